// UpdateCapacityProvider: given members replace stored ones; the update is in progress for a
// moment.
#include <localecs/aws/ecs/update_capacity_provider.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/capacity_provider.hpp>

#include "capacity_provider_rules.hpp"
#include "managed_instances_rules.hpp"

namespace localecs::services::ecs {
namespace {

template <class Member>
void take(Member& into, const Member& given) {
  if (given) into = given;
}

void update(const Call& call, AutoScalingGroupProvider& provider,
            const AutoScalingGroupProviderUpdate& given) {
  take(provider.managedDraining, given.managedDraining);
  take(provider.managedTerminationProtection, given.managedTerminationProtection);
  if (given.managedScaling) {
    if (!provider.managedScaling) provider.managedScaling.emplace();
    ManagedScaling& scaling = *provider.managedScaling;
    take(scaling.status, given.managedScaling->status);
    take(scaling.targetCapacity, given.managedScaling->targetCapacity);
    take(scaling.minimumScalingStepSize, given.managedScaling->minimumScalingStepSize);
    take(scaling.maximumScalingStepSize, given.managedScaling->maximumScalingStepSize);
    take(scaling.instanceWarmupPeriod, given.managedScaling->instanceWarmupPeriod);
  }
  complete(provider, group_of(call, provider).protects_from_scale_in);
}

void update(ManagedInstancesProvider& provider,
            const UpdateManagedInstancesProviderConfiguration& given) {
  take(provider.autoRepairConfiguration, given.autoRepairConfiguration);
  take(provider.infrastructureOptimization, given.infrastructureOptimization);
  take(provider.propagateTags, given.propagateTags);
  provider.infrastructureRoleArn = given.infrastructureRoleArn;
  InstanceLaunchTemplate& launch = *provider.instanceLaunchTemplate;
  const InstanceLaunchTemplateUpdate& by = given.instanceLaunchTemplate;
  if (by.ec2InstanceProfileArn) launch.ec2InstanceProfileArn = *by.ec2InstanceProfileArn;
  if (by.networkConfiguration) check_subnets(*by.networkConfiguration);
  check_storage(by.storageConfiguration);
  check_reservations({}, by.capacityReservations);
  check_requirements(by.instanceRequirements);
  if (by.networkConfiguration) launch.networkConfiguration = *by.networkConfiguration;
  take(launch.capacityReservations, by.capacityReservations);
  take(launch.instanceMetadataTagsPropagation, by.instanceMetadataTagsPropagation);
  take(launch.instanceRequirements, by.instanceRequirements);
  take(launch.localStorageConfiguration, by.localStorageConfiguration);
  take(launch.monitoring, by.monitoring);
  take(launch.storageConfiguration, by.storageConfiguration);
}

}  // namespace

UpdateCapacityProviderResponse update_capacity_provider(
    Call& call, const UpdateCapacityProviderRequest& input) {
  check_one_block(input.autoScalingGroupProvider.has_value(),
                  input.managedInstancesProvider.has_value());
  const state::CapacityProvider& found = provider_at_rest(call, input.name, "ClientException");
  check_cluster(call, found, input.cluster);
  CapacityProvider changed = found.configuration;
  if (input.autoScalingGroupProvider.has_value() != changed.autoScalingGroupProvider.has_value())
    throw client_error("The type of a capacity provider cannot be changed.");
  if (input.autoScalingGroupProvider)
    update(call, *changed.autoScalingGroupProvider, *input.autoScalingGroupProvider);
  else
    update(*changed.managedInstancesProvider, *input.managedInstancesProvider);
  changed.updateStatus = CapacityProviderUpdateStatus::UPDATE_IN_PROGRESS;
  state::CapacityProvider& row = *call.state[ecs::capacity_providers].modify(found.arn);
  row.configuration = std::move(changed);
  row.updated_at = call.now;
  return {row.configuration};
}

}  // namespace localecs::services::ecs
