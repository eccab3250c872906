// The way of a task's containers up.
#pragma once

#include "look.hpp"

namespace localecs::decide {

// Pulls, makes and starts what may come next. Asks the task to stop if it cannot have what it
// needs.
void bring_up_containers(Look& look);

}  // namespace localecs::decide
