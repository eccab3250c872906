// What the Engine tells, brought to the rows it is about.
#include <localecs/base/log.hpp>
#include <localecs/reconciler/reconciler.hpp>
#include <localecs/services/ecs/decide/rollout.hpp>
#include <localecs/services/ecs/placement/placement.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/hosts.hpp>
#include <localecs/services/ecs/rows/instance.hpp>
#include <localecs/services/ecs/rows/pulled_image.hpp>
#include <localecs/services/ecs/rows/service_deployment.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/services/ecs/rows/task_table.hpp>
#include <localecs/services/ecs/rows/zone.hpp>
#include <localecs/state/state.hpp>

#include <algorithm>

namespace localecs::reconciler {
namespace {

const std::string& task_of(const effects::Observation& observation) {
  static const std::string none;
  return std::visit(
      [](const auto& told) -> const std::string& {
        if constexpr (requires { told.key; })
          return told.key.task_arn;
        else
          return none;
      },
      observation);
}

const std::string& engine_of(const state::State& state, const state::Task& task) {
  static const std::string own;
  const state::Instance* instance = state[ecs::instances].find(task.instance_arn);
  return instance ? instance->engine : own;
}

// It is over, and as far as we know nothing of it is left.
bool is_gone(const state::Task& task) {
  using Step = state::Sandbox::Step;
  const bool has_sandbox = task.sandbox.step != Step::none && task.sandbox.step != Step::released;
  return task.is_stopped() && !has_sandbox &&
         std::ranges::none_of(task.containers, &state::Container::exists) &&
         std::ranges::none_of(task.volumes, &state::Volume::exists);
}

// A container or a sandbox that no row asks for.
effects::Effect removal_of(const effects::ContainerKey& key, const std::string& runtime_id) {
  if (key.container == effects::kSandboxName) return effects::ReleaseSandbox{key, runtime_id};
  return effects::RemoveContainer{key, runtime_id};
}

}  // namespace

void Reconciler::observe(const effects::Observation& observation) {
  // Output is by far the most frequent, and changes no task.
  if (const auto* output = std::get_if<effects::OutputLines>(&observation))
    shipper_.take(state_, *output, clock_.now());
  else if (const auto* ended = std::get_if<effects::OutputEnded>(&observation))
    shipper_.end(state_, *ended, clock_.now());
  else if (const auto* up = std::get_if<effects::EngineUp>(&observation))
    engine_up(*up);
  else if (const auto* down = std::get_if<effects::EngineDown>(&observation))
    engine_down(*down);
  else
    observe_task(observation);
}

void Reconciler::observe(const effects::FunctionAnswered& answer) {
  state::ServiceDeployment* row = state_[ecs::service_deployments].modify(answer.key.deployment_arn);
  if (row) decide::observe(*row, answer, clock_.now());
}

void Reconciler::observe_task(const effects::Observation& observation) {
  if (const auto* pulled = std::get_if<effects::Pulled>(&observation)) note_pull(*pulled);
  if (state::Task* task = state_[ecs::tasks].edit(task_of(observation)))
    decide::observe(*task, observation, clock_.now(), timing_);
  else
    orphaned(observation);
}

void Reconciler::note_pull(const effects::Pulled& pulled) {
  const state::Task* task = state_[ecs::tasks].find(pulled.key.task_arn);
  if (!task || pulled.problem) return;
  for (const state::Container& container : task->containers)
    if (container.name == pulled.key.container)
      state_[ecs::pulled_images].put(decide::image_of(*task, container), {clock_.now()});
}

// Made for a task that has been forgotten since (a reset): nobody will ever ask for it again.
void Reconciler::orphaned(const effects::Observation& observation) {
  const auto* created = std::get_if<effects::Created>(&observation);
  if (created && !created->problem)
    engine_.perform(effects::RemoveContainer{created->key, created->runtime_id});
  const auto* ready = std::get_if<effects::SandboxReady>(&observation);
  if (ready && !ready->problem && !ready->runtime_id.empty())
    engine_.perform(effects::ReleaseSandbox{ready->key, ready->runtime_id});
}

void Reconciler::engine_up(const effects::EngineUp& up) {
  const TimePoint now = clock_.now();
  state::Host& host = up.engine.empty() ? state_[ecs::hosts].own : state_[ecs::hosts].others[up.engine];
  if (!host.connected)
    log::info("engine {}{}{} is there: {} CPU units, {} MiB", up.version,
              up.engine.empty() ? "" : " of ", up.engine, up.cpu, up.memory);
  host = {.cpu = up.cpu,
          .memory = up.memory,
          .connected = true,
          .architecture = up.architecture,
          .engine_version = up.version,
          .problem = {}};
  for (const auto& [arn, row] : state_[ecs::instances].rows()) {
    if (row.engine != up.engine) continue;
    state::Instance fitted = row;
    if (placement::fit_to_host(fitted, host)) *state_[ecs::instances].modify(arn) = fitted;
  }
  connect_agents(up.engine, true);
  engine_strangers(up);
  std::map<std::string, std::vector<const effects::Listed*>> by_task;
  for (const effects::Listed& listed : up.containers)
    by_task[listed.key.task_arn].push_back(&listed);
  for (const auto& [arn, row] : state_[ecs::tasks].rows()) {
    const bool is_elsewhere = row.is_agents || engine_of(state_, row) != up.engine;
    if (is_elsewhere || (is_gone(row) && !by_task.contains(arn))) continue;
    decide::resync(*state_[ecs::tasks].edit(arn), by_task[arn], up.asked_at, now, timing_);
  }
}

// The instances of an Engine elsewhere are as well as it is. The daemon's own Engine has none of
// its agents taken off: tasks wait for it.
void Reconciler::connect_agents(const std::string& engine, bool connected) {
  if (engine.empty()) return;
  std::set<std::string> clusters;
  for (const auto& [arn, row] : state_[ecs::instances].rows()) {
    if (row.engine != engine || row.agent_connected == connected ||
        state_[ecs::failed_zones].find(row.availability_zone))
      continue;
    state_[ecs::instances].modify(arn)->agent_connected = connected;
    clusters.insert(row.cluster_arn);
  }
  for (const std::string& cluster : clusters) placement::wake_services(state_, cluster);
}

// Containers of tasks that are not known. Those of an earlier run may be all that is left of what
// somebody wanted: they are removed where the user says so.
void Reconciler::engine_strangers(const effects::EngineUp& up) {
  int strangers = 0;
  for (const effects::Listed& listed : up.containers) {
    if (state_[ecs::tasks].find(listed.key.task_arn)) continue;
    if (removes_orphans_ || listed.created_at >= started_at_)
      engine_.perform(removal_of(listed.key, listed.runtime_id));
    else
      ++strangers;
  }
  if (strangers)
    log::warn(
        "{} containers of an earlier run are still there; --orphans remove or "
        "POST /_localecs/reset removes them",
        strangers);
}

void Reconciler::engine_down(const effects::EngineDown& down) {
  state::Host& host = down.engine.empty() ? state_[ecs::hosts].own : state_[ecs::hosts].others[down.engine];
  log::warn("the engine{}{} is away: {}", down.engine.empty() ? "" : " of ", down.engine,
            down.reason);
  host.connected = false;
  host.problem = down.reason;
  connect_agents(down.engine, false);
}

}  // namespace localecs::reconciler
