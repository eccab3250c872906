// Engines that come and go.
#pragma once

#include <localecs/effects/container_engine.hpp>
#include <localecs/services/desk.hpp>

namespace localecs::services::ecs {

// The Engine answers: its machine, its agents, and every container that it has.
void engine_up(Desk& desk, const effects::EngineUp& up);
void engine_down(Desk& desk, const effects::EngineDown& down);

}  // namespace localecs::services::ecs
