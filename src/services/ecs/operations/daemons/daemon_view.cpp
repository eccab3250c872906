// Fills the wire shape of a daemon deployment. Instances are counted by the revision whose task
// runs there; draining ones separately.
#include "daemon_view.hpp"

#include <localecs/aws/ecs/describe_daemon_deployments.hpp>
#include <localecs/services/ecs/placement/daemons.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/instance.hpp>
#include <localecs/services/ecs/rows/managed_daemon.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/services/ecs/rows/task_table.hpp>
#include <localecs/state/state.hpp>

#include <algorithm>
#include <map>
#include <set>

namespace localecs::services::ecs {

using namespace aws::ecs;

namespace {

using Monitor = DaemonDeploymentRollbackMonitorsStatus;
using Status = DaemonDeploymentStatus;

struct Counts {
  int running = 0, draining = 0;
};

// By capacity provider: the instances on which a task of that revision runs.
std::map<std::string, Counts> count_instances(const state::DaemonDeployment& row,
                                              const state::ManagedDaemon& daemon,
                                              const std::string& revision,
                                              const state::State& state) {
  std::map<std::string, Counts> counts;
  std::set<std::string> seen;
  for (const std::string& arn : state[ecs::tasks].of_daemon(daemon.arn)) {
    const state::Task* task = state[ecs::tasks].find(arn);
    if (!task || task->is_stopped() || task->started_by != state::id_of(revision)) continue;
    const state::Instance* instance = state[ecs::instances].find(task->instance_arn);
    if (!instance || !seen.insert(instance->arn).second) continue;
    Counts& of = counts[state::provider_arn(arn, task->capacity_provider)];
    const bool leaves =
        instance->is_leaving || (row.batch.contains(instance->arn) && !task->should_run);
    of.draining += leaves;
    of.running += !leaves && task->last_status == state::TaskStatus::RUNNING;
  }
  return counts;
}

DaemonDeploymentRevisionDetail detail_of(const state::DaemonDeployment& row,
                                         const state::ManagedDaemon& daemon,
                                         const std::string& revision, const state::State& state) {
  DaemonDeploymentRevisionDetail detail;
  detail.arn = revision;
  auto& providers = detail.capacityProviders.emplace();
  auto counts = count_instances(row, daemon, revision, state);
  Counts total;
  for (const std::string& provider : daemon.revisions.at(revision).capacity_providers) {
    const Counts& of = counts[provider];
    providers.push_back({.arn = provider,
                         .drainingInstanceCount = of.draining,
                         .runningInstanceCount = of.running});
    total.draining += of.draining;
    total.running += of.running;
  }
  detail.totalDrainingInstanceCount = total.draining;
  detail.totalRunningInstanceCount = total.running;
  return detail;
}

Monitor monitor_of(const state::DaemonDeployment& row) {
  const bool is_alarms = row.alarms.status == Monitor::TRIGGERED;
  if (!row.rollback_reason.empty() && !is_alarms) return Monitor::TRIGGERED;
  const bool is_open = row.status == Status::PENDING || row.status == Status::IN_PROGRESS;
  return is_open ? Monitor::MONITORING : Monitor::MONITORING_COMPLETE;
}

// The instances that the threshold is taken from: those of the capacity providers that stay.
int instances_of(const state::ManagedDaemon& daemon, const state::State& state) {
  const state::DaemonRevision& wanted = placement::wanted_revision(daemon);
  return static_cast<int>(std::ranges::count_if(state[ecs::instances].rows(), [&](const auto& row) {
    return row.second.status == state::InstanceStatus::ACTIVE &&
           placement::belongs_to(wanted, row.second);
  }));
}

DaemonRollback rollback_of(const state::DaemonDeployment& row, const state::ManagedDaemon& daemon) {
  DaemonRollback rollback;
  rollback.reason = row.rollback_reason;
  rollback.rollbackTargetDaemonRevisionArn = row.source_revision;
  rollback.startedAt = row.rollback_started_at;
  rollback.rollbackCapacityProviders = daemon.revisions.at(row.source_revision).capacity_providers;
  return rollback;
}

}  // namespace

DaemonDeployment deployment_view(const state::DaemonDeployment& row,
                                 const state::ManagedDaemon& daemon, const state::State& state) {
  DaemonDeployment view;
  view.alarms = row.alarms;
  view.circuitBreaker = DaemonCircuitBreaker{
      .failureCount = row.failed_tasks,
      .status = monitor_of(row),
      .threshold = placement::daemon_breaker_threshold(instances_of(daemon, state))};
  view.clusterArn = daemon.cluster_arn;
  view.createdAt = row.created_at;
  view.daemonDeploymentArn = row.arn;
  view.finishedAt = row.finished_at;
  view.startedAt = row.started_at;
  view.status = row.status;
  if (!row.status_reason.empty()) view.statusReason = row.status_reason;
  view.stoppedAt = row.stopped_at;
  auto& sources = view.sourceDaemonRevisions.emplace();
  if (!row.source_revision.empty())
    sources.push_back(detail_of(row, daemon, row.source_revision, state));
  if (!row.target_revision.empty()) {
    view.targetDaemonRevision = detail_of(row, daemon, row.target_revision, state);
    view.deploymentConfiguration =
        daemon.revisions.at(row.target_revision).deployment_configuration;
  }
  if (row.rollback_started_at) view.rollback = rollback_of(row, daemon);
  return view;
}

}  // namespace localecs::services::ecs
