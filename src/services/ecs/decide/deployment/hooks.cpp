// Lifecycle hooks of a deployment: called once a stage, waited for, timed out.
#include <localecs/aws/document.hpp>
#include <localecs/aws/ecs/describe_service_deployments.hpp>

#include <localecs/services/ecs/rows/service_deployment.hpp>

#include "hook_functions.hpp"
#include "service_deployments.hpp"

namespace localecs::decide {
namespace {

using namespace aws::ecs;
using HookStatus = DeploymentLifecycleHookStatus;
using Stage = DeploymentLifecycleHookStage;
using state::HookCall;

constexpr int kDefaultTimeout = 1440;  // minutes
constexpr int kWayBack = -1;           // instead of a step of the traffic shift

bool is_for(const DeploymentLifecycleHook& hook, Stage stage) {
  return hook.lifecycleStages && std::ranges::count(*hook.lifecycleStages, stage) > 0;
}

HookCall call_of(ServiceLook& look, const DeploymentLifecycleHook& hook, Stage stage) {
  const auto& timeout = hook.timeoutConfiguration;
  const int minutes =
      timeout ? timeout->timeoutInMinutes.value_or(kDefaultTimeout) : kDefaultTimeout;
  HookCall call{.hook = hook,
                .stage = stage,
                .expires_at = look.now + std::chrono::minutes(minutes),
                .execution_id = {},
                .problem = {}};
  const bool invokes = invokes_function(call);
  call.id = (invokes ? "ecs-lambda-" : "ecs-pause-") + look.ids.url_safe(43);
  if (!invokes) return call;
  call.hook.targetType = DeploymentLifecycleHookTargetType::AWS_LAMBDA;
  call.status = HookStatus::IN_PROGRESS;
  call.execution_id = look.ids.uuid();
  call.invoke_at = look.now;
  return call;
}

bool is_waited_for(const HookCall& call) {
  return call.status == HookStatus::AWAITING_ACTION || call.status == HookStatus::IN_PROGRESS;
}

HookCall& change(ServiceLook& look, const std::string& id) {
  return *std::ranges::find(change_current(look).hooks, id, &HookCall::id);
}

// Which calls are meant: of a stage, on the way forward at one step of the traffic shift, or on the
// way back.
struct Visit {
  Stage stage;
  int step;

  bool holds(const HookCall& call) const { return call.stage == stage && call.step == step; }
};

// Calls the stage's hooks where that has not been done for this visit of it.
void call_hooks(ServiceLook& look, const Visit& visit) {
  const state::ServiceDeployment& current = *current_deployment(look);
  const auto& hooks = current.described.deploymentConfiguration->lifecycleHooks;
  if (!hooks) return;
  const auto called = [&](const HookCall& call) { return visit.holds(call); };
  if (std::ranges::any_of(current.hooks, called)) return;
  for (const DeploymentLifecycleHook& hook : *hooks) {
    if (!is_for(hook, visit.stage)) continue;
    HookCall call = call_of(look, hook, visit.stage);
    call.step = visit.step;
    change_current(look).hooks.push_back(std::move(call));
  }
}

void time_out(ServiceLook& look, const Visit& visit) {
  for (const HookCall& call : std::vector(current_deployment(look)->hooks)) {
    if (!visit.holds(call) || !is_waited_for(call)) continue;
    if (look.now < call.expires_at)
      look.wake_at(call.expires_at);
    else
      change(look, call.id).status = HookStatus::TIMED_OUT;
  }
}

// Those whose time has come, and that have no answer on its way.
void invoke(ServiceLook& look, const Visit& visit) {
  for (const HookCall& call : std::vector(current_deployment(look)->hooks)) {
    if (!visit.holds(call) || call.status != HookStatus::IN_PROGRESS || call.is_invoked) continue;
    if (look.now < call.invoke_at) {
      look.wake_at(call.invoke_at);
      continue;
    }
    change(look, call.id).is_invoked = true;
    look.plan.invocations.push_back(invocation_of(*current_deployment(look), call));
  }
}

bool goes_on_after_timeout(const HookCall& call) {
  const auto& timeout = call.hook.timeoutConfiguration;
  return timeout && timeout->action == DeploymentLifecycleHookAction::CONTINUE;
}

struct Verdict {
  bool is_passed = true;
  std::string failure;  // "POST_SCALE_UP lifecycle hook(s) failed. …"; empty: none has failed
};

Verdict ask(ServiceLook& look, const Visit& visit) {
  call_hooks(look, visit);
  time_out(look, visit);
  invoke(look, visit);
  Verdict verdict;
  const std::string stage(aws::to_text(visit.stage));
  for (const HookCall& call : current_deployment(look)->hooks) {
    if (!visit.holds(call)) continue;
    if (call.status == HookStatus::FAILED)
      return {false, stage + " lifecycle hook(s) failed." +
                         (call.problem.empty() ? "" : " " + call.problem)};
    if (call.status == HookStatus::TIMED_OUT && !goes_on_after_timeout(call))
      return {false, stage + (invokes_function(call) ? " lifecycle hook timed out."
                                                     : " pause hook timed out.")};
    verdict.is_passed &= !is_waited_for(call);
  }
  return verdict;
}

// Whether functions were told on the way forward that traffic moves.
bool has_visited(const state::ServiceDeployment& deployment, Stage stage) {
  return std::ranges::any_of(deployment.hooks, [&](const HookCall& call) {
    return call.stage == stage && call.step != kWayBack;
  });
}

}  // namespace

bool hooks_pass(ServiceLook& look, Stage stage) {
  if (!current_deployment(look)) return true;
  const Verdict verdict = ask(look, {stage, current_deployment(look)->traffic_step});
  if (!verdict.failure.empty())
    fail_deployment(look,
                    {.event = "Service deployment rolled back because " + verdict.failure,
                     .rollout_reason = "ECS deployment lifecycle hook: " + verdict.failure,
                     .because = verdict.failure},
                    /*rolls_back=*/true);
  return verdict.is_passed;
}

bool waits_for_hook(const state::ServiceDeployment& deployment) {
  return std::ranges::any_of(deployment.hooks, [](const HookCall& call) {
    return call.step != kWayBack && is_waited_for(call);
  });
}

bool hooks_pass_back(ServiceLook& look) {
  const state::ServiceDeployment* current = current_deployment(look);
  if (!current || current->described.status != ServiceDeploymentStatus::ROLLBACK_IN_PROGRESS)
    return true;
  for (const Stage stage : {Stage::PRODUCTION_TRAFFIC_SHIFT, Stage::TEST_TRAFFIC_SHIFT}) {
    if (!has_visited(*current_deployment(look), stage)) continue;
    const Verdict verdict = ask(look, {stage, kWayBack});
    if (!verdict.is_passed && verdict.failure.empty()) return false;
  }
  return true;
}

}  // namespace localecs::decide
