// DeleteCapacityProvider: only for a provider that serves no cluster; it stays visible as INACTIVE.
#include <localecs/aws/ecs/delete_capacity_provider.hpp>
#include <localecs/services/ecs/placement/daemons.hpp>

#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/capacity_provider.hpp>
#include <localecs/services/ecs/rows/cluster.hpp>
#include <localecs/services/ecs/rows/fargate.hpp>

#include "capacity_provider_rules.hpp"

namespace localecs::services::ecs {
namespace {

// Deletion itself takes a Managed Instances provider out of its cluster. Any other must have been
// taken out with PutClusterCapacityProviders.
void leave_clusters(Call& call, const state::CapacityProvider& row) {
  const bool managed = row.configuration.managedInstancesProvider.has_value();
  std::vector<std::string> joined;
  call.state[ecs::clusters].visit_prefix(
      call.scope.arn("cluster/"), [&](const state::Cluster& cluster) {
        if (cluster.active && std::ranges::find(cluster.capacity_providers, row.name) !=
                                  cluster.capacity_providers.end())
          joined.push_back(cluster.arn);
      });
  for (const std::string& arn : joined) {
    state::Cluster& cluster = *call.state[ecs::clusters].modify(arn);
    if (!managed)
      throw client_error(
          "The specified capacity provider cannot be deleted because it is associated with "
          "cluster: " +
          cluster.name + ". Remove the capacity provider from the cluster and try again.");
    if (is_in_a_strategy(call, cluster, row.name) ||
        !placement::daemons_of(call.state, arn, row.arn).empty())
      throw client_error("The specified capacity provider is in use and cannot be removed.");
    std::erase(cluster.capacity_providers, row.name);
  }
}

}  // namespace

DeleteCapacityProviderResponse delete_capacity_provider(
    Call& call, const DeleteCapacityProviderRequest& input) {
  if (state::is_fargate_provider(provider_name(call, input.capacityProvider)))
    throw client_error("The FARGATE and FARGATE_SPOT capacity providers cannot be deleted.");
  const state::CapacityProvider& found =
      provider_at_rest(call, input.capacityProvider, "UpdateInProgressException");
  check_cluster(call, found, input.cluster);
  leave_clusters(call, found);
  state::CapacityProvider& row = *call.state[ecs::capacity_providers].modify(found.arn);
  row.configuration.updateStatus = CapacityProviderUpdateStatus::DELETE_IN_PROGRESS;
  if (row.configuration.managedInstancesProvider)
    row.configuration.status = CapacityProviderStatus::DEPROVISIONING;
  row.updated_at = call.now;
  return {row.configuration};
}

}  // namespace localecs::services::ecs
