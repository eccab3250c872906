// The way of a task's containers down.
#pragma once

#include "look.hpp"

namespace localecs::decide {

// Stops each running container once no other depends on it any more.
void bring_down_containers(Look& look);

}  // namespace localecs::decide
