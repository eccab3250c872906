// Finds the machine behind an instance, or behind a task.
#include <localecs/services/ecs/rows/hosts.hpp>

#include <localecs/services/ecs/rows/instance.hpp>
#include <localecs/services/ecs/rows/task_table.hpp>

namespace localecs::state {

const Host& host_of(const State& state, const Instance& instance) {
  static const Host unknown;
  const Hosts& hosts = state[ecs::hosts];
  if (instance.engine.empty()) return hosts.own;
  const auto found = hosts.others.find(instance.engine);
  return found == hosts.others.end() ? unknown : found->second;
}

const Host& host_of(const State& state, const Task& task) {
  const Instance* instance = state[ecs::instances].find(task.instance_arn);
  return instance ? host_of(state, *instance) : state[ecs::hosts].own;
}

}  // namespace localecs::state
