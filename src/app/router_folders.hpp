// Removes the folders of tasks' log routers (FireLens) on this machine when the tasks end.
#pragma once

#include <localecs/effects/container_engine.hpp>
#include <localecs/state/state.hpp>

namespace localecs::app {

// Removes the folder of the effect's task if the effect removes a container of a stopped or unknown
// task; other effects do nothing.
void remove_router_folder(const state::State& state, const effects::Effect& effect);
// Removes the folders of all tasks that have a log router.
void remove_router_folders(const state::State& state);

}  // namespace localecs::app
