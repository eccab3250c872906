// Removes from the Engine what a task no longer needs, and forgets a STOPPED task in the end.
#pragma once

#include "look.hpp"

namespace localecs::decide {

// For STOPPED tasks: containers and volumes are kept for a while, containers that never ran are
// not.
void clean_up(Look& look);
// In a task that goes on: removes a container whose start was given up because the Engine did not
// answer. The Engine may start it all the same, one day.
void remove_given_up(Look& look);

}  // namespace localecs::decide
