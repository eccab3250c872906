// One look at one managed daemon: what the parts of its decision share.
#pragma once

#include "decide/service/crews.hpp"

#include <localecs/services/ecs/decide/managed_daemon.hpp>
#include <localecs/services/ecs/rows.hpp>

#include <algorithm>
#include <string>
#include <vector>

namespace localecs::decide {

// What the daemon has on one instance.
struct DaemonPost {
  const state::Instance* instance = nullptr;
  bool is_wanted = false;  // its provider is one of those that the daemon is meant for
  bool is_open = false;    // ACTIVE, and it stays
  bool has_work = false;   // application tasks are there
  TaskRefs current, old, stopping;

  bool is_empty() const { return current.empty() && old.empty() && stopping.empty(); }
  // To be replaced: what runs there is not what is meant to, or comes too late to be the first.
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
  std::vector<DaemonPost> posts{};  // in the order of their instances

  state::ManagedDaemon& daemon() { return plan.daemon; }
  void wake_at(TimePoint at) { plan.wake = plan.wake ? std::min(*plan.wake, at) : at; }
};

// Leaves the instance to its other tasks until these are elsewhere; then it is terminated.
void drain(DaemonLook& look, DaemonPost& post);
void stop(DaemonLook& look, DaemonPost& post, const std::string& reason);
// Application tasks make room for a replacement of the instance; without any, another task of the
// daemon's follows in place.
void replace(DaemonLook& look, DaemonPost& post, const std::string& reason);
// It serves, and has done so for long enough to be believed.
bool is_proven(DaemonLook& look, const DaemonPost& post);

// --- managed_daemon_deployments.cpp ---
std::string daemon_deployments_prefix(const std::string& daemon_arn);
// Ends the deployments that a newer one has overtaken, begins what is PENDING.
void keep_daemon_record(DaemonLook& look);
// A task of the daemon's has failed.
void note_daemon_failure(DaemonLook& look, const state::Task& task);
// Whether its deployment is on its way, forwards or back.
bool is_daemon_deploying(const DaemonLook& look);
// Fails the deployment whose tasks fail too often; true when the daemon is to run something else.
bool watch_daemon_failures(DaemonLook& look);
// An instance without application tasks, whose old daemon does not serve, takes none: a batch may
// wait for it, so it waits for no batch.
void replace_useless(DaemonLook& look);
// The next batch, the bake time, the end.
void advance_daemon_deployment(DaemonLook& look);

}  // namespace localecs::decide
