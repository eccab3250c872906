// The way of a task's containers up and down.
#pragma once

#include "look.hpp"

namespace localecs::decide {

// May find that the task cannot have what it needs, and ask it to stop.
void bring_up_containers(Look& look);
void bring_down_containers(Look& look);

}  // namespace localecs::decide
