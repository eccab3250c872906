// A container's place on a network, in the words of a create request.
#pragma once

#include "engine/json_read.hpp"
#include "networks.hpp"

namespace localecs::docker {

// Puts the container on the place's network, with its address and, unless `config` has one, its
// host name. minor_version: of the API that is spoken.
void set_place(Json& config, Json& host, const Place& place, int minor_version);

}  // namespace localecs::docker
