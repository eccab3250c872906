// CreateCluster: answers with the cluster of that name, made now unless it is ACTIVE already.
#include <localecs/aws/ecs/create_cluster.hpp>
#include <localecs/aws/ecs/describe_clusters.hpp>
#include <localecs/aws/ecs/operations.hpp>
#include <localecs/base/text.hpp>
#include <localecs/services/operation.hpp>

#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/cluster.hpp>

#include "cluster_settings.hpp"
#include "cluster_view.hpp"
#include "operations/capacity/cluster_capacity.hpp"
#include "operations/shared/common.hpp"

namespace localecs::services::ecs {
namespace {

void check(const CreateClusterRequest& input, const std::string& name) {
  if (!is_name(name)) throw invalid_parameter("ClusterName must match ^[a-zA-Z0-9\\-_]{1,255}$");
  check_tags(input.tags.value_or(std::vector<Tag>()));
  check_configuration(input.configuration);
}

// A cluster made with capacity providers is PROVISIONING first and ACTIVE a moment later.
void begin_provisioning(Call& call, state::Cluster& cluster,
                        const std::vector<std::string>& providers) {
  set_capacity_providers(call, cluster, providers);
  cluster.attachments_status = "UPDATE_IN_PROGRESS";
  cluster.provisioning = true;
}

}  // namespace

CreateClusterResponse create_cluster(Call& call, const CreateClusterRequest& input) {
  const std::string name = input.clusterName.value_or("default");
  check(input, name);
  const auto shown = std::vector{ClusterField::SETTINGS, ClusterField::CONFIGURATIONS,
                                 ClusterField::TAGS, ClusterField::ATTACHMENTS};
  const std::vector<std::string> providers =
      checked_providers(call, input.capacityProviders.value_or(std::vector<std::string>()));
  Strategy strategy = checked_default_strategy(
      call, providers, input.defaultCapacityProviderStrategy.value_or(Strategy()));
  // As in ECS, creating an existing cluster is no error and changes nothing.
  const auto* known = call.state[ecs::clusters].find(call.scope.arn("cluster/" + name));
  if (known && known->active) return {view_of(call, *known, shown)};

  check_free(call, call.scope.arn("cluster/" + name), providers);
  auto settings = default_cluster_settings(call);
  if (input.settings) merge_settings(settings, *input.settings);
  state::Cluster& cluster = add_cluster(call, name);
  cluster.settings = std::move(settings);
  cluster.configuration = input.configuration;
  if (!providers.empty()) begin_provisioning(call, cluster, providers);
  cluster.default_strategy = std::move(strategy);
  if (input.serviceConnectDefaults)
    cluster.service_connect_namespace = input.serviceConnectDefaults->namespace_;
  if (input.tags) cluster.tags = *input.tags;
  return {view_of(call, cluster, shown)};
}

}  // namespace localecs::services::ecs
