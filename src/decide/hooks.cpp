// Lifecycle hooks of a deployment: called once a stage, waited for, timed out.
#include <localecs/aws/document.hpp>

#include "service_deployments.hpp"

namespace localecs::decide {
namespace {

using namespace aws::ecs;
using HookStatus = DeploymentLifecycleHookStatus;
using Stage = DeploymentLifecycleHookStage;
using state::HookCall;

constexpr int kDefaultTimeout = 1440;  // minutes

bool is_for(const DeploymentLifecycleHook& hook, Stage stage) {
  return hook.lifecycleStages && std::ranges::count(*hook.lifecycleStages, stage) > 0;
}

HookCall call_of(ServiceLook& look, const DeploymentLifecycleHook& hook, Stage stage) {
  const auto& timeout = hook.timeoutConfiguration;
  const int minutes =
      timeout ? timeout->timeoutInMinutes.value_or(kDefaultTimeout) : kDefaultTimeout;
  return {.id = "ecs-pause-" + look.ids.url_safe(43),
          .hook = hook,
          .stage = stage,
          .expires_at = look.now + std::chrono::minutes(minutes)};
}

// Calls the stage's hooks where that has not been done for this visit of it.
void call_hooks(ServiceLook& look, Stage stage) {
  const state::ServiceDeployment& current = *current_deployment(look);
  const auto& hooks = current.described.deploymentConfiguration->lifecycleHooks;
  if (!hooks) return;
  const bool called = std::ranges::any_of(current.hooks, [&](const HookCall& call) {
    return call.stage == stage && call.step == current.traffic_step;
  });
  if (called) return;
  for (const DeploymentLifecycleHook& hook : *hooks) {
    if (!is_for(hook, stage)) continue;
    HookCall call = call_of(look, hook, stage);
    auto& row = change_current(look);
    call.step = row.traffic_step;
    row.hooks.push_back(std::move(call));
  }
}

void time_out(ServiceLook& look, Stage stage) {
  for (const HookCall& call : std::vector(current_deployment(look)->hooks)) {
    if (call.stage != stage || call.status != HookStatus::AWAITING_ACTION) continue;
    if (look.now < call.expires_at) {
      look.wake_at(call.expires_at);
      continue;
    }
    auto& hooks = change_current(look).hooks;
    std::ranges::find(hooks, call.id, &HookCall::id)->status = HookStatus::TIMED_OUT;
  }
}

bool goes_on_after_timeout(const HookCall& call) {
  const auto& timeout = call.hook.timeoutConfiguration;
  return timeout && timeout->action == DeploymentLifecycleHookAction::CONTINUE;
}

void fail(ServiceLook& look, Stage stage, const std::string& what) {
  const std::string because = std::string(aws::to_text(stage)) + " " + what;
  fail_deployment(look,
                  {.event = "Service deployment rolled back because " + because,
                   .rollout_reason = "ECS deployment lifecycle hook: " + because,
                   .because = because},
                  /*rolls_back=*/true);
}

}  // namespace

bool hooks_pass(ServiceLook& look, Stage stage) {
  if (!current_deployment(look)) return true;
  call_hooks(look, stage);
  time_out(look, stage);
  bool all = true;
  for (const HookCall& call : std::vector(current_deployment(look)->hooks)) {
    if (call.stage != stage) continue;
    if (call.status == HookStatus::FAILED) {
      fail(look, stage, "lifecycle hook(s) failed.");
      return false;
    }
    if (call.status == HookStatus::TIMED_OUT && !goes_on_after_timeout(call)) {
      fail(look, stage, "pause hook timed out.");
      return false;
    }
    all &= call.status != HookStatus::AWAITING_ACTION;
  }
  return all;
}

}  // namespace localecs::decide
