// The record of a service's rollouts: how each goes on, fails, is rolled back and ends.
#pragma once

#include "service_look.hpp"

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

// --- hooks.cpp ---
// Whether all hooks of that stage have let the deployment go on; calls them when first asked. One
// that fails or times out fails the deployment: then false, and PRIMARY is another.
bool hooks_pass(ServiceLook& look, aws::ecs::DeploymentLifecycleHookStage stage);

bool is_shifting(const state::ServiceDeployment& deployment);
// In progress, not on its way back.
bool is_going_forward(const ServiceLook& look);

}  // namespace localecs::decide
