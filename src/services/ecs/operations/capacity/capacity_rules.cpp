// Checks capacity provider strategies. Messages are ECS's own where we have seen them.
#include "capacity_rules.hpp"

#include <localecs/aws/ecs/capacity_provider.hpp>
#include <localecs/aws/ecs/capacity_provider_strategy_item.hpp>
#include <localecs/aws/ecs/deployment_controller.hpp>
#include <localecs/aws/ecs/launch_type.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/capacity_provider.hpp>
#include <localecs/services/ecs/rows/cluster.hpp>
#include <localecs/services/ecs/rows/fargate.hpp>
#include <localecs/services/ecs/rows/service.hpp>
#include <localecs/state/state.hpp>

#include <set>

namespace localecs::services::ecs {
namespace {

constexpr std::size_t kMostProviders = 20;
constexpr int kHighestWeight = 1000;
constexpr int kHighestBase = 100'000;

struct Texts {
  const char* two_bases;
  const char* no_weight;  // nullptr: it may be without, until something is launched by it
};
constexpr Texts kOfLaunch{
    "There are multiple capacity providers in the specified capacity provider strategy with a base "
    "value defined. Only one capacity provider in a strategy can have a base value defined.",
    "There are no capacity providers in the capacity provider strategy with a weight value greater "
    "than zero. Specify a weight value greater than zero for at least one capacity provider and "
    "try again."};
// Launches by the default strategy of the cluster. The second sentence of its no_weight is not
// recorded.
constexpr Texts kOfDefault{
    kOfLaunch.two_bases,
    "There are no capacity providers with a weight value greater than zero defined in the default "
    "capacity provider strategy. Specify a weight value greater than zero for at least one "
    "capacity provider and try again."};
constexpr Texts kOfCluster{
    "The specified capacity provider strategy contains multiple capacity providers with a base "
    "value defined. Only one capacity provider in a strategy can have a base value defined.",
    nullptr};

aws::Error not_found(const std::string& provider) {
  return invalid_parameter("The specified capacity provider '" + provider +
                           "' was not found. Specify a valid name or ARN and try again.");
}

void check_figures(const Strategy& strategy, const Texts& texts) {
  int bases = 0, weights = 0;
  for (const CapacityProviderStrategyItem& item : strategy) {
    if (*item.weight < 0 || *item.weight > kHighestWeight)
      throw invalid_parameter("Capacity provider strategy weight must be between 0 and 1000.");
    if (*item.base < 0 || *item.base > kHighestBase)
      throw invalid_parameter("Capacity provider strategy base must be between 0 and 100000.");
    bases += *item.base > 0;
    weights += *item.weight;
  }
  if (bases > 1) throw invalid_parameter(texts.two_bases);
  if (weights == 0 && texts.no_weight) throw invalid_parameter(texts.no_weight);
}

void check_families(const Call& call, const Strategy& strategy) {
  std::set<LaunchType> families;
  std::set<std::string> names;
  const std::string any_arn = call.scope.arn("cluster/any");
  for (const CapacityProviderStrategyItem& item : strategy) {
    families.insert(placement::launch_type_of(call.state, any_arn, item.capacityProvider));
    if (!names.insert(item.capacityProvider).second)
      throw invalid_parameter(
          "The specified capacity provider strategy cannot contain duplicate capacity providers.");
  }
  if (families.size() > 1)
    throw invalid_parameter(
        "A capacity provider strategy cannot contain a mix of capacity providers using Auto "
        "Scaling groups and Fargate providers. Specify one or the other and try again.");
}

Strategy checked(const Call& call, const std::vector<std::string>& providers,
                 const Strategy& strategy, const Texts& texts) {
  if (strategy.empty()) return {};
  if (strategy.size() > kMostProviders)
    throw invalid_parameter(
        "The specified capacity provider strategy contains too many capacity providers. A strategy "
        "can contain a maximum of 20 capacity providers.");
  Strategy full;
  for (const CapacityProviderStrategyItem& item : strategy) {
    const std::string name = provider_name(call, item.capacityProvider);
    if (std::ranges::find(providers, name) == providers.end())
      throw invalid_parameter(
          "The specified capacity provider strategy cannot contain a capacity provider that is "
          "not associated with the cluster. Associate the capacity provider with the cluster and "
          "try again.");
    full.push_back({.base = item.base.value_or(0),
                    .capacityProvider = name,
                    .weight = item.weight.value_or(0)});
  }
  check_families(call, full);
  check_figures(full, texts);
  return full;
}

bool names(const std::optional<Strategy>& strategy, const std::string& provider) {
  return strategy &&
         std::ranges::find(*strategy, provider, &CapacityProviderStrategyItem::capacityProvider) !=
             strategy->end();
}

}  // namespace

bool is_in_a_strategy(const Call& call, const state::Cluster& cluster,
                      const std::string& provider) {
  bool wanted = false;
  call.state[ecs::services].visit_prefix(
      call.scope.arn("service/" + cluster.name + "/"), [&](const state::Service& service) {
        if (service.status != state::ServiceStatus::ACTIVE) return;
        // An EXTERNAL service's own strategy is only a copy of its primary task set's: ignore it.
        if (service.configuration.deploymentController->type != DeploymentControllerType::EXTERNAL)
          wanted |= names(service.configuration.capacityProviderStrategy, provider);
        for (const state::TaskSet& set : service.task_sets)
          wanted |= names(set.configuration.capacityProviderStrategy, provider);
      });
  return wanted;
}

std::string provider_name(const Call& call, const std::string& name_or_arn) {
  const std::string own = call.scope.arn("capacity-provider/");
  return name_or_arn.starts_with(own) ? name_or_arn.substr(own.size()) : name_or_arn;
}

const state::CapacityProvider* find_provider(const Call& call, const std::string& name_or_arn) {
  const state::CapacityProvider* row = call.state[ecs::capacity_providers].find(
      call.scope.arn("capacity-provider/" + provider_name(call, name_or_arn)));
  const bool there = row && row->configuration.status != CapacityProviderStatus::INACTIVE;
  return there ? row : nullptr;
}

std::vector<std::string> checked_providers(const Call& call,
                                           const std::vector<std::string>& providers) {
  std::vector<std::string> names;
  for (const std::string& provider : providers) {
    std::string name = provider_name(call, provider);
    const state::CapacityProvider* row = find_provider(call, name);
    if (!state::is_fargate_provider(name) && !row) throw not_found(provider);
    if (row && row->configuration.updateStatus == CapacityProviderUpdateStatus::DELETE_IN_PROGRESS)
      throw not_found(provider);
    if (row && row->configuration.managedInstancesProvider)
      throw invalid_parameter("The specified capacity provider '" + name +
                              "' uses managed instances and belongs to the cluster that it was "
                              "created for.");
    if (std::ranges::find(names, name) == names.end()) names.push_back(std::move(name));
  }
  if (names.size() > kMostProviders)
    throw invalid_parameter("A cluster can contain a maximum of 20 capacity providers.");
  return names;
}

Strategy checked_default_strategy(const Call& call, const std::vector<std::string>& providers,
                                  const Strategy& strategy) {
  return checked(call, providers, strategy, kOfCluster);
}

Capacity capacity_of(Call& call, const state::Cluster& cluster,
                     const std::optional<LaunchType>& launch_type,
                     const std::optional<Strategy>& strategy) {
  if (launch_type && strategy && !strategy->empty())
    throw invalid_parameter(
        "Specifying both a launch type and capacity provider strategy is not supported. Remove one "
        "and try again.");
  const bool by_default = !strategy || strategy->empty();
  Capacity capacity{checked(call, cluster.capacity_providers,
                            placement::strategy_of(cluster, launch_type, strategy),
                            by_default ? kOfDefault : kOfLaunch),
                    launch_type};
  if (!capacity.strategy.empty())
    capacity.launch_type = placement::launch_type_of(call.state, cluster.arn,
                                                     capacity.strategy.front().capacityProvider);
  else if (launch_type == LaunchType::MANAGED_INSTANCES)
    throw invalid_parameter(
        "The MANAGED_INSTANCES launch type requires a capacity provider strategy with a managed "
        "instances capacity provider.");
  return capacity;
}

std::optional<LaunchType> launch_type_of(const state::State& state, const state::Service& service) {
  const auto& strategy = service.configuration.capacityProviderStrategy;
  if (!strategy || strategy->empty()) return service.configuration.launchType;
  return placement::launch_type_of(state, service.cluster_arn, strategy->front().capacityProvider);
}

}  // namespace localecs::services::ecs
