// Stopping and removing a container.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "engine/call_runner.hpp"
#include "workshop.hpp"

namespace localecs::docker {

// Reports the run's Exited, then Stopped. Stops wait in the Engine, side by side, so they take no
// place in a CallQueue.
void stop_container(Workshop& shop, const effects::StopContainer& effect);

// Reports Removed, then calls `finished`.
void remove_container(Workshop& shop, const effects::RemoveContainer& effect, Finished finished);

// Kills and removes a container. One that is not there, or that somebody else is removing, counts
// as removed: `done` gets no problem.
void remove_by_force(EngineLink& link, const std::string& runtime_id,
                     std::function<void(std::optional<effects::Problem>)> done);

}  // namespace localecs::docker
