// The task definitions that simulated users do things with.
#pragma once

#include <string>
#include <vector>

#include "world.hpp"

namespace localecs::tests {

// Those in awsvpc mode begin with "net": a service stays with them, or with the others, as long as
// it gives no other network.
const std::vector<std::string>& good_families();
// They crash, never start, or fall ill.
const std::vector<std::string>& bad_families();
void register_definitions(World& world);

}  // namespace localecs::tests
