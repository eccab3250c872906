// UpdateCluster and UpdateClusterSettings.
#include <localecs/aws/ecs/describe_clusters.hpp>
#include <localecs/aws/ecs/operations.hpp>
#include <localecs/aws/ecs/update_cluster.hpp>
#include <localecs/aws/ecs/update_cluster_settings.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/cluster.hpp>
#include <localecs/services/operation.hpp>

#include "cluster_settings.hpp"
#include "cluster_view.hpp"
#include "operations/shared/common.hpp"

namespace localecs::services::ecs {
namespace {

const std::vector<ClusterField> shown{ClusterField::SETTINGS, ClusterField::CONFIGURATIONS};

}  // namespace

UpdateClusterResponse update_cluster(Call& call, const UpdateClusterRequest& input) {
  const state::Cluster& found = find_cluster(call, input.cluster);
  check_configuration(input.configuration);
  auto settings = found.settings;
  if (input.settings) merge_settings(settings, *input.settings);
  state::Cluster& cluster = *call.state[ecs::clusters].modify(found.arn);
  cluster.settings = std::move(settings);
  if (input.configuration) cluster.configuration = input.configuration;
  // An empty namespace takes the default away.
  if (input.serviceConnectDefaults)
    cluster.service_connect_namespace = input.serviceConnectDefaults->namespace_;
  return {view_of(call, cluster, shown)};
}

UpdateClusterSettingsResponse update_cluster_settings(Call& call,
                                                      const UpdateClusterSettingsRequest& input) {
  const state::Cluster& found = find_cluster(call, input.cluster);
  if (input.settings.empty()) throw invalid_parameter("Settings cannot be empty.");
  auto settings = found.settings;
  merge_settings(settings, input.settings);
  state::Cluster& cluster = *call.state[ecs::clusters].modify(found.arn);
  cluster.settings = std::move(settings);
  return {view_of(call, cluster, shown)};
}

}  // namespace localecs::services::ecs
