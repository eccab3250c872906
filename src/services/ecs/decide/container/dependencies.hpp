// Which containers of a task wait for which: dependsOn, links, volumesFrom and the log router.
#pragma once

#include <localecs/base/time.hpp>
#include <localecs/services/ecs/rows.hpp>

#include <optional>
#include <string>
#include <vector>

namespace localecs::decide {

// Whether a container may be made as far as its dependencies go.
struct Readiness {
  enum class Is { ready, waiting, never };
  Is is = Is::ready;
  std::string reason;              // never: why, in ECS's words
  std::optional<TimePoint> until;  // waiting: when a startTimeout runs out
};
Readiness readiness_of(const state::Task& task, const state::Container& container, TimePoint now);

// Its process is gone for good: no restart is to come.
bool has_ended(const state::Task& task, const state::Container& container);
// Every container that depends on this one has ended: it may be stopped.
bool is_left_by_dependents(const state::Task& task, const state::Container& container);

}  // namespace localecs::decide
