// What a STOPPED task still has in the Engine, and when the task itself is forgotten.
#pragma once

#include "look.hpp"

namespace localecs::decide {

void clean_up(Look& look);

}  // namespace localecs::decide
