// The body of POST /containers/create.
#pragma once

#include <localecs/effects/container_engine.hpp>

#include "engine/json_read.hpp"
#include "surroundings.hpp"

namespace localecs::docker {

Json create_request(const effects::CreateContainer& effect, const Surroundings& surroundings);

}  // namespace localecs::docker
