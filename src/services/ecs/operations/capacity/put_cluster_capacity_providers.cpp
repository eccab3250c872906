// PutClusterCapacityProviders: replaces a cluster's providers and its default strategy.
#include <localecs/aws/ecs/describe_clusters.hpp>
#include <localecs/aws/ecs/put_cluster_capacity_providers.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/capacity_provider.hpp>
#include <localecs/services/ecs/rows/cluster.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/services/ecs/rows/task_table.hpp>

#include "cluster_capacity.hpp"
#include "operations/clusters/cluster_view.hpp"

namespace localecs::services::ecs {
namespace {

bool holds_tasks(const Call& call, const state::Cluster& cluster, const std::string& provider) {
  bool holds = is_in_a_strategy(call, cluster, provider);
  call.state[ecs::tasks].visit_prefix(
      call.scope.arn("task/" + cluster.name + "/"), [&](const state::Task& task) {
        holds |= !task.is_stopped() && task.capacity_provider == provider;
      });
  return holds;
}

void check_removed(const Call& call, const state::Cluster& cluster,
                   const std::vector<std::string>& wanted) {
  for (const std::string& name : cluster.capacity_providers) {
    const bool stays = std::ranges::find(wanted, name) != wanted.end();
    const state::CapacityProvider* row = find_provider(call, name);
    const bool managed = row && row->configuration.managedInstancesProvider;
    if (!stays && !managed && holds_tasks(call, cluster, name))
      throw aws::Error("ResourceInUseException",
                       "The specified capacity provider is in use and cannot be removed.");
  }
}

// The strategy may also name the managed instances providers that the cluster has anyway.
std::vector<std::string> eligible(const state::Cluster& cluster,
                                  const std::vector<std::string>& wanted, const Call& call) {
  std::vector<std::string> names = wanted;
  for (const std::string& name : cluster.capacity_providers)
    if (const auto* row = find_provider(call, name);
        row && row->configuration.managedInstancesProvider)
      names.push_back(name);
  return names;
}

}  // namespace

PutClusterCapacityProvidersResponse put_cluster_capacity_providers(
    Call& call, const PutClusterCapacityProvidersRequest& input) {
  const state::Cluster& found = find_cluster(call, input.cluster);
  check_attachments_at_rest(found);
  // The cluster keeps its Managed Instances providers anyway, so naming one changes nothing.
  std::vector<std::string> given = input.capacityProviders;
  std::erase_if(given, [&](const std::string& name) {
    const state::CapacityProvider* row = find_provider(call, name);
    return row && row->configuration.managedInstancesProvider && row->cluster_arn == found.arn;
  });
  const std::vector<std::string> wanted = checked_providers(call, given);
  Strategy strategy = checked_default_strategy(call, eligible(found, wanted, call),
                                               input.defaultCapacityProviderStrategy);
  check_removed(call, found, wanted);
  check_free(call, found.arn, wanted);
  state::Cluster& cluster = *call.state[ecs::clusters].modify(found.arn);
  set_capacity_providers(call, cluster, wanted);
  cluster.default_strategy = std::move(strategy);
  return {view_of(call, cluster,
                  std::vector{ClusterField::SETTINGS, ClusterField::CONFIGURATIONS,
                              ClusterField::ATTACHMENTS})};
}

}  // namespace localecs::services::ecs
