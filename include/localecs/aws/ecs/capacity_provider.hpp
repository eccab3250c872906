// ECS wire shapes: capacity provider. Spelled as the public model spells them.
#pragma once

#include <localecs/aws/ecs/common.hpp>
#include <localecs/aws/shape.hpp>

#include <optional>

namespace localecs::aws::ecs {

enum class ManagedDraining { ENABLED, DISABLED };

enum class ManagedScalingStatus { ENABLED, DISABLED };

struct ManagedScaling {
  std::optional<std::int32_t> instanceWarmupPeriod;
  std::optional<std::int32_t> maximumScalingStepSize;
  std::optional<std::int32_t> minimumScalingStepSize;
  std::optional<ManagedScalingStatus> status;
  std::optional<std::int32_t> targetCapacity;
};

enum class ManagedTerminationProtection { ENABLED, DISABLED };

struct AutoScalingGroupProvider {
  std::string autoScalingGroupArn;
  std::optional<ManagedDraining> managedDraining;
  std::optional<ManagedScaling> managedScaling;
  std::optional<ManagedTerminationProtection> managedTerminationProtection;
};

enum class AutoRepairActionsStatus { ENABLED, DISABLED };

struct AutoRepairConfiguration {
  std::optional<AutoRepairActionsStatus> actionsStatus;
};

struct InfrastructureOptimization {
  std::optional<std::int32_t> scaleInAfter;
};

enum class CapacityOptionType { ON_DEMAND, SPOT, RESERVED };

enum class CapacityReservationPreference {
  RESERVATIONS_ONLY,
  RESERVATIONS_FIRST,
  RESERVATIONS_EXCLUDED
};

struct CapacityReservationRequest {
  std::optional<std::string> reservationGroupArn;
  std::optional<CapacityReservationPreference> reservationPreference;
};

struct AcceleratorCountRequest {
  std::optional<std::int32_t> max;
  std::optional<std::int32_t> min;
};

enum class AcceleratorManufacturer { amazon_web_services, amd, nvidia, xilinx, habana };

enum class AcceleratorName {
  a100,
  inferentia,
  k520,
  k80,
  m60,
  radeon_pro_v520,
  t4,
  vu9p,
  v100,
  a10g,
  h100,
  t4g
};

struct AcceleratorTotalMemoryMiBRequest {
  std::optional<std::int32_t> max;
  std::optional<std::int32_t> min;
};

enum class AcceleratorType { gpu, fpga, inference };

enum class BareMetal { included, required, excluded };

struct BaselineEbsBandwidthMbpsRequest {
  std::optional<std::int32_t> max;
  std::optional<std::int32_t> min;
};

enum class BurstablePerformance { included, required, excluded };

enum class CpuManufacturer { intel, amd, amazon_web_services };

enum class InstanceGeneration { current, previous };

enum class LocalStorage { included, required, excluded };

enum class LocalStorageType { hdd, ssd };

struct MemoryGiBPerVCpuRequest {
  std::optional<double> max;
  std::optional<double> min;
};

struct MemoryMiBRequest {
  std::optional<std::int32_t> max;
  std::int32_t min{};
};

struct NetworkBandwidthGbpsRequest {
  std::optional<double> max;
  std::optional<double> min;
};

struct NetworkInterfaceCountRequest {
  std::optional<std::int32_t> max;
  std::optional<std::int32_t> min;
};

struct TotalLocalStorageGBRequest {
  std::optional<double> max;
  std::optional<double> min;
};

struct VCpuCountRangeRequest {
  std::optional<std::int32_t> max;
  std::int32_t min{};
};

struct InstanceRequirementsRequest {
  std::optional<AcceleratorCountRequest> acceleratorCount;
  std::optional<std::vector<AcceleratorManufacturer>> acceleratorManufacturers;
  std::optional<std::vector<AcceleratorName>> acceleratorNames;
  std::optional<AcceleratorTotalMemoryMiBRequest> acceleratorTotalMemoryMiB;
  std::optional<std::vector<AcceleratorType>> acceleratorTypes;
  std::optional<std::vector<std::string>> allowedInstanceTypes;
  std::optional<BareMetal> bareMetal;
  std::optional<BaselineEbsBandwidthMbpsRequest> baselineEbsBandwidthMbps;
  std::optional<BurstablePerformance> burstablePerformance;
  std::optional<std::vector<CpuManufacturer>> cpuManufacturers;
  std::optional<std::vector<std::string>> excludedInstanceTypes;
  std::optional<std::vector<InstanceGeneration>> instanceGenerations;
  std::optional<LocalStorage> localStorage;
  std::optional<std::vector<LocalStorageType>> localStorageTypes;
  std::optional<std::int32_t> maxSpotPriceAsPercentageOfOptimalOnDemandPrice;
  std::optional<MemoryGiBPerVCpuRequest> memoryGiBPerVCpu;
  MemoryMiBRequest memoryMiB;
  std::optional<NetworkBandwidthGbpsRequest> networkBandwidthGbps;
  std::optional<NetworkInterfaceCountRequest> networkInterfaceCount;
  std::optional<std::int32_t> onDemandMaxPricePercentageOverLowestPrice;
  std::optional<bool> requireHibernateSupport;
  std::optional<std::int32_t> spotMaxPricePercentageOverLowestPrice;
  std::optional<TotalLocalStorageGBRequest> totalLocalStorageGB;
  VCpuCountRangeRequest vCpuCount;
};

struct ManagedInstancesLocalStorageConfiguration {
  std::optional<bool> useLocalStorage;
};

enum class ManagedInstancesMonitoringOptions { BASIC, DETAILED };

struct ManagedInstancesNetworkConfiguration {
  std::optional<std::vector<std::string>> securityGroups;
  std::optional<std::vector<std::string>> subnets;
};

struct ManagedInstancesStorageConfiguration {
  std::optional<std::int32_t> storageSizeGiB;
};

struct InstanceLaunchTemplate {
  std::optional<CapacityOptionType> capacityOptionType;
  std::optional<CapacityReservationRequest> capacityReservations;
  std::string ec2InstanceProfileArn;
  std::optional<bool> fipsEnabled;
  std::optional<bool> instanceMetadataTagsPropagation;
  std::optional<InstanceRequirementsRequest> instanceRequirements;
  std::optional<ManagedInstancesLocalStorageConfiguration> localStorageConfiguration;
  std::optional<ManagedInstancesMonitoringOptions> monitoring;
  ManagedInstancesNetworkConfiguration networkConfiguration;
  std::optional<ManagedInstancesStorageConfiguration> storageConfiguration;
};

enum class PropagateMITags { CAPACITY_PROVIDER, NONE };

struct CreateManagedInstancesProviderConfiguration {
  std::optional<AutoRepairConfiguration> autoRepairConfiguration;
  std::optional<InfrastructureOptimization> infrastructureOptimization;
  std::string infrastructureRoleArn;
  InstanceLaunchTemplate instanceLaunchTemplate;
  std::optional<PropagateMITags> propagateTags;
};

struct CreateCapacityProviderRequest {
  std::optional<AutoScalingGroupProvider> autoScalingGroupProvider;
  std::optional<std::string> cluster;
  std::optional<CreateManagedInstancesProviderConfiguration> managedInstancesProvider;
  std::string name;
  std::optional<std::vector<Tag>> tags;
};

struct ManagedInstancesProvider {
  std::optional<AutoRepairConfiguration> autoRepairConfiguration;
  std::optional<InfrastructureOptimization> infrastructureOptimization;
  std::optional<std::string> infrastructureRoleArn;
  std::optional<InstanceLaunchTemplate> instanceLaunchTemplate;
  std::optional<PropagateMITags> propagateTags;
};

enum class CapacityProviderStatus { PROVISIONING, ACTIVE, DEPROVISIONING, INACTIVE };

enum class CapacityProviderType { EC2_AUTOSCALING, MANAGED_INSTANCES, FARGATE, FARGATE_SPOT };

enum class CapacityProviderUpdateStatus {
  CREATE_IN_PROGRESS,
  CREATE_COMPLETE,
  CREATE_FAILED,
  DELETE_IN_PROGRESS,
  DELETE_COMPLETE,
  DELETE_FAILED,
  UPDATE_IN_PROGRESS,
  UPDATE_COMPLETE,
  UPDATE_FAILED
};

struct CapacityProvider {
  std::optional<AutoScalingGroupProvider> autoScalingGroupProvider;
  std::optional<std::string> capacityProviderArn;
  std::optional<std::string> cluster;
  std::optional<ManagedInstancesProvider> managedInstancesProvider;
  std::optional<std::string> name;
  std::optional<CapacityProviderStatus> status;
  std::optional<std::vector<Tag>> tags;
  std::optional<CapacityProviderType> type;
  std::optional<CapacityProviderUpdateStatus> updateStatus;
  std::optional<std::string> updateStatusReason;
};

struct CreateCapacityProviderResponse {
  std::optional<CapacityProvider> capacityProvider;
};

struct AutoScalingGroupProviderUpdate {
  std::optional<ManagedDraining> managedDraining;
  std::optional<ManagedScaling> managedScaling;
  std::optional<ManagedTerminationProtection> managedTerminationProtection;
};

struct InstanceLaunchTemplateUpdate {
  std::optional<CapacityReservationRequest> capacityReservations;
  std::optional<std::string> ec2InstanceProfileArn;
  std::optional<bool> instanceMetadataTagsPropagation;
  std::optional<InstanceRequirementsRequest> instanceRequirements;
  std::optional<ManagedInstancesLocalStorageConfiguration> localStorageConfiguration;
  std::optional<ManagedInstancesMonitoringOptions> monitoring;
  std::optional<ManagedInstancesNetworkConfiguration> networkConfiguration;
  std::optional<ManagedInstancesStorageConfiguration> storageConfiguration;
};

struct UpdateManagedInstancesProviderConfiguration {
  std::optional<AutoRepairConfiguration> autoRepairConfiguration;
  std::optional<InfrastructureOptimization> infrastructureOptimization;
  std::string infrastructureRoleArn;
  InstanceLaunchTemplateUpdate instanceLaunchTemplate;
  std::optional<PropagateMITags> propagateTags;
};

struct UpdateCapacityProviderRequest {
  std::optional<AutoScalingGroupProviderUpdate> autoScalingGroupProvider;
  std::optional<std::string> cluster;
  std::optional<UpdateManagedInstancesProviderConfiguration> managedInstancesProvider;
  std::string name;
};

struct UpdateCapacityProviderResponse {
  std::optional<CapacityProvider> capacityProvider;
};

struct DeleteCapacityProviderRequest {
  std::string capacityProvider;
  std::optional<std::string> cluster;
};

struct DeleteCapacityProviderResponse {
  std::optional<CapacityProvider> capacityProvider;
};

enum class CapacityProviderField { TAGS };

struct DescribeCapacityProvidersRequest {
  std::optional<std::vector<std::string>> capacityProviders;
  std::optional<std::string> cluster;
  std::optional<std::vector<CapacityProviderField>> include;
  std::optional<std::int32_t> maxResults;
  std::optional<std::string> nextToken;
};

struct DescribeCapacityProvidersResponse {
  std::optional<std::vector<CapacityProvider>> capacityProviders;
  std::optional<std::vector<Failure>> failures;
  std::optional<std::string> nextToken;
};

}  // namespace localecs::aws::ecs

