// Whether a service's deployment fails now.
#pragma once

#include "decide/deployment/service_look.hpp"
#include "decide/deployment/verdict.hpp"
#include "decide/service/crews.hpp"

namespace localecs::decide {

// Asks in this order: the user, the circuit breaker, the alarms, then the hooks and time-outs of
// the stage that the deployment is in. The stage comes last because its answer takes work: a
// deployment that already fails calls no hook and moves no traffic. None of them changes which
// deployment is PRIMARY.
Verdict judge(ServiceLook& look, const Crews& crews);

}  // namespace localecs::decide
