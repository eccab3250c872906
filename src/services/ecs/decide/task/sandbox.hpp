// What the containers of a task share: made before them, gone before the task is STOPPED.
#pragma once

#include <localecs/services/ecs/rows.hpp>

#include "look.hpp"

namespace localecs::decide {

void prepare_sandbox(Look& look);
// Gives the sandbox back; to be called once no container needs it any more.
void release_sandbox(Look& look);
// It is there, or the task needs none.
bool is_sandbox_ready(const state::Task& task);
// Nothing of it is left, as far as we know.
bool is_sandbox_gone(const state::Task& task);

}  // namespace localecs::decide
