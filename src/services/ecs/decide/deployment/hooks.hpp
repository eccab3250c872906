// Lifecycle hooks of a deployment: called once a stage, waited for, timed out.
#pragma once

#include <localecs/aws/ecs/describe_service_deployments.hpp>
#include <localecs/services/ecs/rows.hpp>

#include "service_look.hpp"
#include "verdict.hpp"

namespace localecs::decide {

// Calls the hooks of that stage when it is first run, invokes functions that are due, and times out
// calls. `failed`: judge_hooks says why. To be called while the deployment goes forward.
Outcome run_hooks(ServiceLook& look, aws::ecs::DeploymentLifecycleHookStage stage);
// Fails the deployment if a hook of that stage has failed or timed out. Calls nothing.
Verdict judge_hooks(const ServiceLook& look, aws::ecs::DeploymentLifecycleHookStage stage);

// Calls functions that were told of traffic on its way forward once more on its way back, one stage
// after the other. Never `failed`: a hook that fails then stops nothing, the way back is the only
// one.
Outcome run_hooks_back(ServiceLook& look);

// True while a hook that was called on the way forward has not answered: of any stage, or of
// `stage`.
bool waits_for_hook(const state::ServiceDeployment& deployment);
bool waits_for_hook(const ServiceLook& look, aws::ecs::DeploymentLifecycleHookStage stage);

}  // namespace localecs::decide
