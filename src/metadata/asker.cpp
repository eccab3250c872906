// Compares a client's address with those of tasks, as far as the Engine has reported them.
#include "asker.hpp"

#include <localecs/aws/ecs/container_definition.hpp>
#include <localecs/aws/ecs/network_mode.hpp>
#include <localecs/aws/ecs/task_definition.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/hosts.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/services/ecs/rows/task_table.hpp>
#include <localecs/services/ecs/rows/task_traits.hpp>
#include <localecs/state/state.hpp>

#include <algorithm>
#include <vector>

#include "view.hpp"

namespace localecs::metadata {
namespace {

using state::Container;
using state::ContainerStep;

// True if the container's address is certain. A container that is being started again may get
// another address.
bool has_address(const Container& container) {
  const bool lives =
      container.step == ContainerStep::running || container.step == ContainerStep::stopping;
  return lives && container.address;
}

// True if a known address of the task is `peer`.
bool is_at(const state::Task& task, std::string_view peer) {
  const state::Sandbox& sandbox = task.sandbox;
  if (sandbox.address)
    return sandbox.step == state::Sandbox::Step::ready && sandbox.address->ip == peer;
  return std::ranges::any_of(task.containers, [&](const Container& container) {
    return has_address(container) && container.address->ip == peer;
  });
}

bool is_address_of_another(const state::State& state, const state::Task& task,
                           std::string_view peer) {
  return std::ranges::any_of(state[ecs::tasks].rows(), [&](const auto& row) {
    return row.first != task.arn && !row.second.is_stopped() && is_at(row.second, peer);
  });
}

// True if the container has no network: it reaches nobody, so nobody who asks is it.
bool is_cut_off(const state::Task& task, const Container& container) {
  const auto& definition = state::definition_of(task, container);
  return task.definition->networkMode == aws::ecs::NetworkMode::none ||
         (is_bridge(task) && definition.disableNetworking.value_or(false));
}

// True if the container may run while its address is not known yet. One that has not been started,
// or has ended, cannot ask at all.
bool may_ask_from_anywhere(const Container& container) {
  return container.step >= ContainerStep::starting && container.step < ContainerStep::stopped &&
         !has_address(container);
}

// True if every container that could ask has a known address, so a request from another address
// cannot be the task's. Never true on another host or with the host's own network.
bool all_are_known(const state::State& state, const state::Task& task) {
  const bool is_elsewhere =
      task.is_agents || &state::host_of(state, task) != &state[ecs::hosts].own;
  if (is_elsewhere) return false;
  if (state::is_awsvpc(task)) return task.sandbox.address.has_value();
  std::vector<const Container*> askers;
  for (const Container& container : task.containers)
    if (!is_cut_off(task, container)) askers.push_back(&container);
  if (askers.empty()) return true;
  const auto is_known = [](const Container* container) { return has_address(*container); };
  const auto may_be_unknown = [](const Container* container) {
    return may_ask_from_anywhere(*container);
  };
  return is_bridge(task) && std::ranges::any_of(askers, is_known) &&
         std::ranges::none_of(askers, may_be_unknown);
}

}  // namespace

bool may_be_task(const state::State& state, const state::Task& task, std::string_view peer) {
  if (is_at(task, peer)) return true;
  return !all_are_known(state, task) && !is_address_of_another(state, task, peer);
}

}  // namespace localecs::metadata
