// The sandbox that a task's containers share: made before them, gone before the task is STOPPED.
#pragma once

#include <localecs/services/ecs/rows.hpp>

#include "look.hpp"

namespace localecs::decide {

void prepare_sandbox(Look& look);
// Gives the sandbox back; to be called once no container needs it any more.
void release_sandbox(Look& look);
// True once the sandbox is there, or if the task needs none.
bool is_sandbox_ready(const state::Task& task);
// True if nothing of it is left, as far as we know.
bool is_sandbox_gone(const state::Task& task);

}  // namespace localecs::decide
