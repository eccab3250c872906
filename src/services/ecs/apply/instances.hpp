// The ends of instances.
#pragma once

#include <localecs/services/desk.hpp>
#include <localecs/services/ecs/rows.hpp>

#include <string>

namespace localecs::services::ecs {

// DRAINING: it is terminated once it is empty; a managed one after its longest time of draining all
// the same.
void drain(Desk& desk, const std::string& instance_arn);
// What still runs there ends with it; its provider sees that it is gone.
void terminate(Desk& desk, const state::Instance& instance);

}  // namespace localecs::services::ecs
