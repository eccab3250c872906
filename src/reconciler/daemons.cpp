// Carries out what was decided about managed daemons and their task definitions.
#include <localecs/base/log.hpp>
#include <localecs/reconciler/reconciler.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/managed_daemon.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/services/ecs/rows/task_table.hpp>

namespace localecs::reconciler {
namespace {


// "…:container-instance/web/0f3a…" -> "…:daemon/web/"
std::string daemons_beside(const std::string& instance_arn) {
  constexpr std::string_view kOwn = ":container-instance/";
  std::string prefix = instance_arn.substr(0, instance_arn.rfind('/') + 1);
  const auto at = prefix.find(kOwn);
  return at == std::string::npos ? prefix : prefix.replace(at, kOwn.size(), ":daemon/");
}

}  // namespace

// Until a daemon serves on an instance, application tasks wait for their provider.
void Reconciler::wake_providers_of(const state::ManagedDaemon& daemon, TimePoint now) {
  for (const auto& [arn, revision] : daemon.revisions)
    for (const std::string& provider : revision.capacity_providers)
      work_.wake(state_.key(ecs::capacity_providers, provider), now);
}

// A daemon is looked at again when a task of its own changes, or an instance of its cluster; what
// waits for it when it changes.
void Reconciler::wake_around_daemons(const state::Key& key, TimePoint now) {
  if (state_[ecs::daemons].size() == 0) return;
  if (key.table == state_.table_of(ecs::tasks)) {
    const state::Task* task = state_[ecs::tasks].find(key.id);
    if (!task || task->daemon_arn.empty()) return;
    work_.wake(state_.key(ecs::daemons, task->daemon_arn), now);
    work_.wake(state_.key(ecs::capacity_providers, state::provider_arn(key.id, task->capacity_provider)),
               now);
  }
  if (key.table == state_.table_of(ecs::instances))
    state_[ecs::daemons].visit_prefix(daemons_beside(key.id), [&](const state::ManagedDaemon& daemon) {
      work_.wake(state_.key(ecs::daemons, daemon.arn), now);
    });
  if (key.table == state_.table_of(ecs::daemons))
    if (const state::ManagedDaemon* daemon = state_[ecs::daemons].find(key.id))
      wake_providers_of(*daemon, now);
}

void Reconciler::decide_daemon(const std::string& arn) {
  const state::ManagedDaemon* daemon = state_[ecs::daemons].find(arn);
  if (!daemon || services_frozen_) return;
  auto plan = decide::decide_daemon(state_, *daemon, ids_, clock_.now(), timing_);
  for (const std::string& settled : plan.settled) state_[ecs::tasks].settle(settled);
  if (plan.forget) return forget_daemon(*daemon);
  state_[ecs::daemons].replace_quietly(arn, std::move(plan.daemon));
  for (auto& deployment : plan.deployments) {
    const std::string id = deployment.arn;
    state_[ecs::daemon_deployments].put(id, std::move(deployment));
  }
  for (const std::string& instance : plan.draining) {
    log::info("instance {} is drained for its daemon {}", state::id_of(instance),
              state::id_of(arn));
    drain(instance);
  }
  for (const auto& stop : plan.stops)
    state_[ecs::tasks].stop(stop.task_arn, aws::ecs::TaskStopCode::ServiceSchedulerInitiated, stop.reason,
                     clock_.now());
  for (auto& task : plan.starts) state_[ecs::tasks].add(std::move(task));
  if (plan.wake) work_.wake(state_.key(ecs::daemons, arn), *plan.wake);
}

void Reconciler::forget_daemon(const state::ManagedDaemon& daemon) {
  std::vector<std::string> deployments;
  for (const auto& [arn, row] : state_[ecs::daemon_deployments].rows())
    if (row.daemon_arn == daemon.arn) deployments.push_back(arn);
  for (const std::string& arn : deployments) state_[ecs::daemon_deployments].erase(arn);
  wake_providers_of(daemon, clock_.now());
  const std::string arn = daemon.arn;
  state_[ecs::daemons].erase(arn);
  // Definitions that it alone held may go now.
  for (const auto& [prefix, family] : state_[ecs::daemon_families].rows())
    work_.wake(state_.key(ecs::daemon_families, prefix), clock_.now());
}

void Reconciler::decide_daemon_family(const std::string& prefix) {
  const state::DaemonFamily* family = state_[ecs::daemon_families].find(prefix);
  if (!family) return;
  const auto plan = decide::decide_daemon_family(*family, clock_.now(), timing_);
  state::DaemonFamily changed = *family;
  for (int number : plan.deleted)
    changed.revisions.at(number).shown.status = aws::ecs::DaemonTaskDefinitionStatus::DELETED;
  for (int number : plan.forgotten) changed.revisions.erase(number);
  state_[ecs::daemon_families].replace_quietly(prefix, std::move(changed));
  if (plan.wake) work_.wake(state_.key(ecs::daemon_families, prefix), *plan.wake);
}

}  // namespace localecs::reconciler
