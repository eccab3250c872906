// The body of POST /containers/create.
#pragma once

#include <localecs/effects/container_engine.hpp>

#include "json_read.hpp"

namespace localecs::docker {

Json create_request(const effects::CreateContainer& effect, const std::string& owner);

}  // namespace localecs::docker
