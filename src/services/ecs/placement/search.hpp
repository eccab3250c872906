// What one placement decision knows before it looks at the first instance.
#pragma once

#include <localecs/aws/ecs/placement_strategy.hpp>
#include <localecs/services/ecs/placement/placement.hpp>
#include <localecs/services/ecs/placement/query.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/services/ecs/rows/task_table.hpp>

#include <span>
#include <string_view>
#include <unordered_map>

namespace localecs::placement {

struct Search {
  const state::State& state;
  const Request& request;
  state::Resources need{};
  bool distinct = false;
  std::vector<Query> expressions{};  // of memberOf; one that cannot be read fits no instance
  bool is_unreadable = false;
  const state::TaskGroup* group = nullptr;
  // By instance: how many tasks of the group the same decision has placed there already, and what
  // it has given away.
  std::unordered_map<std::string_view, int> placed_on{};
  std::unordered_map<std::string_view, std::vector<const state::Resources*>> tentative{};
  std::size_t placed = 0;  // tasks of the group, the decision's own among them

  int tasks_on(const state::Instance& instance) const;
};

Search search_for(const state::State& state, const Request& request,
                  const std::vector<Tentative>& tentative);

// What is left of an instance, the decision's own placements taken off.
int free_cpu(const Search& search, const state::Instance& instance);
int free_memory(const Search& search, const state::Instance& instance);

// Filters speak for themselves: each has the reason that ECS puts into failures[].
struct Filter {
  std::string_view name;
  std::string_view reason;
  bool (*passes)(const Search& search, const state::Instance& instance);
};
// In ECS's order: the first refusal is the one that is told.
std::span<const Filter> filters();
// That first refusal; empty where the instance can take the task.
std::string_view refusal(const Search& search, const state::Instance& instance);

// Whether the decision looks at the instance at all.
bool is_considered(const Request& request, const state::Instance& instance);

using Candidates = std::vector<const state::Instance*>;
// The strategies of the request, those that ECS would add included.
std::vector<aws::ecs::PlacementStrategy> strategies_of(const Request& request);
// Leaves those that the strategy likes best, at least one of them.
void narrow(const Search& search, const aws::ecs::PlacementStrategy& strategy,
            Candidates& candidates);

inline constexpr std::string_view kZone = "attribute:ecs.availability-zone";
std::vector<aws::ecs::PlacementStrategy> service_defaults();
bool is_host(const aws::ecs::PlacementStrategy& spread);
// What instances are told apart by: the value of "attribute:NAME"; empty where it has none.
std::string_view value_of(const state::Instance& instance, std::string_view field);

}  // namespace localecs::placement
