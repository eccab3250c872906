// Tasks that a user's own agent runs.
#pragma once

#include "look.hpp"

namespace localecs::decide {

// Nothing is asked of the Engine: the agent runs the task and tells. It ends with its instance, and
// is forgotten as any other.
void follow_agent(Look& look);

}  // namespace localecs::decide
