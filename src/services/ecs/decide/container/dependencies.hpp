// The order of a task's containers: by dependsOn, links, volumesFrom and the log router.
#pragma once

#include <localecs/base/time.hpp>
#include <localecs/services/ecs/rows.hpp>

#include <optional>
#include <string>
#include <vector>

namespace localecs::decide {

// Whether a container's dependencies allow it to be made: now, later or never.
struct Readiness {
  enum class Is { ready, waiting, never };
  Is is = Is::ready;
  std::string reason;              // never: why, in ECS's words
  std::optional<TimePoint> until;  // waiting: when a startTimeout runs out
};
Readiness readiness_of(const state::Task& task, const state::Container& container, TimePoint now);

// True if containers wait for one another in a circle, by dependsOn, links and volumesFrom at once.
// RegisterTaskDefinition looks at each member alone, as on AWS.
bool has_cycle(const state::Task& task);

// True if the container's process is gone for good: no restart is to come.
bool has_ended(const state::Task& task, const state::Container& container);
// True if every container that depends on this one has ended: it may be stopped.
bool is_left_by_dependents(const state::Task& task, const state::Container& container);

}  // namespace localecs::decide
