// What happens next to one task: from its rows and the time to the effects that bring it further.
#pragma once

#include <localecs/effects/container_engine.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/services/timing.hpp>

#include <optional>
#include <vector>

namespace localecs::decide {

struct TaskPlan {
  state::Task task;                      // as it is to stand in the table, in-flight steps marked
  std::vector<effects::Effect> effects;  // to be performed after the table shows them
  std::vector<state::LogTarget> open_streams;  // to be there before the effects are performed
  std::optional<TimePoint> wake;               // when to look again, if nothing happens before
  bool forget = false;                         // erase it
  bool changed = false;                        // `task` differs from the task that was looked at
};

// Level-triggered: given any task it says what should happen now; deciding twice is harmless.
// While state[ecs::hosts].own is not connected nothing is asked of the Engine, the task waits.
// `state` is read for what a task needs beside its own rows: settings, secrets, log groups.
TaskPlan decide_task(const state::State& state, const state::Task& task, TimePoint now,
                     const Timing& timing);

}  // namespace localecs::decide
