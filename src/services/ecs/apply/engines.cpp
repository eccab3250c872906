// Reacts when an Engine connects or is lost: updates its machine and its instances' agents,
// compares its containers with the tasks, and removes or reports containers without a task.
#include "engines.hpp"

#include <localecs/base/log.hpp>
#include <localecs/services/ecs/decide/resync.hpp>
#include <localecs/services/ecs/placement/placement.hpp>
#include <localecs/services/ecs/rows/hosts.hpp>
#include <localecs/services/ecs/rows/instance.hpp>
#include <localecs/services/ecs/rows/task_table.hpp>
#include <localecs/services/ecs/rows/this_run.hpp>
#include <localecs/services/ecs/rows/zone.hpp>

#include <algorithm>
#include <map>
#include <set>

namespace localecs::services::ecs {
namespace {

const std::string& engine_of(const state::State& state, const state::Task& task) {
  static const std::string own;
  const state::Instance* instance = state[ecs::instances].find(task.instance_arn);
  return instance ? instance->engine : own;
}

// True if the task is STOPPED and nothing of it is left in the Engine, as far as we know.
bool is_gone(const state::Task& task) {
  using Step = state::Sandbox::Step;
  const bool has_sandbox = task.sandbox.step != Step::none && task.sandbox.step != Step::released;
  return task.is_stopped() && !has_sandbox &&
         std::ranges::none_of(task.containers, &state::Container::exists) &&
         std::ranges::none_of(task.volumes, &state::Volume::exists);
}

// The effect that removes a container, or sandbox, without a task.
effects::Effect removal_of(const effects::ContainerKey& key, const std::string& runtime_id) {
  if (key.container == effects::kSandboxName) return effects::ReleaseSandbox{key, runtime_id};
  return effects::RemoveContainer{key, runtime_id};
}

// The agents of a remote Engine's instances connect and disconnect with it. localecs's own Engine
// is different: its agents always count as connected, and tasks wait until it is back.
void connect_agents(Desk& desk, const std::string& engine, bool connected) {
  if (engine.empty()) return;
  std::set<std::string> clusters;
  for (const auto& [arn, row] : desk.state[ecs::instances].rows()) {
    if (row.engine != engine || row.agent_connected == connected ||
        desk.state[ecs::failed_zones].find(row.availability_zone))
      continue;
    desk.state[ecs::instances].modify(arn)->agent_connected = connected;
    clusters.insert(row.cluster_arn);
  }
  for (const std::string& cluster : clusters) placement::wake_services(desk.state, cluster);
}

// Deals with containers whose tasks are unknown. One made by this run is removed. One of an earlier
// run may hold the user's only data, so it stays unless --orphans says `remove`.
void engine_strangers(Desk& desk, const effects::EngineUp& up) {
  int strangers = 0;
  for (const effects::Listed& listed : up.containers) {
    if (desk.state[ecs::tasks].find(listed.key.task_arn)) continue;
    if (desk.state[ecs::this_run].removes_orphans ||
        listed.created_at >= desk.state[ecs::this_run].started_at)
      desk.engine.perform(removal_of(listed.key, listed.runtime_id));
    else
      ++strangers;
  }
  if (strangers)
    log::warn(
        "{} containers of an earlier run are still there; --orphans remove or "
        "POST /_localecs/reset removes them",
        strangers);
}

}  // namespace

void engine_up(Desk& desk, const effects::EngineUp& up) {
  const TimePoint now = desk.now();
  state::Host& host =
      up.engine.empty() ? desk.state[ecs::hosts].own : desk.state[ecs::hosts].others[up.engine];
  if (!host.connected)
    log::info("engine {}{}{} is there: {} CPU units, {} MiB", up.version,
              up.engine.empty() ? "" : " of ", up.engine, up.cpu, up.memory);
  host = {.cpu = up.cpu,
          .memory = up.memory,
          .connected = true,
          .architecture = up.architecture,
          .engine_version = up.version,
          .problem = {}};
  for (const auto& [arn, row] : desk.state[ecs::instances].rows()) {
    if (row.engine != up.engine) continue;
    state::Instance fitted = row;
    if (placement::fit_to_host(fitted, host)) *desk.state[ecs::instances].modify(arn) = fitted;
  }
  connect_agents(desk, up.engine, true);
  engine_strangers(desk, up);
  std::map<std::string, std::vector<const effects::Listed*>> by_task;
  for (const effects::Listed& listed : up.containers)
    by_task[listed.key.task_arn].push_back(&listed);
  for (const auto& [arn, row] : desk.state[ecs::tasks].rows()) {
    const bool is_elsewhere = row.is_agents || engine_of(desk.state, row) != up.engine;
    if (is_elsewhere || (is_gone(row) && !by_task.contains(arn))) continue;
    decide::resync(*desk.state[ecs::tasks].edit(arn), by_task[arn], up.asked_at, now, desk.timing);
  }
}

void engine_down(Desk& desk, const effects::EngineDown& down) {
  state::Host& host =
      down.engine.empty() ? desk.state[ecs::hosts].own : desk.state[ecs::hosts].others[down.engine];
  log::warn("the engine{}{} is away: {}", down.engine.empty() ? "" : " of ", down.engine,
            down.reason);
  host.connected = false;
  host.problem = down.reason;
  connect_agents(desk, down.engine, false);
}

}  // namespace localecs::services::ecs
