// What a service's deployments leave behind: immutable revisions, and the history of each rollout.
#pragma once

#include <localecs/aws/ecs/describe_service_deployments.hpp>
#include <localecs/base/time.hpp>

#include <optional>
#include <string>
#include <vector>

namespace localecs::state {

// One call of one lifecycle hook.
struct HookCall {
  std::string id;  // "ecs-pause-<43 characters>", "ecs-lambda-<43 characters>"
  // As it was configured then; a function's answer may give it other hookDetails.
  aws::ecs::DeploymentLifecycleHook hook;
  aws::ecs::DeploymentLifecycleHookStage stage{};
  int step = 0;  // of the traffic shift: each step calls its hooks anew
  aws::ecs::DeploymentLifecycleHookStatus status =
      aws::ecs::DeploymentLifecycleHookStatus::AWAITING_ACTION;
  TimePoint expires_at{};

  // Of one that invokes a function: IN_PROGRESS until it has the last word.
  std::string execution_id;  // UUID, the same for all invocations
  bool is_invoked = false;   // the answer is on its way
  TimePoint invoke_at{};     // not before
  std::string problem;       // why it FAILED, as ECS words it
};

// One rollout of one revision. Its counts are taken live while it is in progress; `described` holds
// the snapshot that stays.
struct ServiceDeployment {
  std::string arn;
  std::string service_arn;
  std::string deployment_id;  // "ecs-svc/<n>" of its target; <n> names the target revision too
  aws::ecs::ServiceDeployment described;
  std::vector<HookCall> hooks;  // of the stage it is in, and of earlier ones
  TimePoint stage_since{};      // of its lifecycle stage
  int traffic_step = 0;         // of PRODUCTION_TRAFFIC_SHIFT: steps that have been taken
  TimePoint step_since{};       // when the last one was taken
  // Rolled out; while its alarms are watched a little longer: since when.
  std::optional<TimePoint> baking_since;

  bool is_over() const { return described.finishedAt.has_value(); }
};

}  // namespace localecs::state
