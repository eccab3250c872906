// Volumes of the Engine. Each effect reports its one outcome and then calls `finished`.
#pragma once

#include "engine/call_runner.hpp"
#include "engine/engine_link.hpp"

namespace localecs::docker {

void create_volume(EngineLink& link, const effects::CreateVolume& effect, Finished finished);
void remove_volume(EngineLink& link, const effects::RemoveVolume& effect, Finished finished);

}  // namespace localecs::docker
