// Volumes of the Engine. Each effect tells its one outcome and then calls `finished`.
#pragma once

#include "engine/call_runner.hpp"
#include "workshop.hpp"

namespace localecs::docker {

void create_volume(Workshop& shop, const effects::CreateVolume& effect, Finished finished);
void remove_volume(Workshop& shop, const effects::RemoveVolume& effect, Finished finished);

}  // namespace localecs::docker
