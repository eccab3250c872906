// The words of service events, as ECS writes them, and the tags of a service's new tasks.
#pragma once

#include <localecs/aws/ecs/tag.hpp>
#include <localecs/aws/ecs/task_definition.hpp>
#include <localecs/services/ecs/placement/placement.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/task.hpp>

#include <string>
#include <string_view>
#include <vector>

#include "crews.hpp"

namespace localecs::decide {

inline constexpr std::string_view kSeeGuide =
    " For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.";
inline constexpr const char* kCannotStart =
    "is unable to consistently start tasks successfully. For more information, see the "
    "Troubleshooting section.";
// The stoppedReason of a service's task whose health check fails.
inline constexpr const char* kFailedHealthCheck = "Task failed container health checks";
inline constexpr const char* kBlockedByPercentages =
    "was unable to stop or start tasks during a deployment because of the service deployment "
    "configuration. Update the "
    "minimumHealthyPercent or maximumPercent value and try again.";

// Says `message`, but not again and again: placement and blocking events are repeated only after a
// while, or when another one came between.
void say_once(ServiceLook& look, const std::string& message);

// for_unhealthy: so many of them replace tasks whose health check fails.
std::string has_started(const std::vector<state::Task>& tasks, int for_unhealthy = 0);
// `where`: " in us-east-1a due to AZ rebalancing", or empty.
std::string has_stopped(const TaskRefs& tasks, std::string_view kind, std::string_view where = {});
std::string blocked_by_protection(const std::string& deployment_id, int tasks);
std::string cannot_place(const std::vector<placement::Refusal>& refusals);

// propagateTags and enableECSManagedTags, applied when a task is made.
std::vector<aws::ecs::Tag> new_task_tags(const state::Service& service, const state::State& state,
                                         const aws::ecs::TaskDefinition& definition);

}  // namespace localecs::decide
