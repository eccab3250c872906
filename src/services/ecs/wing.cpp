// Amazon ECS as the house knows it.
#include <localecs/services/wing.hpp>

#include <localecs/services/cloudwatch/rows.hpp>
#include <localecs/services/ecs.hpp>
#include <localecs/services/ecs/rows.hpp>

#include "apply/apply.hpp"
#include "policy.hpp"

namespace localecs::services::ecs {
namespace {

constexpr Decider kDeciders[] = {{&clusters, &look_at_cluster},
                                 {&families, &look_at_family},
                                 {&services, &look_at_service},
                                 {&tasks, &look_at_task},
                                 {&instances, &look_at_instance},
                                 {&capacity_providers, &look_at_capacity_provider},
                                 {&daemon_families, &look_at_daemon_family},
                                 {&daemons, &look_at_daemon},
                                 {&failed_zones, &look_at_zone},
                                 {&tokens, &look_at_token}};

constexpr Wake kWakes[] = {{&tasks, &wake_around_task},
                           {&tasks, &wake_daemon_of_task},
                           {&service_deployments, &wake_service_of_deployment},
                           {&instances, &wake_provider_of_instance},
                           {&instances, &wake_daemons_beside_instance},
                           {&daemons, &wake_what_waits_for_daemon},
                           {&cloudwatch::alarms, &wake_deployments}};

}  // namespace

extern const Wing wing;
const Wing wing{.operations = &operations,
                .parts = &parts,
                .deciders = kDeciders,
                .wakes = kWakes,
                .observe = &observe,
                .answered = &answered,
                .begin = &begin,
                .resume = &resume,
                .policy = {.name = "ecs", .resources = &resources, .passed_roles = &passed_roles}};

}  // namespace localecs::services::ecs
