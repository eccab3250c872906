// ROLLING: new tasks come and old ones go within minimum and maximum percent.
#pragma once

#include "decide/deployment/service_look.hpp"
#include "decide/deployment/verdict.hpp"
#include "decide/service/crews.hpp"

namespace localecs::decide {

// Runs the hooks of a deployment that goes forward: PRE_SCALE_UP before anything moves,
// POST_SCALE_UP once it is up. Fails it where a hook does.
Verdict run_rolling_hooks(ServiceLook& look, const Crews& crews);
// True while PRE_SCALE_UP's hooks hold the deployment back: no new task may start.
bool is_held_back(const ServiceLook& look);

// Brings the tasks in line with the desired count. Every service is kept so while no other strategy
// is under way.
void roll(ServiceLook& look, Crews crews);

}  // namespace localecs::decide
