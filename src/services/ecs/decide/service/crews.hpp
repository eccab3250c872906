// The tasks of a service sorted by deployment and by what they count for.
#pragma once

#include <localecs/services/ecs/decide/rollout.hpp>
#include <localecs/services/ecs/rows.hpp>

#include <vector>

namespace localecs::decide {

using TaskRefs = std::vector<const state::Task*>;

// The tasks of one deployment that are to run, each in exactly one of the first three lists; and
// those on their way out.
struct Crew {
  TaskRefs pending;    // not RUNNING yet
  TaskRefs running;    // RUNNING and not unhealthy; those that are not known to be healthy first
  TaskRefs unhealthy;  // RUNNING, a container health check failed
  TaskRefs stopping;
  TaskRefs spent;     // of those on their way out: all processes are gone, nothing is used any more
  int healthy = 0;    // of `running`, the last ones: those that count toward minimumHealthyPercent
  int unchecked = 0;  // of `running`: those whose health check has not decided yet
  int unproven() const { return static_cast<int>(running.size()) - healthy; }
  int live() const { return static_cast<int>(pending.size() + running.size() + unhealthy.size()); }
  // What is unhealthy is to be replaced: it is none of those that are wanted.
  int wanted() const { return static_cast<int>(pending.size() + running.size()); }
};

struct Crews {
  Crew primary;
  // Of all earlier deployments together, and what leaves a draining instance: both give way.
  Crew old;
  std::optional<TimePoint> next_healthy;  // when the next running task begins to count as healthy
  int total() const {
    return primary.live() + old.live() +
           static_cast<int>(primary.stopping.size() + old.stopping.size());
  }
};

// The same while PRIMARY may not grow: what serves is no longer what gives way.
struct StandingCrews {
  Crew primary;
  Crew serving;  // of all earlier deployments
  Crew leaving;  // of all deployments: on instances that drain
  std::optional<TimePoint> next_healthy;
};

}  // namespace localecs::decide
