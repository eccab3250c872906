// What happens next to one task: from its rows and the time to the effects that bring it further.
#pragma once

#include <localecs/effects/container_engine.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/services/timing.hpp>

#include <optional>
#include <stdexcept>
#include <string>
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

// Takes what the Engine told into the task. Every outcome and event that names one of its
// containers comes through here.
void observe(state::Task& task, const effects::Observation& observation, TimePoint now,
             const Timing& timing);

// Brings the task in line with what the Engine has: containers gone or ended while nobody listened.
// `listed` holds the Engine's containers of this task and its sandbox (as kSandboxName), from a
// list asked for at `asked_at`.
void resync(state::Task& task, const std::vector<const effects::Listed*>& listed,
            TimePoint asked_at, TimePoint now, const Timing& timing);

// The container as the Engine is to make it: definition, overrides, the agent's environment and
// labels. Throws ResourceError where a secret or a log option cannot be had.
effects::ContainerSpec container_spec(const state::State& state, const state::Task& task,
                                      const state::Container& container);

// What the Engine is asked for as that container's image: the definition's, or, where it is known
// beforehand which one the tag is to stand for, "repository@sha256:...".
std::string image_of(const state::Task& task, const state::Container& container);

// Why a task cannot have what it needs; the text is ECS's.
class ResourceError : public std::runtime_error {
  using std::runtime_error::runtime_error;
};

// The value behind a secret's valueFrom: an SSM name or ARN, or a Secrets Manager ARN with JSON
// key, version stage and version id. Throws ResourceError with the text ECS gives for that task.
std::string resolve_secret(const state::State& state, const state::Task& task,
                           const std::string& value_from);

}  // namespace localecs::decide
