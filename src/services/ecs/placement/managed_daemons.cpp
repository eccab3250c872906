// Finds the managed daemons that an instance needs, and tells if they serve there.
#include <localecs/aws/ecs/daemon_status.hpp>
#include <localecs/aws/ecs/task_definition.hpp>
#include <localecs/services/ecs/placement/daemons.hpp>

#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/instance.hpp>
#include <localecs/services/ecs/rows/managed_daemon.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/services/ecs/rows/task_table.hpp>
#include <localecs/state/state.hpp>

#include <algorithm>

#include "arns.hpp"

namespace localecs::placement {
namespace {

bool is_active(const state::ManagedDaemon& daemon) {
  return daemon.status == aws::ecs::DaemonStatus::ACTIVE;
}

// True if a task of the daemon serves on the instance. A task of an earlier revision counts too: it
// serves until its instance is replaced.
bool serves_on(const state::State& state, const state::ManagedDaemon& daemon,
               const state::Instance& instance) {
  return std::ranges::any_of(state[ecs::tasks].on_instance(instance.arn), [&](const auto& arn) {
    const state::Task* task = state[ecs::tasks].find(arn);
    return task && task->daemon_arn == daemon.arn && serves(*task);
  });
}

}  // namespace

bool is_daemon(const aws::ecs::TaskDefinition& definition) {
  return definition.taskDefinitionArn &&
         definition.taskDefinitionArn->find(":daemon-task-definition/") != std::string::npos;
}

const state::DaemonRevision& wanted_revision(const state::ManagedDaemon& daemon) {
  return daemon.revisions.at(daemon.revision);
}

bool belongs_to(const state::DaemonRevision& revision, const state::Instance& instance) {
  return !instance.capacity_provider.empty() &&
         std::ranges::find(revision.capacity_providers,
                           state::provider_arn(instance.arn, instance.capacity_provider)) !=
             revision.capacity_providers.end();
}

std::vector<const state::ManagedDaemon*> daemons_of(const state::State& state,
                                                    const std::string& cluster_arn,
                                                    const std::string& provider_arn) {
  std::vector<const state::ManagedDaemon*> found;
  state[ecs::daemons].visit_prefix(
      beside_cluster(cluster_arn, "daemon", ""), [&](const state::ManagedDaemon& daemon) {
        const auto& providers = wanted_revision(daemon).capacity_providers;
        if (is_active(daemon) && std::ranges::find(providers, provider_arn) != providers.end())
          found.push_back(&daemon);
      });
  return found;
}

int daemon_breaker_threshold(int instances) {
  return std::clamp((instances + 1) / 2, 3, 200);
}

bool serves(const state::Task& task) {
  const auto health = state::checked_health_of(task);
  return task.should_run && task.last_status == state::TaskStatus::RUNNING &&
         (!health || health == state::HealthStatus::HEALTHY);
}

bool has_its_daemons(const state::State& state, const state::Instance& instance) {
  if (instance.capacity_provider.empty() || state[ecs::daemons].size() == 0) return true;
  const auto daemons = daemons_of(state, instance.cluster_arn,
                                  state::provider_arn(instance.arn, instance.capacity_provider));
  return std::ranges::all_of(daemons, [&](const state::ManagedDaemon* daemon) {
    return serves_on(state, *daemon, instance);
  });
}

bool has_work(const state::State& state, const state::Instance& instance) {
  return std::ranges::any_of(state[ecs::tasks].on_instance(instance.arn), [&](const auto& arn) {
    const state::Task* task = state[ecs::tasks].find(arn);
    return task && task->daemon_arn.empty();
  });
}

}  // namespace localecs::placement
