// Chooses the tasks that stop first at a scale-in, by the reverse of the placement strategies.
#include <localecs/aws/ecs/placement_strategy.hpp>
#include <localecs/base/text.hpp>

#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/instance.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/state/state.hpp>

#include <algorithm>
#include <limits>

#include "search.hpp"

namespace localecs::placement {
namespace {

using aws::ecs::PlacementStrategy;
using aws::ecs::PlacementStrategyType;
using state::Task;

// The weights of one strategy. Spread: tasks per attribute value. Binpack: free CPU or memory per
// instance.
struct Scale {
  const state::State& state;
  PlacementStrategy strategy;
  std::unordered_map<std::string_view, int> weights{};

  bool is_binpack() const { return strategy.type == PlacementStrategyType::binpack; }
  bool by_cpu() const { return to_lower(strategy.field.value_or("")) == "cpu"; }

  std::string_view key_of(const Task& task) const {
    if (is_binpack() || is_host(strategy)) return task.instance_arn;
    const state::Instance* instance = state[ecs::instances].find(task.instance_arn);
    if (instance) return value_of(*instance, strategy.field ? *strategy.field : "");
    return strategy.field == kZone ? std::string_view(task.availability_zone) : "";
  }
  int size_of(const Task& task) const {
    return by_cpu() ? task.resources.cpu : task.resources.memory;
  }
  // The heaviest task stops first. Spread stops a task of the largest group; binpack one on the
  // instance that would then have the most room, so that it may become empty.
  int weight_of(const Task& task) const {
    const auto found = weights.find(key_of(task));
    const int weight = found == weights.end() ? 0 : found->second;
    return is_binpack() ? weight + size_of(task) : weight;
  }
  void add(const Task& task) {
    if (!is_binpack())
      ++weights[key_of(task)];
    else if (const auto* instance = state[ecs::instances].find(task.instance_arn))
      weights[instance->arn] =
          by_cpu() ? instance->cpu - instance->used.cpu : instance->memory - instance->used.memory;
  }
  void remove(const Task& task) { weights[key_of(task)] += is_binpack() ? size_of(task) : -1; }
};

std::vector<Scale> scales_of(const state::State& state,
                             const std::vector<PlacementStrategy>& strategies,
                             const TaskRefs& candidates, const TaskRefs& staying) {
  std::vector<Scale> scales;
  for (const PlacementStrategy& strategy : strategies.empty() ? service_defaults() : strategies) {
    if (strategy.type == PlacementStrategyType::random) continue;
    Scale& scale = scales.emplace_back(Scale{.state = state, .strategy = strategy});
    for (const Task* task : candidates) scale.add(*task);
    for (const Task* task : staying) scale.add(*task);
  }
  return scales;
}

void keep_heaviest(const Scale& scale, TaskRefs& pool) {
  int most = std::numeric_limits<int>::min();
  for (const Task* task : pool) most = std::max(most, scale.weight_of(*task));
  std::erase_if(pool, [&](const Task* task) { return scale.weight_of(*task) != most; });
}

}  // namespace

TaskRefs choose_stops(const state::State& state, const std::vector<PlacementStrategy>& strategies,
                      const TaskRefs& candidates, const TaskRefs& staying, std::size_t count) {
  if (count >= candidates.size()) return candidates;
  std::vector<Scale> scales = scales_of(state, strategies, candidates, staying);
  TaskRefs left = candidates, stops;
  while (stops.size() < count && !left.empty()) {
    TaskRefs pool = left;
    for (const Scale& scale : scales) keep_heaviest(scale, pool);
    const Task* first = pool.front();
    for (Scale& scale : scales) scale.remove(*first);
    std::erase(left, first);
    stops.push_back(first);
  }
  return stops;
}

}  // namespace localecs::placement
