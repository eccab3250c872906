// A command in a running container, over the Engine's exec calls.
#pragma once

#include "workshop.hpp"

namespace localecs::docker {

std::unique_ptr<effects::Terminal> open_exec(Workshop& shop, effects::TerminalSpec spec,
                                             effects::TerminalEvents events);

}  // namespace localecs::docker
