// Carries out the plans about managed daemons and their task definitions.
#include "apply.hpp"

#include <localecs/base/log.hpp>
#include <localecs/services/ecs/decide/managed_daemon.hpp>
#include <localecs/services/ecs/rows/managed_daemon.hpp>
#include <localecs/services/ecs/rows/task_table.hpp>
#include <localecs/services/ecs/rows/this_run.hpp>

#include "instances.hpp"

namespace localecs::services::ecs {
namespace {

// "…:container-instance/web/0f3a…" -> "…:daemon/web/"
std::string daemons_beside(const std::string& instance_arn) {
  constexpr std::string_view kOwn = ":container-instance/";
  std::string prefix = instance_arn.substr(0, instance_arn.rfind('/') + 1);
  const auto at = prefix.find(kOwn);
  return at == std::string::npos ? prefix : prefix.replace(at, kOwn.size(), ":daemon/");
}

// Application tasks wait for the provider until its daemons serve, so a change of the daemon may
// let them start.
void wake_providers_of(Desk& desk, const state::ManagedDaemon& daemon, TimePoint now) {
  for (const auto& [arn, revision] : daemon.revisions)
    for (const std::string& provider : revision.capacity_providers)
      desk.wake(ecs::capacity_providers, provider, now);
}

void forget_daemon(Desk& desk, const state::ManagedDaemon& daemon) {
  std::vector<std::string> deployments;
  for (const auto& [arn, row] : desk.state[ecs::daemon_deployments].rows())
    if (row.daemon_arn == daemon.arn) deployments.push_back(arn);
  for (const std::string& arn : deployments) desk.state[ecs::daemon_deployments].erase(arn);
  wake_providers_of(desk, daemon, desk.now());
  const std::string arn = daemon.arn;
  desk.state[ecs::daemons].erase(arn);
  // Daemon task definitions that only this daemon used may be deleted now.
  for (const auto& [prefix, family] : desk.state[ecs::daemon_families].rows())
    desk.wake(ecs::daemon_families, prefix, desk.now());
}

}  // namespace

void look_at_daemon(Desk& desk, const std::string& arn) {
  const state::ManagedDaemon* daemon = desk.state[ecs::daemons].find(arn);
  if (!daemon || desk.state[ecs::this_run].services_frozen) return;
  auto plan = decide::decide_daemon(desk.state, *daemon, desk.ids, desk.now(), desk.timing);
  for (const std::string& settled : plan.settled) desk.state[ecs::tasks].settle(settled);
  if (plan.forget) return forget_daemon(desk, *daemon);
  desk.state[ecs::daemons].replace_quietly(arn, std::move(plan.daemon));
  for (auto& deployment : plan.deployments) {
    const std::string id = deployment.arn;
    desk.state[ecs::daemon_deployments].put(id, std::move(deployment));
  }
  for (const std::string& instance : plan.draining) {
    log::info("instance {} is drained for its daemon {}", state::id_of(instance),
              state::id_of(arn));
    drain(desk, instance);
  }
  for (const auto& stop : plan.stops)
    desk.state[ecs::tasks].stop(stop.task_arn, aws::ecs::TaskStopCode::ServiceSchedulerInitiated,
                                stop.reason, desk.now());
  for (auto& task : plan.starts) desk.state[ecs::tasks].add(std::move(task));
  if (plan.wake) desk.wake(ecs::daemons, arn, *plan.wake);
}

void look_at_daemon_family(Desk& desk, const std::string& prefix) {
  const state::DaemonFamily* family = desk.state[ecs::daemon_families].find(prefix);
  if (!family) return;
  const auto plan = decide::decide_daemon_family(*family, desk.now(), desk.timing);
  state::DaemonFamily changed = *family;
  for (int number : plan.deleted)
    changed.revisions.at(number).shown.status = aws::ecs::DaemonTaskDefinitionStatus::DELETED;
  for (int number : plan.forgotten) changed.revisions.erase(number);
  desk.state[ecs::daemon_families].replace_quietly(prefix, std::move(changed));
  if (plan.wake) desk.wake(ecs::daemon_families, prefix, *plan.wake);
}

// A daemon is looked at again when a task of its own changes, or an instance of its cluster.
void wake_daemon_of_task(Desk& desk, const std::string& arn) {
  const state::Task* task = desk.state[ecs::tasks].find(arn);
  if (!task || task->daemon_arn.empty()) return;
  desk.wake(ecs::daemons, task->daemon_arn, desk.now());
  desk.wake(ecs::capacity_providers, state::provider_arn(arn, task->capacity_provider), desk.now());
}

void wake_daemons_beside_instance(Desk& desk, const std::string& arn) {
  const auto& daemons = desk.state[ecs::daemons];
  if (daemons.size() == 0) return;
  daemons.visit_prefix(daemons_beside(arn), [&](const state::ManagedDaemon& daemon) {
    desk.wake(ecs::daemons, daemon.arn, desk.now());
  });
}

void wake_what_waits_for_daemon(Desk& desk, const std::string& arn) {
  if (const state::ManagedDaemon* daemon = desk.state[ecs::daemons].find(arn))
    wake_providers_of(desk, *daemon, desk.now());
}

}  // namespace localecs::services::ecs
