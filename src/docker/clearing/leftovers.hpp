// Removes what is ours in the Engine beside containers: volumes and networks.
#pragma once

#include <functional>
#include <string>

#include "engine/engine_link.hpp"
#include "networks/networks.hpp"

namespace localecs::docker {

// `done` gets "" or what went wrong, never from inside the call.
using Cleared = std::function<void(std::string)>;

void remove_volumes(EngineLink& link, Cleared done);
// A network on which somebody else's container is stays, and is found again when it is needed.
void remove_networks(EngineLink& link, Networks& networks, Cleared done);

}  // namespace localecs::docker
