// Lifecycle hooks that invoke functions: what a function is told, and what its answer means.
#pragma once

#include <localecs/effects/functions.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/service_deployment.hpp>

#include <string>

namespace localecs::decide {

bool invokes_function(const state::HookCall& call);

// What the function is invoked with; the weights of traffic where the stage is about them.
effects::InvokeFunction invocation_of(const state::ServiceDeployment& deployment,
                                      const state::HookCall& call);

}  // namespace localecs::decide
