// The placement strategies; each reduces the candidates to its best ones.
#include <localecs/aws/ecs/placement_strategy.hpp>
#include <localecs/base/text.hpp>

#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/instance.hpp>

#include <algorithm>
#include <limits>

#include "search.hpp"

namespace localecs::placement {
namespace {

using aws::ecs::PlacementStrategy;
using aws::ecs::PlacementStrategyType;
using state::Instance;

constexpr std::string_view kAttribute = "attribute:";

// Keeps those for which `measure` is least.
template <class Measure>
void keep_least(Candidates& candidates, Measure measure) {
  int least = std::numeric_limits<int>::max();
  for (const Instance* candidate : candidates) least = std::min(least, measure(*candidate));
  std::erase_if(candidates,
                [&](const Instance* candidate) { return measure(*candidate) != least; });
}

void spread(const Search& search, const PlacementStrategy& strategy, Candidates& candidates) {
  if (is_host(strategy))
    return keep_least(candidates,
                      [&](const Instance& instance) { return search.tasks_on(instance); });
  // Rows stored by older versions may lack the field; then all instances count as equal.
  const std::string field = strategy.field.value_or("");
  std::unordered_map<std::string_view, int> by_value;
  const auto count = [&](const auto& tasks) {
    for (const auto& [arn, number] : tasks)
      if (const Instance* instance = search.state[ecs::instances].find(arn))
        by_value[value_of(*instance, field)] += number;
  };
  count(search.group->on);
  count(search.placed_on);
  keep_least(candidates, [&](const Instance& instance) {
    const auto found = by_value.find(value_of(instance, field));
    return found == by_value.end() ? 0 : found->second;
  });
}

void binpack(const Search& search, const PlacementStrategy& strategy, Candidates& candidates) {
  const bool by_cpu = to_lower(strategy.field.value_or("")) == "cpu";
  keep_least(candidates, [&](const Instance& instance) {
    return by_cpu ? free_cpu(search, instance) : free_memory(search, instance);
  });
}

// splitmix64, so that consecutive draws do not choose consecutive instances.
std::uint64_t mixed(std::uint64_t number) {
  number += 0x9e3779b97f4a7c15;
  number = (number ^ (number >> 30)) * 0xbf58476d1ce4e5b9;
  number = (number ^ (number >> 27)) * 0x94d049bb133111eb;
  return number ^ (number >> 31);
}

void choose_any(const Search& search, Candidates& candidates) {
  const std::uint64_t number = mixed(mixed(search.request.draw) + search.placed);
  candidates = {candidates[number % candidates.size()]};
}

}  // namespace

bool is_host(const PlacementStrategy& spread) {
  const std::string& field = spread.field ? *spread.field : "";
  return field == "instanceId" || field == "host";
}

std::string_view value_of(const Instance& instance, std::string_view field) {
  if (const auto* found = state::find_attribute(
          instance, field.starts_with(kAttribute) ? field.substr(kAttribute.size()) : field))
    return found->value ? std::string_view(*found->value) : std::string_view();
  return field == kZone ? std::string_view(instance.availability_zone) : std::string_view();
}

std::vector<PlacementStrategy> service_defaults() {
  return {{.field = std::string(kZone), .type = PlacementStrategyType::spread},
          {.field = "instanceId", .type = PlacementStrategyType::spread}};
}

// If the user's strategies leave several instances, the one with the fewest tasks of the group is
// taken. ECS documents no rule for standalone tasks without a strategy: we take any instance.
std::vector<PlacementStrategy> strategies_of(const Request& request) {
  if (request.strategies.empty() && !request.service_arn.empty()) return service_defaults();
  if (request.strategies.empty()) return {{.field = {}, .type = PlacementStrategyType::random}};
  auto strategies = request.strategies;
  strategies.push_back({.field = "instanceId", .type = PlacementStrategyType::spread});
  return strategies;
}

void narrow(const Search& search, const PlacementStrategy& strategy, Candidates& candidates) {
  if (candidates.size() < 2) return;
  switch (strategy.type.value_or(PlacementStrategyType::random)) {
    case PlacementStrategyType::spread:
      return spread(search, strategy, candidates);
    case PlacementStrategyType::binpack:
      return binpack(search, strategy, candidates);
    case PlacementStrategyType::random:
      return choose_any(search, candidates);
  }
}

}  // namespace localecs::placement
