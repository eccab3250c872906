// The volumes that the Engine makes for a task: there before its containers, gone after them.
#pragma once

#include <localecs/services/ecs/rows.hpp>

#include "look.hpp"

namespace localecs::decide {

void create_volumes(Look& look);
bool are_volumes_ready(const state::Task& task);
// Removes the volumes that belong to the task alone; to be called once its containers are removed.
// True while one is left.
bool remove_volumes(Look& look);

}  // namespace localecs::decide
