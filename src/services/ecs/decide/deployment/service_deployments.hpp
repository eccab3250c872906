// The record of a service's rollouts: how each goes on, fails, is rolled back and ends.
#pragma once

#include <localecs/aws/ecs/deployment_configuration.hpp>
#include <localecs/services/ecs/rows.hpp>

#include "decide/service/service_look.hpp"

#include <optional>
#include <string>

namespace localecs::decide {

// The row of PRIMARY's service deployment, or of the one that PRIMARY rolls back; nullptr once it
// has ended. What is changed through it is written when the look ends.
const state::ServiceDeployment* current_deployment(const ServiceLook& look);
state::ServiceDeployment& change_current(ServiceLook& look);

// Begins what is PENDING, ends what a newer deployment has overtaken, does what users asked for.
void keep_record(ServiceLook& look);
// PRIMARY has been rolled out, or rolled back to.
void record_success(ServiceLook& look);

// Why a deployment fails, in the words of the three places that tell it.
struct Failure {
  std::string event;  // after "deployment failed: "
  std::string rollout_reason;
  std::string because;  // "the circuit breaker threshold was exceeded."
};
// Fails PRIMARY. With `rolls_back` the last deployment that was completed becomes PRIMARY again.
void fail_deployment(ServiceLook& look, const Failure& failure, bool rolls_back);

// --- breaker.cpp ---
void watch_failures(ServiceLook& look);
// A task that cannot be placed counts as failed too, as long as none of its deployment runs: once a
// round of attempts, and not while somebody's task is leaving one of the instances.
void heed_refusal(ServiceLook& look, state::Deployment& deployment,
                  const std::vector<placement::Refusal>& refusals);

// --- deployment_alarms.cpp ---
// An alarm that is in ALARM already as the deployment begins cannot tell of it: none is watched.
void begin_to_watch(const state::State& state, state::ServiceDeployment& row);
// Fails the deployment that goes forward when one of its alarms is in ALARM.
void watch_alarms(ServiceLook& look);
bool watches_alarms(const ServiceLook& look);
// Whether they have been watched long enough since the rollout was done (`is_up`); strategies that
// shift traffic have a stage for that. The look wakes when the time has passed.
bool has_baked(ServiceLook& look, bool is_up);
Duration bake_time(const ServiceLook& look);

// --- early_success.cpp ---
// Whether so many new tasks are healthy that the user calls it done (earlySuccessCriteria): earlier
// ones may all go; it succeeds now.
bool clears_early(const ServiceLook& look, const Crews& crews);
bool succeeds_early(const ServiceLook& look, const Crews& crews);

// --- hooks.cpp ---
// Whether all hooks of that stage have let the deployment go on; calls them when first asked. One
// that fails or times out fails the deployment: then false, and PRIMARY is another.
bool hooks_pass(ServiceLook& look, aws::ecs::DeploymentLifecycleHookStage stage);
// Whether one that was called on the way forward has not answered yet.
bool waits_for_hook(const state::ServiceDeployment& deployment);
// hooks_pass of a rollback: functions that were told of traffic on its way forward are told of its
// way back, one stage after the other. What fails then stops nothing: the way back is the only one.
bool hooks_pass_back(ServiceLook& look);

bool is_shifting(const state::ServiceDeployment& deployment);
// In progress, not on its way back.
bool is_going_forward(const ServiceLook& look);

}  // namespace localecs::decide
