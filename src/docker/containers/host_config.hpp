// HostConfig, the part of a create request that concerns the machine.
#pragma once

#include <localecs/effects/container_engine.hpp>

#include "engine/json_read.hpp"
#include "surroundings.hpp"

namespace localecs::docker {

// HostConfig, all but the ports (create_request) and the place on a network of ours (set_place).
Json host_config(const effects::ContainerSpec& spec, const Surroundings& surroundings);
// True if the container joins another one's network. Host names, DNS, ports and net.* sysctls are
// then that container's, and Docker refuses them here.
bool joins_container(const effects::ContainerSpec& spec);

}  // namespace localecs::docker
