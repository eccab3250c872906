// Rows of one lost task, from the bottom up: cluster, definition, containers.
#include <localecs/services/ecs/decide/adoption.hpp>

#include <localecs/aws/ecs/task_definition_status.hpp>
#include <localecs/base/arn.hpp>
#include <localecs/services/ecs/placement/placement.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/cluster.hpp>
#include <localecs/services/ecs/rows/family.hpp>
#include <localecs/services/ecs/rows/instance.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/services/ecs/rows/task_table.hpp>
#include <localecs/state/state.hpp>

#include <algorithm>

#include "decide/container/log_driver.hpp"

namespace localecs::decide {
namespace {

using effects::Listed;
using state::Container;
using state::ContainerStep;
using state::State;
using state::Task;

const Listed* find(const std::vector<effects::Kept>& kept, const Task& task,
                   const Container& container) {
  const effects::ContainerKey key{task.arn, container.name};
  const auto found =
      std::ranges::find_if(kept, [&](const auto& one) { return one.listed.key == key; });
  return found == kept.end() ? nullptr : &found->listed;
}

bool names_what_it_needs(const Task& task) {
  const auto& definition = task.definition;
  return Arn::parse(task.cluster_arn) && definition && definition->taskDefinitionArn &&
         definition->family && definition->revision;
}

bool is_whole(const Task& task, const std::vector<effects::Kept>& kept) {
  const std::string& sandbox = task.sandbox.runtime_id;
  const bool has_sandbox = sandbox.empty() || std::ranges::any_of(kept, [&](const auto& one) {
                             return one.listed.runtime_id == sandbox;
                           });
  return has_sandbox && !task.containers.empty() &&
         std::ranges::all_of(task.containers, [&](const Container& container) {
           return find(kept, task, container) != nullptr;
         });
}

// Takes over what the Engine's list shows. If the container has ended, the list tells so once more
// when the Engine is watched.
void bring_up_to(Container& container, const Listed& listed, TimePoint not_before) {
  container.pulled = container.exists = true;
  container.runtime_id = listed.runtime_id;
  container.created_at = std::max(listed.created_at, not_before);
  container.bindings = listed.bindings;
  container.step = listed.ever_started ? ContainerStep::running : ContainerStep::created;
  if (listed.ever_started) container.started_at = container.created_at;
}

void bring_up_to(Task& task, const std::vector<effects::Kept>& kept) {
  // The Engine's list knows whole seconds.
  const TimePoint not_before =
      std::max(task.created_at, task.pull_stopped_at.value_or(TimePoint()));
  for (Container& container : task.containers)
    bring_up_to(container, *find(kept, task, container), not_before);
  // The record was made before the containers started: where their output goes is not in it.
  for (Container& container : task.containers)
    if (container.started_at) container.log = log_target_of(task, container);
  // Every container is there, so the volumes that they were made upon are.
  for (state::Volume& volume : task.volumes) {
    volume.step = state::Volume::Step::ready;
    volume.exists = true;
  }
  if (!std::ranges::all_of(task.containers,
                           [](const Container& one) { return one.started_at.has_value(); }))
    return;
  const auto last = std::ranges::max_element(task.containers, {}, &Container::started_at);
  task.started_at = last->started_at;
}

void add_missing_cluster(State& state, const std::string& arn, IdSource& ids, TimePoint now) {
  const state::Cluster* known = state[ecs::clusters].find(arn);
  if (known && known->active) return;
  const auto parts = Arn::parse(arn);
  const state::Cluster& cluster = state[ecs::clusters].put(
      arn, {.arn = arn, .name = std::string(state::id_of(arn)), .settings = {}});
  placement::register_host(state, cluster, {parts->account, parts->region}, ids, now);
}

// The task's own where it is still there, else any of the cluster's that an Engine of ours runs.
std::string instance_for(const State& state, const Task& task) {
  if (task.instance_arn.empty() || state[ecs::instances].find(task.instance_arn))
    return task.instance_arn;
  std::string arn;
  placement::visit_instances(state, task.cluster_arn, [&](const state::Instance& instance) {
    if (arn.empty() && !instance.is_registered && instance.engine.empty()) arn = instance.arn;
  });
  return arn;
}

void use_known_definition(State& state, Task& task, TimePoint now) {
  const auto& definition = *task.definition;
  const std::string& arn = *definition.taskDefinitionArn;
  const std::string prefix = arn.substr(0, arn.rfind(':'));
  if (!state[ecs::families].find(prefix))
    state[ecs::families].put(prefix, {.arn_prefix = prefix, .name = *definition.family});
  state::Family& family = *state[ecs::families].modify(prefix);
  const int number = *definition.revision;
  const auto revision = family.revisions.try_emplace(
      number, state::Revision{.registered = task.definition,
                              .status = aws::ecs::TaskDefinitionStatus::INACTIVE,
                              .deregistered_at = now});
  task.definition = revision.first->second.registered;
  family.last_revision = std::max(family.last_revision, number);
}

}  // namespace

bool adopt(State& state, Task recorded, const std::vector<effects::Kept>& kept, IdSource& ids,
           TimePoint now) {
  if (!names_what_it_needs(recorded) || !is_whole(recorded, kept)) return false;
  bring_up_to(recorded, kept);
  recorded.service_arn.clear();
  recorded.daemon_arn.clear();
  recorded.protected_until.reset();
  add_missing_cluster(state, recorded.cluster_arn, ids, now);
  recorded.instance_arn = instance_for(state, recorded);
  if (recorded.waits_for_capacity()) recorded.capacity_provider.clear();
  use_known_definition(state, recorded, now);
  state[ecs::tasks].add(std::move(recorded));
  return true;
}

}  // namespace localecs::decide
