// Brings a task in line with what the Engine has.
#pragma once

#include <localecs/effects/container_engine.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/timing.hpp>

#include <vector>

namespace localecs::decide {

// Takes containers that began, ended or went while nobody listened into the task's rows.
// `listed` holds the Engine's containers of this task and its sandbox (as kSandboxName), from a
// list asked for at `asked_at`.
void resync(state::Task& task, const std::vector<const effects::Listed*>& listed,
            TimePoint asked_at, TimePoint now, const Timing& timing);

}  // namespace localecs::decide
