// A command in a running container, over the Engine's exec calls.
#pragma once

#include "engine/engine_link.hpp"

namespace localecs::docker {

// Begins the command and gives its terminal at once: what is written before the command runs waits
// for it. That the command could not be run, too, comes as `on_end`. Not over TLS.
std::unique_ptr<effects::Terminal> open_exec(EngineLink& link, effects::TerminalSpec spec,
                                             effects::TerminalEvents events);

}  // namespace localecs::docker
