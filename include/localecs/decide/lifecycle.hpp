// What happens next to one task: from its rows and the time to the effects that bring it further.
#pragma once

#include <localecs/decide/timing.hpp>
#include <localecs/effects/container_engine.hpp>
#include <localecs/state/task.hpp>

#include <optional>
#include <vector>

namespace localecs::decide {

struct TaskPlan {
  state::Task task;                      // as it is to stand in the table, in-flight steps marked
  std::vector<effects::Effect> effects;  // to be performed after the table shows them
  std::optional<TimePoint> wake;         // when to look again, if nothing happens before
  bool forget = false;                   // erase it
};

// Level-triggered: given any task it says what should happen now; deciding twice is harmless.
// engine_up false: nothing is asked of the Engine, the task waits.
TaskPlan decide_task(const state::Task& task, bool engine_up, TimePoint now, const Timing& timing);

// Takes what the Engine told into the task. Every outcome and event that names one of its
// containers comes through here.
void observe(state::Task& task, const effects::Observation& observation, TimePoint now,
             const Timing& timing);

// Brings the task in line with what the Engine has: containers gone or ended while nobody listened.
// `listed` holds the Engine's containers of this task, from a list asked for at `asked_at`.
void resync(state::Task& task, const std::vector<const effects::Listed*>& listed,
            TimePoint asked_at, TimePoint now, const Timing& timing);

// The container as the Engine is to make it: definition, overrides, the agent's environment and
// labels.
effects::ContainerSpec container_spec(const state::Task& task, const state::Container& container);

}  // namespace localecs::decide
