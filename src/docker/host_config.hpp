// HostConfig, the part of a create request that concerns the machine.
#pragma once

#include <localecs/effects/container_engine.hpp>

#include "json_read.hpp"

namespace localecs::docker {

// All but the ports.
Json host_config(const effects::ContainerSpec& spec);

}  // namespace localecs::docker
