// A task's lastStatus, which follows from the steps of its parts.
#pragma once

#include "look.hpp"

namespace localecs::decide {

// Raises the status where the steps say so, and notes the times that ECS shows.
void raise_last_status(Look& look);

}  // namespace localecs::decide
