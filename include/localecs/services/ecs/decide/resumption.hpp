// Tasks that an earlier run of the program had begun, as far as their rows say.
#pragma once

#include <localecs/effects/container_engine.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/timing.hpp>

#include <vector>

namespace localecs::decide {

// True if an effect on the task was on its way.
bool is_in_flight(const state::Task& task);
// No outcome of these effects will ever come: each step falls back, as if the Engine could not have
// been asked. The Engine's list shows which of them were carried out all the same.
void interrupt(state::Task& task, TimePoint now, const Timing& timing);

// Appends what the task has in its Engine.
void append_held(const state::State& state, const state::Task& task,
                 std::vector<effects::Held>& held);

}  // namespace localecs::decide
