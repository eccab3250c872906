// Express services in scenarios.
#pragma once

#include "command.hpp"

#include "simulation/world.hpp"

#include <string>
#include <vector>

namespace localecs::tests {

// express shop create image=shop:1 [min=2]; express shop update image=shop:2; express shop delete;
// express shop: the lines that tell what is described.
std::vector<std::string> change_express(World& world, const Command& command);

}  // namespace localecs::tests
