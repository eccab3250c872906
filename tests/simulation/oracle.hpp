// What becomes of a small graph by ECS's rules, worked out from its scripts' times alone: no steps,
// no loop, no engine.
#pragma once

#include <localecs/services/ecs/rows.hpp>

#include <optional>
#include <string>
#include <vector>

#include "graphs.hpp"

namespace localecs::tests {

constexpr Duration kNever = Duration::max();

// What one container would do if nobody stopped the task. Times count from the task's creation.
struct Fate {
  Duration asked = kNever;  // for its creation
  Duration started = kNever;
  Duration failed = kNever;  // it never starts
  Duration ended = kNever;   // its last process
  Duration exited = kNever;  // and that is known
  int exit_code = 0;
  std::string reason;  // how it begins; failed only
};

struct Forecast {
  std::vector<Fate> fates;
  Duration running = kNever;      // all have been started or are over
  Duration over = kNever;         // the first essential end
  bool failed_to_start = false;   // that one never ran
  bool may_be_either = false;     // several end at that moment, of both kinds
  std::vector<Duration> moments;  // at which something changes, in order, each once
};
Forecast forecast_of(const Graph& graph);

// What is wrong about a task that was stopped by a user at that time, or by itself; "" if nothing.
std::string objection_to(const state::Task& task, const Graph& graph, const Forecast& forecast,
                         std::optional<Duration> stopped_by_user);

}  // namespace localecs::tests
