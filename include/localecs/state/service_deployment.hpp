// What a service's deployments leave behind: immutable revisions, and the history of each rollout.
#pragma once

#include <localecs/aws/ecs/service_deployment.hpp>
#include <localecs/base/time.hpp>

#include <optional>
#include <string>
#include <vector>

namespace localecs::state {

// One call of one lifecycle hook.
struct HookCall {
  std::string id;  // "ecs-pause-<43 characters>"
  aws::ecs::DeploymentLifecycleHook hook;
  aws::ecs::DeploymentLifecycleHookStage stage{};
  aws::ecs::DeploymentLifecycleHookStatus status =
      aws::ecs::DeploymentLifecycleHookStatus::AWAITING_ACTION;
  TimePoint expires_at{};
};

// One rollout of one revision. Its counts are taken live while it is in progress; `described` holds
// the snapshot that stays.
struct ServiceDeployment {
  std::string arn;
  std::string service_arn;
  std::string deployment_id;  // "ecs-svc/<n>" of its target; <n> names the target revision too
  aws::ecs::ServiceDeployment described;
  std::vector<HookCall> hooks;  // of the stage it is in, and of earlier ones
  TimePoint stage_since{};
  double production_weight = 0, test_weight = 0;  // percent, of the target

  bool is_over() const { return described.finishedAt.has_value(); }
};

}  // namespace localecs::state
