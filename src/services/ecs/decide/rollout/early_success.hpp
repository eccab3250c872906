// earlySuccessCriteria: a rolling deployment that succeeds before all of its tasks are there.
#pragma once

#include "decide/deployment/service_look.hpp"
#include "decide/service/crews.hpp"

namespace localecs::decide {

// True once so many new tasks are healthy that earlier ones may all go at once.
bool clears_early(const ServiceLook& look, const Crews& crews);
// True once so many new tasks are healthy that the deployment succeeds now.
bool succeeds_early(const ServiceLook& look, const Crews& crews);

}  // namespace localecs::decide