// clang-format off
namespace localecs::aws {

template <> const Shape& ShapeOf<ecs::ManagedDraining>::get();
template <> const Shape& ShapeOf<ecs::ManagedScalingStatus>::get();
template <> const Shape& ShapeOf<ecs::ManagedScaling>::get();
template <> const Shape& ShapeOf<ecs::ManagedTerminationProtection>::get();
template <> const Shape& ShapeOf<ecs::AutoScalingGroupProvider>::get();
template <> const Shape& ShapeOf<ecs::AutoRepairActionsStatus>::get();
template <> const Shape& ShapeOf<ecs::AutoRepairConfiguration>::get();
template <> const Shape& ShapeOf<ecs::InfrastructureOptimization>::get();
template <> const Shape& ShapeOf<ecs::CapacityOptionType>::get();
template <> const Shape& ShapeOf<ecs::CapacityReservationPreference>::get();
template <> const Shape& ShapeOf<ecs::CapacityReservationRequest>::get();
template <> const Shape& ShapeOf<ecs::AcceleratorCountRequest>::get();
template <> const Shape& ShapeOf<ecs::AcceleratorManufacturer>::get();
template <> const Shape& ShapeOf<ecs::AcceleratorName>::get();
template <> const Shape& ShapeOf<ecs::AcceleratorTotalMemoryMiBRequest>::get();
template <> const Shape& ShapeOf<ecs::AcceleratorType>::get();
template <> const Shape& ShapeOf<ecs::BareMetal>::get();
template <> const Shape& ShapeOf<ecs::BaselineEbsBandwidthMbpsRequest>::get();
template <> const Shape& ShapeOf<ecs::BurstablePerformance>::get();
template <> const Shape& ShapeOf<ecs::CpuManufacturer>::get();
template <> const Shape& ShapeOf<ecs::InstanceGeneration>::get();
template <> const Shape& ShapeOf<ecs::LocalStorage>::get();
template <> const Shape& ShapeOf<ecs::LocalStorageType>::get();
template <> const Shape& ShapeOf<ecs::MemoryGiBPerVCpuRequest>::get();
template <> const Shape& ShapeOf<ecs::MemoryMiBRequest>::get();
template <> const Shape& ShapeOf<ecs::NetworkBandwidthGbpsRequest>::get();
template <> const Shape& ShapeOf<ecs::NetworkInterfaceCountRequest>::get();
template <> const Shape& ShapeOf<ecs::TotalLocalStorageGBRequest>::get();
template <> const Shape& ShapeOf<ecs::VCpuCountRangeRequest>::get();
template <> const Shape& ShapeOf<ecs::InstanceRequirementsRequest>::get();
template <> const Shape& ShapeOf<ecs::ManagedInstancesLocalStorageConfiguration>::get();
template <> const Shape& ShapeOf<ecs::ManagedInstancesMonitoringOptions>::get();
template <> const Shape& ShapeOf<ecs::ManagedInstancesNetworkConfiguration>::get();
template <> const Shape& ShapeOf<ecs::ManagedInstancesStorageConfiguration>::get();
template <> const Shape& ShapeOf<ecs::InstanceLaunchTemplate>::get();
template <> const Shape& ShapeOf<ecs::PropagateMITags>::get();
template <> const Shape& ShapeOf<ecs::CreateManagedInstancesProviderConfiguration>::get();
template <> const Shape& ShapeOf<ecs::CreateCapacityProviderRequest>::get();
template <> const Shape& ShapeOf<ecs::ManagedInstancesProvider>::get();
template <> const Shape& ShapeOf<ecs::CapacityProviderStatus>::get();
template <> const Shape& ShapeOf<ecs::CapacityProviderType>::get();
template <> const Shape& ShapeOf<ecs::CapacityProviderUpdateStatus>::get();
template <> const Shape& ShapeOf<ecs::CapacityProvider>::get();
template <> const Shape& ShapeOf<ecs::CreateCapacityProviderResponse>::get();
template <> const Shape& ShapeOf<ecs::AutoScalingGroupProviderUpdate>::get();
template <> const Shape& ShapeOf<ecs::InstanceLaunchTemplateUpdate>::get();
template <> const Shape& ShapeOf<ecs::UpdateManagedInstancesProviderConfiguration>::get();
template <> const Shape& ShapeOf<ecs::UpdateCapacityProviderRequest>::get();
template <> const Shape& ShapeOf<ecs::UpdateCapacityProviderResponse>::get();
template <> const Shape& ShapeOf<ecs::DeleteCapacityProviderRequest>::get();
template <> const Shape& ShapeOf<ecs::DeleteCapacityProviderResponse>::get();
template <> const Shape& ShapeOf<ecs::CapacityProviderField>::get();
template <> const Shape& ShapeOf<ecs::DescribeCapacityProvidersRequest>::get();
template <> const Shape& ShapeOf<ecs::DescribeCapacityProvidersResponse>::get();

}  // namespace localecs::aws
// clang-format on
