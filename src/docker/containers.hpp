// The effects on a single container. Each tells its one outcome and then calls `finished`.
#pragma once

#include "call_runner.hpp"
#include "workshop.hpp"

namespace localecs::docker {

void create_container(Workshop& shop, const effects::CreateContainer& effect, Finished finished);
void start_container(Workshop& shop, const effects::StartContainer& effect, Finished finished);
void stop_container(Workshop& shop, const effects::StopContainer& effect);
void remove_container(Workshop& shop, const effects::RemoveContainer& effect, Finished finished);

}  // namespace localecs::docker
