// HostConfig, the part of a create request that concerns the machine.
#pragma once

#include <localecs/effects/container_engine.hpp>

#include "engine/json_read.hpp"
#include "surroundings.hpp"

namespace localecs::docker {

// All but the ports and the place on a network of ours.
Json host_config(const effects::ContainerSpec& spec, const Surroundings& surroundings);
// The network is another container's, and all that belongs to it is that one's.
bool joins_container(const effects::ContainerSpec& spec);

}  // namespace localecs::docker
