// BLUE_GREEN, LINEAR and CANARY: two revisions side by side.
#pragma once

#include "decide/deployment/service_look.hpp"
#include "decide/service/crews.hpp"

namespace localecs::decide {

// Runs blue and green side by side as long as the deployment's stage asks for both; in CLEAN_UP
// blue goes. `tasks` are those that `crews` has sorted.
void shift_traffic(ServiceLook& look, const TaskRefs& tasks, Crews crews);

}  // namespace localecs::decide
