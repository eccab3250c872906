// What a service starts.
#pragma once

#include <localecs/services/ecs/placement/placement.hpp>

#include "decide/deployment/service_look.hpp"

namespace localecs::decide {

// What the next task of that deployment asks of its place.
placement::Request request_for(ServiceLook& look, const state::Deployment& deployment);
// Places up to `count` tasks of that deployment; none while its failures are backed off.
void start_tasks(ServiceLook& look, state::Deployment& deployment, int count);

}  // namespace localecs::decide
