// One visit to a stage: its hooks' calls, in the record of the deployment.
#include "hooks.hpp"

#include <localecs/aws/document.hpp>
#include <localecs/aws/ecs/describe_service_deployments.hpp>
#include <localecs/services/ecs/rows/service_deployment.hpp>

#include <algorithm>

#include "hook_functions.hpp"
#include "record.hpp"

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

HookCall& edit_call(ServiceLook& look, const std::string& id) {
  return *std::ranges::find(edit_current_deployment(look).hooks, id, &HookCall::id);
}

// Selects the hook calls of one visit to `stage`: forward at traffic step `step`, or during a
// rollback (`kWayBack`).
struct Visit {
  Stage stage;
  int step;

  bool includes(const HookCall& call) const { return call.stage == stage && call.step == step; }
};

Visit visit_forward(const ServiceLook& look, Stage stage) {
  return {stage, look.deployment->traffic_step};
}

// Notes a call of each of the stage's hooks, once a visit.
void call_hooks(ServiceLook& look, const Visit& visit) {
  const state::ServiceDeployment& current = *look.deployment;
  const auto& hooks = current.described.deploymentConfiguration->lifecycleHooks;
  if (!hooks) return;
  const auto called = [&](const HookCall& call) { return visit.includes(call); };
  if (std::ranges::any_of(current.hooks, called)) return;
  for (const DeploymentLifecycleHook& hook : *hooks) {
    if (!is_for(hook, visit.stage)) continue;
    HookCall call = call_of(look, hook, visit.stage);
    call.step = visit.step;
    edit_current_deployment(look).hooks.push_back(std::move(call));
  }
}

void time_out(ServiceLook& look, const Visit& visit) {
  for (const HookCall& call : std::vector(look.deployment->hooks)) {
    if (!visit.includes(call) || !is_waited_for(call)) continue;
    if (look.now < call.expires_at)
      look.wake_at(call.expires_at);
    else
      edit_call(look, call.id).status = HookStatus::TIMED_OUT;
  }
}

// Invokes the functions that are due. None is invoked again while its answer is on its way.
void invoke(ServiceLook& look, const Visit& visit) {
  for (const HookCall& call : std::vector(look.deployment->hooks)) {
    if (!visit.includes(call) || call.status != HookStatus::IN_PROGRESS || call.is_invoked)
      continue;
    if (look.now < call.invoke_at) {
      look.wake_at(call.invoke_at);
      continue;
    }
    edit_call(look, call.id).is_invoked = true;
    look.plan.invocations.push_back(invocation_of(*look.deployment, call));
  }
}

bool goes_on_after_timeout(const HookCall& call) {
  const auto& timeout = call.hook.timeoutConfiguration;
  return timeout && timeout->action == DeploymentLifecycleHookAction::CONTINUE;
}

// Why one of the visit's calls fails the deployment; empty: none does.
std::string failure_of(const ServiceLook& look, const Visit& visit) {
  const std::string stage(aws::to_text(visit.stage));
  for (const HookCall& call : look.deployment->hooks) {
    if (!visit.includes(call)) continue;
    if (call.status == HookStatus::FAILED)
      return stage + " lifecycle hook(s) failed." +
             (call.problem.empty() ? "" : " " + call.problem);
    if (call.status == HookStatus::TIMED_OUT && !goes_on_after_timeout(call))
      return stage +
             (invokes_function(call) ? " lifecycle hook timed out." : " pause hook timed out.");
  }
  return {};
}

bool is_waited_for(const ServiceLook& look, const Visit& visit) {
  return std::ranges::any_of(look.deployment->hooks, [&](const HookCall& call) {
    return visit.includes(call) && is_waited_for(call);
  });
}

Outcome run(ServiceLook& look, const Visit& visit) {
  call_hooks(look, visit);
  time_out(look, visit);
  invoke(look, visit);
  if (!failure_of(look, visit).empty()) return Outcome::failed;
  return is_waited_for(look, visit) ? Outcome::waiting : Outcome::done;
}

// True if hooks of the stage were called on the way forward: the way back has to tell them.
bool has_visited(const state::ServiceDeployment& deployment, Stage stage) {
  return std::ranges::any_of(deployment.hooks, [&](const HookCall& call) {
    return call.stage == stage && call.step != kWayBack;
  });
}

}  // namespace

Outcome run_hooks(ServiceLook& look, Stage stage) {
  return run(look, visit_forward(look, stage));
}

Verdict judge_hooks(const ServiceLook& look, Stage stage) {
  const std::string failure = failure_of(look, visit_forward(look, stage));
  return failure.empty() ? Verdict{} : failed_by_hook(failure);
}

Outcome run_hooks_back(ServiceLook& look) {
  if (!is_going_back(look)) return Outcome::done;
  for (const Stage stage : {Stage::PRODUCTION_TRAFFIC_SHIFT, Stage::TEST_TRAFFIC_SHIFT}) {
    if (!has_visited(*look.deployment, stage)) continue;
    if (run(look, {stage, kWayBack}) == Outcome::waiting) return Outcome::waiting;
  }
  return Outcome::done;
}

bool waits_for_hook(const state::ServiceDeployment& deployment) {
  return std::ranges::any_of(deployment.hooks, [](const HookCall& call) {
    return call.step != kWayBack && is_waited_for(call);
  });
}

bool waits_for_hook(const ServiceLook& look, Stage stage) {
  return is_waited_for(look, visit_forward(look, stage));
}

}  // namespace localecs::decide
