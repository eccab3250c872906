// Applies capacity provider strategies, and lets tasks wait for room.
#include <localecs/services/ecs/placement/capacity.hpp>

#include <localecs/aws/ecs/launch_type.hpp>
#include <localecs/base/arn.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/capacity_provider.hpp>
#include <localecs/services/ecs/rows/cluster.hpp>
#include <localecs/services/ecs/rows/deployments.hpp>
#include <localecs/services/ecs/rows/fargate.hpp>
#include <localecs/services/ecs/rows/service.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/services/ecs/rows/task_table.hpp>
#include <localecs/services/ecs/rows/zone.hpp>
#include <localecs/state/state.hpp>

#include <algorithm>
#include <limits>

namespace localecs::placement {
namespace {

using aws::ecs::LaunchType;

std::size_t waiting_in(const state::State& state, const std::string& cluster_arn,
                       const std::vector<Tentative>& tentative) {
  std::size_t waiting = 0;
  const state::Cluster* cluster = state[ecs::clusters].find(cluster_arn);
  if (!cluster) return 0;
  for (const std::string& provider : cluster->capacity_providers)
    for (const std::string& arn :
         state[ecs::tasks].waiting_for(state::provider_arn(cluster_arn, provider))) {
      const state::Task* task = state[ecs::tasks].find(arn);
      waiting += task && task->cluster_arn == cluster_arn;
    }
  // A tentative placement without an instance waits as well.
  for (const Tentative& other : tentative) waiting += other.instance_arn.empty();
  return waiting;
}

bool has_open_zone(const state::State& state, const Request& request) {
  if (state[ecs::failed_zones].size() == 0 || !request.network) return true;
  const auto arn = Arn::parse(request.cluster_arn);
  const auto& subnets = request.network->awsvpcConfiguration->subnets;
  return std::ranges::any_of(subnets, [&](const std::string& subnet) {
    return !state[ecs::failed_zones].find(zone_of_subnet(arn->region, subnet));
  });
}

}  // namespace

std::size_t next_provider(const Strategy& strategy, std::span<const int> held) {
  for (std::size_t i = 0; i < strategy.size(); ++i)
    if (held[i] < strategy[i].base.value_or(0)) return i;
  std::size_t best = 0;
  double least = std::numeric_limits<double>::infinity();
  for (std::size_t i = 0; i < strategy.size(); ++i) {
    const int weight = strategy[i].weight.value_or(0);
    if (weight == 0) continue;
    const double ratio = double(held[i] - strategy[i].base.value_or(0)) / weight;
    if (ratio >= least) continue;
    least = ratio;
    best = i;
  }
  return best;
}

const Strategy& strategy_of(const state::Cluster& cluster,
                            const std::optional<LaunchType>& launch_type,
                            const std::optional<Strategy>& given) {
  static const Strategy none;
  if (given && !given->empty()) return *given;
  return launch_type ? none : cluster.default_strategy;
}

std::string Turns::take() {
  if (strategy.empty()) return {};
  const std::size_t next = next_provider(strategy, held);
  ++held[next];
  return strategy[next].capacityProvider;
}

Turns turns_of_call(const Strategy& strategy) {
  return {strategy, std::vector<int>(strategy.size())};
}

Turns turns_of_service(const state::State& state, const state::Service& service,
                       std::string_view deployment) {
  Turns turns = turns_of_call(state::strategy_of(state, service, deployment).value_or(Strategy{}));
  for (const std::string& arn : state[ecs::tasks].of_service(service.arn)) {
    const state::Task* task = state[ecs::tasks].find(arn);
    if (!task || !task->should_run) continue;
    if (!deployment.empty() && task->started_by != deployment) continue;
    for (std::size_t i = 0; i < turns.strategy.size(); ++i)
      turns.held[i] += turns.strategy[i].capacityProvider == task->capacity_provider;
  }
  return turns;
}

LaunchType launch_type_of(const state::State& state, const std::string& cluster_arn,
                          std::string_view provider) {
  if (state::is_fargate_provider(provider)) return LaunchType::FARGATE;
  const auto* row = state[ecs::capacity_providers].find(state::provider_arn(cluster_arn, provider));
  const bool managed = row && row->configuration.managedInstancesProvider;
  return managed ? LaunchType::MANAGED_INSTANCES : LaunchType::EC2;
}

void assign_provider(const state::State& state, Request& request, const std::string& provider) {
  if (provider.empty()) return;
  request.capacity_provider = provider;
  request.launch_type = launch_type_of(state, request.cluster_arn, provider);
}

Choice choose_place(const state::State& state, const Request& request,
                    const std::vector<Tentative>& tentative) {
  if (request.on_fargate()) {
    Choice choice{.found = has_open_zone(state, request), .instance_arn = {}, .refusals = {}};
    if (!choice.found) choice.refusals.push_back({"", "RESOURCE:FARGATE"});
    return choice;
  }
  const Choice choice = choose_instance(state, request, tentative);
  if (choice.found || request.capacity_provider.empty()) return choice;
  if (waiting_in(state, request.cluster_arn, tentative) < kMostWaiting)
    return {.found = true, .instance_arn = {}, .refusals = {}};
  return {.found = false, .instance_arn = {}, .refusals = {{"", std::string(kOverWaitingLimit)}}};
}

Request request_of(const state::Task& task) {
  return {.cluster_arn = task.cluster_arn,
          .service_arn = task.service_arn,
          .definition = task.definition,
          .overrides = task.overrides,
          .launch_type = task.launch_type,
          .capacity_provider = task.capacity_provider,
          .group = task.group,
          .started_by = task.started_by,
          .tags = {},
          .constraints = task.placement_constraints,
          .strategies = task.placement_strategies,
          .network = task.network,
          .platform_version = {}};
}

}  // namespace localecs::placement
