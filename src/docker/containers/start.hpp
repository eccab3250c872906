// Starting a container.
#pragma once

#include "engine/call_runner.hpp"
#include "workshop.hpp"

namespace localecs::docker {

// Reports Started, and Exited where the run is over by then; then calls `finished`.
void start_container(Workshop& shop, const effects::StartContainer& effect, Finished finished);

}  // namespace localecs::docker
