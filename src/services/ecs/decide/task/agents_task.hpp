// Tasks that a user's own agent runs.
#pragma once

#include "look.hpp"

namespace localecs::decide {

// Asks nothing of the Engine: the agent runs the task and tells. Stops the task when its instance
// is gone, and forgets it as any other.
void follow_agent(Look& look);

}  // namespace localecs::decide
