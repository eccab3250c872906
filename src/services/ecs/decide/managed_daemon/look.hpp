// One look at one managed daemon: what the parts of its decision share.
#pragma once

#include <localecs/services/ecs/decide/managed_daemon.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/managed_daemon.hpp>

#include <algorithm>
#include <vector>

#include "decide/deployment/draft.hpp"
#include "decide/service/crews.hpp"

namespace localecs::decide {

// What the daemon has on one instance.
struct DaemonPost {
  const state::Instance* instance = nullptr;
  bool is_wanted = false;  // its provider is one of those that the daemon is meant for
  bool is_open = false;    // ACTIVE, and it stays
  bool has_work = false;   // application tasks are there
  TaskRefs current, old, stopping;

  bool is_empty() const { return current.empty() && old.empty() && stopping.empty(); }
  // To be replaced: its task is not the one that is meant to run there, or application tasks came
  // before the daemon could.
  bool is_stale() const {
    if (!is_open) return false;
    if (!old.empty()) return true;
    return is_wanted ? has_work && is_empty() : !current.empty();
  }
};

struct DaemonLook {
  const state::State& state;
  DaemonPlan& plan;
  IdSource& ids;
  TimePoint now;
  const Timing& timing;
  // The daemon's newest deployment, on its way forwards or back; empty once it has ended.
  Draft<state::DaemonDeployment> deployment{};
  std::vector<DaemonPost> posts{};  // in the order of their instances

  state::ManagedDaemon& daemon() { return plan.daemon; }
  void wake_at(TimePoint at) { plan.wake = plan.wake ? std::min(*plan.wake, at) : at; }
  // True once `at` has come; until then the next look is set for it.
  bool wait_until(TimePoint at) {
    if (now >= at) return true;
    wake_at(at);
    return false;
  }
};

}  // namespace localecs::decide
