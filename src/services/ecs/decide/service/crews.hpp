// The tasks of a service sorted by deployment and by what they count for.
#pragma once

#include <localecs/base/time.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/task.hpp>

#include <optional>
#include <string>
#include <vector>

namespace localecs::decide {

struct ServiceLook;

using TaskRefs = std::vector<const state::Task*>;

// The tasks of one deployment that are to run, each in exactly one of the first three lists; and
// those on their way out.
struct Crew {
  TaskRefs pending;    // not RUNNING yet
  TaskRefs running;    // RUNNING and not unhealthy; those that are not known to be healthy first
  TaskRefs unhealthy;  // RUNNING, a container health check failed
  TaskRefs stopping;   // on their way out, and still using ports or memory
  TaskRefs spent;      // on their way out with all processes gone: they use nothing any more
  int healthy = 0;     // of `running`, the last ones: those that count toward minimumHealthyPercent
  int unproven() const { return static_cast<int>(running.size()) - healthy; }
  int live() const { return static_cast<int>(pending.size() + running.size() + unhealthy.size()); }
  // Unhealthy tasks are to be replaced, so they are not among the wanted ones.
  int wanted() const { return static_cast<int>(pending.size() + running.size()); }
};

struct Crews {
  Crew primary;
  // Tasks that give way: of all earlier deployments together, and on draining instances.
  Crew old;
  std::optional<TimePoint> next_healthy;  // when the next running task begins to count as healthy
  int total() const {
    return primary.live() + old.live() +
           static_cast<int>(primary.stopping.size() + old.stopping.size());
  }
};

// The same while PRIMARY may not grow: earlier deployments go on serving and do not give way.
struct StandingCrews {
  Crew primary;
  Crew serving;  // of all earlier deployments
  Crew leaving;  // of all deployments: on instances that drain
  std::optional<TimePoint> next_healthy;
};

// The tasks as they count for the deployments that the service has now. All of these also set the
// next look for the end of a failing task's grace period.
Crews sort_crews(ServiceLook& look, const TaskRefs& tasks);
// Those of one deployment, in `primary`; in `old` those of it on draining instances.
Crews sort_deployment(ServiceLook& look, const TaskRefs& tasks, const std::string& id);
// Those of all deployments but PRIMARY: of `serving` in `primary`; the others, and those on
// draining instances, in `old`.
Crews sort_earlier(ServiceLook& look, const TaskRefs& tasks, const std::string& serving);
StandingCrews sort_standing(ServiceLook& look, const TaskRefs& tasks);

// What the checks say of a RUNNING task, as far as the service heeds them; nothing where it has
// none.
std::optional<state::HealthStatus> heeded_health_of(const ServiceLook& look,
                                                    const state::Task& task);
// How many of a deployment's tasks are to be replaced because a health check fails: those that run,
// and, where there is no room for both, those that have just made room.
int count_failing(const ServiceLook& look, const state::Deployment& deployment);

}  // namespace localecs::decide
