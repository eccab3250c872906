// The folders that tasks' log routers (FireLens) have on this machine go when the tasks do.
#pragma once

#include <localecs/effects/container_engine.hpp>
#include <localecs/state/state.hpp>

namespace localecs::app {

// Called for what the engine is asked: a container of a task that has stopped is removed.
void remove_router_folder(const state::State& state, const effects::Effect& effect);
// Of all tasks.
void remove_router_folders(const state::State& state);

}  // namespace localecs::app
