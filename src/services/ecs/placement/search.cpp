// Collects the inputs of one placement decision once, not once per instance.
#include "search.hpp"

#include <localecs/aws/ecs/placement_constraint.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/instance.hpp>
#include <localecs/services/ecs/rows/task_table.hpp>
#include <localecs/state/state.hpp>

namespace localecs::placement {
namespace {

using aws::ecs::PlacementConstraintType;

void add_expression(Search& search, const std::optional<std::string>& text) {
  auto query = Query::parse(text.value_or(""));
  search.is_unreadable |= !query;
  if (query) search.expressions.push_back(std::move(*query));
}

void add_constraints(Search& search) {
  for (const auto& constraint : search.request.constraints) {
    if (constraint.type == PlacementConstraintType::distinctInstance) search.distinct = true;
    if (constraint.type == PlacementConstraintType::memberOf)
      add_expression(search, constraint.expression);
  }
  const auto& own = search.request.definition->placementConstraints;
  if (!own) return;
  for (const auto& constraint : *own) add_expression(search, constraint.expression);
}

}  // namespace

// A task that is asked to stop no longer counts, though it may still run.
int Search::tasks_on(const state::Instance& instance) const {
  const auto running = group->on.find(instance.arn);
  const auto placed = placed_on.find(instance.arn);
  return (running == group->on.end() ? 0 : running->second) +
         (placed == placed_on.end() ? 0 : placed->second);
}

Search search_for(const state::State& state, const Request& request,
                  const std::vector<Tentative>& tentative) {
  Search search{.state = state, .request = request};
  search.need = resources_of(*request.definition, request.overrides);
  search.group = &state[ecs::tasks].group(request.cluster_arn, request.group);
  search.placed = search.group->live + tentative.size();
  add_constraints(search);
  for (const Tentative& other : tentative) {
    if (other.group == request.group) ++search.placed_on[other.instance_arn];
    search.tentative[other.instance_arn].push_back(&other.resources);
  }
  return search;
}

}  // namespace localecs::placement
