// Chooses the instance for a task: filters remove the instances that cannot take it, then the
// placement strategies choose among the rest.
#include <localecs/aws/ecs/placement_strategy.hpp>
#include <localecs/services/ecs/placement/placement.hpp>

#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/instance.hpp>
#include <localecs/services/ecs/rows/service.hpp>
#include <localecs/state/state.hpp>

#include "arns.hpp"
#include "search.hpp"

namespace localecs::placement {
namespace {

using state::Instance;
using state::State;

// Calls `with` on each instance in question (see is_considered); the filters come afterwards.
template <class With>
void each_considered(const State& state, const Request& request, With with) {
  state[ecs::instances].visit_prefix(beside_cluster(request.cluster_arn, "container-instance", ""),
                                     [&](const Instance& instance) {
                                       if (is_considered(request, instance)) with(instance);
                                     });
}

std::string shown(const aws::ecs::PlacementStrategy& strategy) {
  using enum aws::ecs::PlacementStrategyType;
  const auto type = strategy.type.value_or(random);
  const std::string name = type == spread ? "spread" : type == binpack ? "binpack" : "random";
  return strategy.field ? name + "(" + *strategy.field + ")" : name;
}

std::vector<std::string> arns_of(const Candidates& candidates) {
  std::vector<std::string> arns;
  for (const Instance* candidate : candidates) arns.push_back(candidate->arn);
  return arns;
}

}  // namespace

Choice choose_instance(const State& state, const Request& request,
                       const std::vector<Tentative>& tentative) {
  Choice choice;
  // Fargate has room for every task; its table of sizes has limited the task at registration.
  if (request.on_fargate()) {
    choice.found = true;
    return choice;
  }
  const Search search = search_for(state, request, tentative);
  Candidates candidates;
  std::vector<std::pair<const Instance*, std::string_view>> refused;
  each_considered(state, request, [&](const Instance& instance) {
    const std::string_view reason = refusal(search, instance);
    if (reason.empty())
      candidates.push_back(&instance);
    else
      refused.emplace_back(&instance, reason);
  });
  if (candidates.empty()) {
    for (const auto& [instance, reason] : refused)
      choice.refusals.push_back({instance->arn, std::string(reason)});
    return choice;
  }
  for (const auto& strategy : strategies_of(request)) narrow(search, strategy, candidates);
  choice.found = true;
  choice.instance_arn = candidates.front()->arn;
  return choice;
}

std::optional<std::string> refusal_of(const State& state, const Request& request,
                                      const Instance& instance) {
  if (instance.status == state::InstanceStatus::INACTIVE) return "INACTIVE";
  const std::string_view reason = refusal(search_for(state, request, {}), instance);
  return reason.empty() ? std::nullopt : std::optional(std::string(reason));
}

Explanation explain(const State& state, const Request& request) {
  Explanation explanation;
  const Search search = search_for(state, request, {});
  Candidates candidates;
  each_considered(state, request, [&](const Instance& instance) {
    Considered considered{.instance_arn = instance.arn, .verdicts = {}, .fits = true};
    for (const Filter& filter : filters()) {
      const bool passes = filter.passes(search, instance);
      considered.fits &= passes;
      considered.verdicts.push_back({filter.name, passes ? std::string_view() : filter.reason});
    }
    if (considered.fits) candidates.push_back(&instance);
    explanation.instances.push_back(std::move(considered));
  });
  if (candidates.empty()) return explanation;
  for (const auto& strategy : strategies_of(request)) {
    narrow(search, strategy, candidates);
    explanation.rounds.push_back({shown(strategy), arns_of(candidates)});
  }
  explanation.chosen_arn = candidates.front()->arn;
  return explanation;
}

bool has_choice(const State& state, const Request& request) {
  int count = 0;
  if (!request.on_fargate()) each_considered(state, request, [&](const Instance&) { ++count; });
  return count > 1;
}

void visit_instances(const State& state, const std::string& cluster_arn,
                     const std::function<void(const Instance&)>& visit) {
  state[ecs::instances].visit_prefix(beside_cluster(cluster_arn, "container-instance", ""), visit);
}

void wake_services(State& state, const std::string& cluster_arn) {
  std::vector<std::string> arns;
  state[ecs::services].visit_prefix(
      beside_cluster(cluster_arn, "service", ""),
      [&](const state::Service& service) { arns.push_back(service.arn); });
  for (const std::string& arn : arns) state[ecs::services].modify(arn);
}

bool has_instances(const State& state, const std::string& cluster_arn) {
  bool found = false;
  state[ecs::instances].visit_prefix(beside_cluster(cluster_arn, "container-instance", ""), {},
                                     [&](const Instance& instance) {
                                       found = instance.status != state::InstanceStatus::INACTIVE;
                                       return !found;
                                     });
  return found;
}

}  // namespace localecs::placement
