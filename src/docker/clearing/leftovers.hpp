// What is ours in the Engine beside containers: volumes and networks.
#pragma once

#include <functional>
#include <string>

#include "containers/workshop.hpp"

namespace localecs::docker {

// `done` gets "" or what went wrong, never from inside the call.
using Cleared = std::function<void(std::string)>;

void remove_volumes(Workshop& shop, Cleared done);
// A network that somebody else's container is on stays, and is found again.
void remove_networks(Workshop& shop, Cleared done);

}  // namespace localecs::docker
