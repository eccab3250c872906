// The reactions to an Engine's connection and loss.
#pragma once

#include <localecs/effects/container_engine.hpp>
#include <localecs/services/desk.hpp>

namespace localecs::services::ecs {

// Takes over the Engine's description of its machine and the list of all its containers.
void engine_up(Desk& desk, const effects::EngineUp& up);
void engine_down(Desk& desk, const effects::EngineDown& down);

}  // namespace localecs::services::ecs
