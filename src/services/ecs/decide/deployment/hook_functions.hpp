// Lifecycle hooks that invoke functions: what a function is told, and what its answer means.
#pragma once

#include <localecs/effects/functions.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/service_deployment.hpp>

#include <string>

namespace localecs::decide {

// False of a hook that only pauses until a user lets the deployment go on.
bool invokes_function(const state::HookCall& call);

// The payload holds the weights of traffic only in a stage that shifts them.
effects::InvokeFunction invocation_of(const state::ServiceDeployment& deployment,
                                      const state::HookCall& call);

// Takes what a hook's function answered into the deployment. An answer that nobody waits for any
// more changes nothing.
void observe(state::ServiceDeployment& deployment, const effects::FunctionAnswered& answer,
             TimePoint now);

// True while a function's answer is on its way.
bool is_in_flight(const state::ServiceDeployment& deployment);
// The answers on their way will never come: the functions are invoked again.
void interrupt(state::ServiceDeployment& deployment);

}  // namespace localecs::decide
