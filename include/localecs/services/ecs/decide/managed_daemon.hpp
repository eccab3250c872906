// What happens next to one managed daemon: its tasks, one an instance, and its deployment.
#pragma once

#include <localecs/base/ids.hpp>
#include <localecs/services/ecs/decide/rollout.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/managed_daemon.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/services/timing.hpp>

#include <optional>
#include <string>
#include <vector>

namespace localecs::decide {

struct DaemonPlan {
  state::ManagedDaemon daemon;        // as it is to stand in the table
  std::vector<state::Task> starts;    // placed, in their first status
  std::vector<TaskStop> stops;        // ServiceSchedulerInitiated
  std::vector<std::string> settled;   // stopped tasks that the daemon has taken note of
  std::vector<std::string> draining;  // instances to drain, and to terminate once they are empty
  std::vector<state::DaemonDeployment> deployments;  // those that have changed
  std::optional<TimePoint> wake;
  bool forget = false;  // and its deployments
};

// Level-triggered and pure, but for the ids that new tasks take from `ids`.
DaemonPlan decide_daemon(const state::State& state, const state::ManagedDaemon& daemon,
                         IdSource& ids, TimePoint now, const Timing& timing);

// Numbers of revisions that nothing runs any more become DELETED, and are forgotten some day.
struct DaemonFamilyPlan {
  std::vector<int> deleted, forgotten;
  std::optional<TimePoint> wake;
};
DaemonFamilyPlan decide_daemon_family(const state::DaemonFamily& family, TimePoint now,
                                      const Timing& timing);

}  // namespace localecs::decide
