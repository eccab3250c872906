// What a task still has in the Engine and does not need any more, and when a STOPPED one is
// forgotten.
#pragma once

#include "look.hpp"

namespace localecs::decide {

void clean_up(Look& look);
// Of a task that goes on: a container whose start was given up because the Engine did not answer.
// It may come up all the same, one day.
void remove_given_up(Look& look);

}  // namespace localecs::decide
