// Drains and terminates container instances.
#pragma once

#include <localecs/services/desk.hpp>
#include <localecs/services/ecs/rows.hpp>

#include <string>

namespace localecs::services::ecs {

// Sets the instance to DRAINING. It is terminated once it is empty; one of Managed Instances at the
// latest after timing.longest_drain.
void drain(Desk& desk, const std::string& instance_arn);
// Erases the instance and stops the tasks that still run there.
void terminate(Desk& desk, const state::Instance& instance);

}  // namespace localecs::services::ecs
