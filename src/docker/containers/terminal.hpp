// A command in a running container, over the Engine's exec calls.
#pragma once

#include "engine/engine_link.hpp"

namespace localecs::docker {

std::unique_ptr<effects::Terminal> open_exec(EngineLink& link, effects::TerminalSpec spec,
                                             effects::TerminalEvents events);

}  // namespace localecs::docker
