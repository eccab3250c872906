// The history of a service's rollouts: one service deployment each, with its lifecycle hook calls.
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
  // A copy of the hook's configuration; a function's answer may replace its hookDetails.
  aws::ecs::DeploymentLifecycleHook hook;
  aws::ecs::DeploymentLifecycleHookStage stage{};
  int step = 0;  // of the traffic shift, which calls its hooks at each step
  aws::ecs::DeploymentLifecycleHookStatus status =
      aws::ecs::DeploymentLifecycleHookStatus::AWAITING_ACTION;
  TimePoint expires_at{};

  // Only if the hook invokes a Lambda function, which may answer IN_PROGRESS and is then asked
  // again.
  std::string execution_id;  // UUID, the same for all invocations
  bool is_invoked = false;   // the function was called and has not answered yet
  TimePoint invoke_at{};     // the next call is made not before this
  std::string problem;       // why it FAILED, as ECS words it
};

// One rollout of one service revision. While it is in progress its counts are taken from the live
// tasks; `described` keeps the final ones.
struct ServiceDeployment {
  std::string arn;
  std::string service_arn;
  std::string deployment_id;  // "ecs-svc/<n>" of its target; <n> names the target revision too
  aws::ecs::ServiceDeployment described;
  std::vector<HookCall> hooks;  // of the stage it is in, and of earlier ones
  TimePoint stage_since{};      // when its lifecycle stage began
  int traffic_step = 0;         // of PRODUCTION_TRAFFIC_SHIFT: steps taken so far
  TimePoint step_since{};       // when the last one was taken
  // When the bake time began: all tasks are rolled out, only the alarms are still watched.
  std::optional<TimePoint> baking_since;

  bool is_over() const { return described.finishedAt.has_value(); }
};

}  // namespace localecs::state
