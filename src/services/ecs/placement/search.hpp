// The inputs of one placement decision, and the filters and strategies that read them.
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
  std::vector<Query> expressions{};  // of memberOf constraints
  bool is_unreadable = false;        // one expression is invalid: no instance fits
  const state::TaskGroup* group = nullptr;
  // By instance ARN: the tasks of the group that the same decision has placed there already, and
  // the resources of all its placements.
  std::unordered_map<std::string_view, int> placed_on{};
  std::unordered_map<std::string_view, std::vector<const state::Resources*>> tentative{};
  std::size_t placed = 0;  // tasks of the group, the decision's own among them

  int tasks_on(const state::Instance& instance) const;
};

Search search_for(const state::State& state, const Request& request,
                  const std::vector<Tentative>& tentative);

// The free CPU units and MiB of an instance, tentative placements subtracted.
int free_cpu(const Search& search, const state::Instance& instance);
int free_memory(const Search& search, const state::Instance& instance);

// One filter. `reason` is the text that ECS puts into failures[].
struct Filter {
  std::string_view name;
  std::string_view reason;
  bool (*passes)(const Search& search, const state::Instance& instance);
};
// In ECS's order: of several refusals only the first is reported.
std::span<const Filter> filters();
// Returns the reason of the first filter that refuses; empty if the instance can take the task.
std::string_view refusal(const Search& search, const state::Instance& instance);

// True if the instance is not INACTIVE and belongs to the request's capacity provider, if any.
bool is_considered(const Request& request, const state::Instance& instance);

using Candidates = std::vector<const state::Instance*>;
// Returns the strategies of the request with the ones that ECS adds.
std::vector<aws::ecs::PlacementStrategy> strategies_of(const Request& request);
// Removes all candidates but the best by this strategy; at least one remains.
void narrow(const Search& search, const aws::ecs::PlacementStrategy& strategy,
            Candidates& candidates);

inline constexpr std::string_view kZone = "attribute:ecs.availability-zone";
std::vector<aws::ecs::PlacementStrategy> service_defaults();
bool is_host(const aws::ecs::PlacementStrategy& spread);
// Returns the instance's value of the field "attribute:NAME"; empty if it has none.
std::string_view value_of(const state::Instance& instance, std::string_view field);

}  // namespace localecs::placement
