// The lifecycle stages of BLUE_GREEN, LINEAR and CANARY.
#pragma once

#include "decide/deployment/service_look.hpp"
#include "decide/deployment/verdict.hpp"
#include "decide/service/crews.hpp"

namespace localecs::decide {

// Carries out stage after stage as far as nothing is waited for: hooks are called, traffic moves.
// Fails the deployment where a hook does, or where a stage takes too long. `crews.primary` is
// green.
Verdict advance_stages(ServiceLook& look, const Crews& crews);

}  // namespace localecs::decide
