// CreateCapacityProvider. A provider for an Auto Scaling group is ACTIVE at once; one for Managed
// Instances belongs to a cluster and is provisioned first.
#include <localecs/aws/ecs/create_capacity_provider.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/capacity_provider.hpp>
#include <localecs/services/ecs/rows/cluster.hpp>

#include "capacity_provider_rules.hpp"
#include "managed_instances_rules.hpp"

namespace localecs::services::ecs {
namespace {

void check_new(const Call& call, const CreateCapacityProviderRequest& input) {
  check_provider_name(input.name);
  check_one_block(input.autoScalingGroupProvider.has_value(),
                  input.managedInstancesProvider.has_value());
  check_tags(input.tags.value_or(std::vector<Tag>{}));
  if (find_provider(call, input.name))
    throw client_error(
        "A capacity provider with the specified name already exists. Specify a different name and "
        "try again.");
}

void check_group_is_free(const Call& call, const std::string& group) {
  call.state[ecs::capacity_providers].visit_prefix(
      call.scope.arn("capacity-provider/"), [&](const state::CapacityProvider& other) {
        const auto& of = other.configuration.autoScalingGroupProvider;
        if (of && other.configuration.status != CapacityProviderStatus::INACTIVE &&
            placement::group_name(of->autoScalingGroupArn) == group)
          throw client_error(
              "The specified Auto Scaling group ARN is already being used by another capacity "
              "provider. Specify a unique Auto Scaling group ARN and try again.");
      });
}

AutoScalingGroupProvider auto_scaling(const Call& call, AutoScalingGroupProvider provider) {
  if (provider.autoScalingGroupArn.empty())
    throw client_error("The Auto Scaling group ARN can not be blank.");
  check_group_arn(provider.autoScalingGroupArn);
  check_group_is_free(call, placement::group_name(provider.autoScalingGroupArn));
  complete(provider, group_of(call, provider).protects_from_scale_in);
  return provider;
}

ManagedInstancesProvider managed(const CreateManagedInstancesProviderConfiguration& given) {
  InstanceLaunchTemplate launch = given.instanceLaunchTemplate;
  check_subnets(launch.networkConfiguration);
  check_storage(launch.storageConfiguration);
  check_reservations(launch.capacityOptionType, launch.capacityReservations);
  check_requirements(launch.instanceRequirements);
  if (!launch.capacityOptionType) launch.capacityOptionType = CapacityOptionType::ON_DEMAND;
  if (!launch.monitoring) launch.monitoring = ManagedInstancesMonitoringOptions::BASIC;
  if (!launch.storageConfiguration)
    launch.storageConfiguration = ManagedInstancesStorageConfiguration{.storageSizeGiB = 80};
  return {.autoRepairConfiguration = given.autoRepairConfiguration,
          .infrastructureOptimization = given.infrastructureOptimization,
          .infrastructureRoleArn = given.infrastructureRoleArn,
          .instanceLaunchTemplate = std::move(launch),
          .propagateTags = given.propagateTags.value_or(PropagateMITags::NONE)};
}

// Adds a Managed Instances provider to its only cluster.
void join_cluster(Call& call, const std::optional<std::string>& cluster_name,
                  state::CapacityProvider& row) {
  if (!cluster_name || cluster_name->empty())
    throw client_error(
        "A cluster is required to create a capacity provider with managed instances. Specify a "
        "cluster and try again.");
  const state::Cluster& found = find_cluster(call, cluster_name);
  state::Cluster& cluster = *call.state[ecs::clusters].modify(found.arn);
  cluster.capacity_providers.push_back(row.name);
  row.cluster_arn = cluster.arn;
  row.configuration.cluster = cluster.name;
}

}  // namespace

CreateCapacityProviderResponse create_capacity_provider(
    Call& call, const CreateCapacityProviderRequest& input) {
  check_new(call, input);
  state::CapacityProvider row;
  row.arn = call.scope.arn("capacity-provider/" + input.name);
  row.name = input.name;
  row.updated_at = call.now;
  CapacityProvider& shown = row.configuration;
  shown.capacityProviderArn = row.arn;
  shown.name = input.name;
  shown.tags = input.tags.value_or(std::vector<Tag>{});
  if (input.autoScalingGroupProvider) {
    if (input.cluster)
      throw invalid_parameter(
          "A cluster can be specified for capacity providers with managed instances only.");
    shown.autoScalingGroupProvider = auto_scaling(call, *input.autoScalingGroupProvider);
    shown.type = CapacityProviderType::EC2_AUTOSCALING;
    shown.status = CapacityProviderStatus::ACTIVE;
  } else {
    shown.managedInstancesProvider = managed(*input.managedInstancesProvider);
    shown.type = CapacityProviderType::MANAGED_INSTANCES;
    shown.status = CapacityProviderStatus::PROVISIONING;
    shown.updateStatus = CapacityProviderUpdateStatus::CREATE_IN_PROGRESS;
    join_cluster(call, input.cluster, row);
  }
  return {call.state[ecs::capacity_providers].put(row.arn, row).configuration};
}

}  // namespace localecs::services::ecs
