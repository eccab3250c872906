// Describes the ECS shapes of capacity_provider.hpp.
#include <localecs/aws/ecs/capacity_provider.hpp>

#include "describe.hpp"

namespace localecs::aws::ecs {

BOOST_DESCRIBE_ENUM(ManagedDraining, ENABLED, DISABLED)
BOOST_DESCRIBE_ENUM(ManagedScalingStatus, ENABLED, DISABLED)
BOOST_DESCRIBE_STRUCT(ManagedScaling, (), (instanceWarmupPeriod, maximumScalingStepSize, minimumScalingStepSize, status, targetCapacity))
BOOST_DESCRIBE_ENUM(ManagedTerminationProtection, ENABLED, DISABLED)
BOOST_DESCRIBE_STRUCT(AutoScalingGroupProvider, (), (autoScalingGroupArn, managedDraining, managedScaling, managedTerminationProtection))
BOOST_DESCRIBE_ENUM(AutoRepairActionsStatus, ENABLED, DISABLED)
BOOST_DESCRIBE_STRUCT(AutoRepairConfiguration, (), (actionsStatus))
BOOST_DESCRIBE_STRUCT(InfrastructureOptimization, (), (scaleInAfter))
BOOST_DESCRIBE_ENUM(CapacityOptionType, ON_DEMAND, SPOT, RESERVED)
BOOST_DESCRIBE_ENUM(CapacityReservationPreference, RESERVATIONS_ONLY, RESERVATIONS_FIRST, RESERVATIONS_EXCLUDED)
BOOST_DESCRIBE_STRUCT(CapacityReservationRequest, (), (reservationGroupArn, reservationPreference))
BOOST_DESCRIBE_STRUCT(AcceleratorCountRequest, (), (max, min))
BOOST_DESCRIBE_ENUM(AcceleratorManufacturer, amazon_web_services, amd, nvidia, xilinx, habana)
BOOST_DESCRIBE_ENUM(AcceleratorName, a100, inferentia, k520, k80, m60, radeon_pro_v520, t4, vu9p, v100, a10g, h100, t4g)
BOOST_DESCRIBE_STRUCT(AcceleratorTotalMemoryMiBRequest, (), (max, min))
BOOST_DESCRIBE_ENUM(AcceleratorType, gpu, fpga, inference)
BOOST_DESCRIBE_ENUM(BareMetal, included, required, excluded)
BOOST_DESCRIBE_STRUCT(BaselineEbsBandwidthMbpsRequest, (), (max, min))
BOOST_DESCRIBE_ENUM(BurstablePerformance, included, required, excluded)
BOOST_DESCRIBE_ENUM(CpuManufacturer, intel, amd, amazon_web_services)
BOOST_DESCRIBE_ENUM(InstanceGeneration, current, previous)
BOOST_DESCRIBE_ENUM(LocalStorage, included, required, excluded)
BOOST_DESCRIBE_ENUM(LocalStorageType, hdd, ssd)
BOOST_DESCRIBE_STRUCT(MemoryGiBPerVCpuRequest, (), (max, min))
BOOST_DESCRIBE_STRUCT(MemoryMiBRequest, (), (max, min))
BOOST_DESCRIBE_STRUCT(NetworkBandwidthGbpsRequest, (), (max, min))
BOOST_DESCRIBE_STRUCT(NetworkInterfaceCountRequest, (), (max, min))
BOOST_DESCRIBE_STRUCT(TotalLocalStorageGBRequest, (), (max, min))
BOOST_DESCRIBE_STRUCT(VCpuCountRangeRequest, (), (max, min))
BOOST_DESCRIBE_STRUCT(InstanceRequirementsRequest, (), (acceleratorCount, acceleratorManufacturers, acceleratorNames, acceleratorTotalMemoryMiB, acceleratorTypes, allowedInstanceTypes, bareMetal, baselineEbsBandwidthMbps, burstablePerformance, cpuManufacturers, excludedInstanceTypes, instanceGenerations, localStorage, localStorageTypes, maxSpotPriceAsPercentageOfOptimalOnDemandPrice, memoryGiBPerVCpu, memoryMiB, networkBandwidthGbps, networkInterfaceCount, onDemandMaxPricePercentageOverLowestPrice, requireHibernateSupport, spotMaxPricePercentageOverLowestPrice, totalLocalStorageGB, vCpuCount))
BOOST_DESCRIBE_STRUCT(ManagedInstancesLocalStorageConfiguration, (), (useLocalStorage))
BOOST_DESCRIBE_ENUM(ManagedInstancesMonitoringOptions, BASIC, DETAILED)
BOOST_DESCRIBE_STRUCT(ManagedInstancesNetworkConfiguration, (), (securityGroups, subnets))
BOOST_DESCRIBE_STRUCT(ManagedInstancesStorageConfiguration, (), (storageSizeGiB))
BOOST_DESCRIBE_STRUCT(InstanceLaunchTemplate, (), (capacityOptionType, capacityReservations, ec2InstanceProfileArn, fipsEnabled, instanceMetadataTagsPropagation, instanceRequirements, localStorageConfiguration, monitoring, networkConfiguration, storageConfiguration))
BOOST_DESCRIBE_ENUM(PropagateMITags, CAPACITY_PROVIDER, NONE)
BOOST_DESCRIBE_STRUCT(CreateManagedInstancesProviderConfiguration, (), (autoRepairConfiguration, infrastructureOptimization, infrastructureRoleArn, instanceLaunchTemplate, propagateTags))
BOOST_DESCRIBE_STRUCT(CreateCapacityProviderRequest, (), (autoScalingGroupProvider, cluster, managedInstancesProvider, name, tags))
BOOST_DESCRIBE_STRUCT(ManagedInstancesProvider, (), (autoRepairConfiguration, infrastructureOptimization, infrastructureRoleArn, instanceLaunchTemplate, propagateTags))
BOOST_DESCRIBE_ENUM(CapacityProviderStatus, PROVISIONING, ACTIVE, DEPROVISIONING, INACTIVE)
BOOST_DESCRIBE_ENUM(CapacityProviderType, EC2_AUTOSCALING, MANAGED_INSTANCES, FARGATE, FARGATE_SPOT)
BOOST_DESCRIBE_ENUM(CapacityProviderUpdateStatus, CREATE_IN_PROGRESS, CREATE_COMPLETE, CREATE_FAILED, DELETE_IN_PROGRESS, DELETE_COMPLETE, DELETE_FAILED, UPDATE_IN_PROGRESS, UPDATE_COMPLETE, UPDATE_FAILED)
BOOST_DESCRIBE_STRUCT(CapacityProvider, (), (autoScalingGroupProvider, capacityProviderArn, cluster, managedInstancesProvider, name, status, tags, type, updateStatus, updateStatusReason))
BOOST_DESCRIBE_STRUCT(CreateCapacityProviderResponse, (), (capacityProvider))
BOOST_DESCRIBE_STRUCT(AutoScalingGroupProviderUpdate, (), (managedDraining, managedScaling, managedTerminationProtection))
BOOST_DESCRIBE_STRUCT(InstanceLaunchTemplateUpdate, (), (capacityReservations, ec2InstanceProfileArn, instanceMetadataTagsPropagation, instanceRequirements, localStorageConfiguration, monitoring, networkConfiguration, storageConfiguration))
BOOST_DESCRIBE_STRUCT(UpdateManagedInstancesProviderConfiguration, (), (autoRepairConfiguration, infrastructureOptimization, infrastructureRoleArn, instanceLaunchTemplate, propagateTags))
BOOST_DESCRIBE_STRUCT(UpdateCapacityProviderRequest, (), (autoScalingGroupProvider, cluster, managedInstancesProvider, name))
BOOST_DESCRIBE_STRUCT(UpdateCapacityProviderResponse, (), (capacityProvider))
BOOST_DESCRIBE_STRUCT(DeleteCapacityProviderRequest, (), (capacityProvider, cluster))
BOOST_DESCRIBE_STRUCT(DeleteCapacityProviderResponse, (), (capacityProvider))
BOOST_DESCRIBE_ENUM(CapacityProviderField, TAGS)
BOOST_DESCRIBE_STRUCT(DescribeCapacityProvidersRequest, (), (capacityProviders, cluster, include, maxResults, nextToken))
BOOST_DESCRIBE_STRUCT(DescribeCapacityProvidersResponse, (), (capacityProviders, failures, nextToken))

}  // namespace localecs::aws::ecs

namespace localecs::aws {

template <> const Shape& ShapeOf<ecs::ManagedDraining>::get() { return enumeration<ecs::ManagedDraining>("ManagedDraining"); }
template <> const Shape& ShapeOf<ecs::ManagedScalingStatus>::get() { return enumeration<ecs::ManagedScalingStatus>("ManagedScalingStatus"); }
template <> const Shape& ShapeOf<ecs::ManagedScaling>::get() { return structure<ecs::ManagedScaling>("ManagedScaling"); }
template <> const Shape& ShapeOf<ecs::ManagedTerminationProtection>::get() { return enumeration<ecs::ManagedTerminationProtection>("ManagedTerminationProtection"); }
template <> const Shape& ShapeOf<ecs::AutoScalingGroupProvider>::get() { return structure<ecs::AutoScalingGroupProvider>("AutoScalingGroupProvider"); }
template <> const Shape& ShapeOf<ecs::AutoRepairActionsStatus>::get() { return enumeration<ecs::AutoRepairActionsStatus>("AutoRepairActionsStatus"); }
template <> const Shape& ShapeOf<ecs::AutoRepairConfiguration>::get() { return structure<ecs::AutoRepairConfiguration>("AutoRepairConfiguration"); }
template <> const Shape& ShapeOf<ecs::InfrastructureOptimization>::get() { return structure<ecs::InfrastructureOptimization>("InfrastructureOptimization"); }
template <> const Shape& ShapeOf<ecs::CapacityOptionType>::get() { return enumeration<ecs::CapacityOptionType>("CapacityOptionType"); }
template <> const Shape& ShapeOf<ecs::CapacityReservationPreference>::get() { return enumeration<ecs::CapacityReservationPreference>("CapacityReservationPreference"); }
template <> const Shape& ShapeOf<ecs::CapacityReservationRequest>::get() { return structure<ecs::CapacityReservationRequest>("CapacityReservationRequest"); }
template <> const Shape& ShapeOf<ecs::AcceleratorCountRequest>::get() { return structure<ecs::AcceleratorCountRequest>("AcceleratorCountRequest"); }
template <> const Shape& ShapeOf<ecs::AcceleratorManufacturer>::get() { return enumeration<ecs::AcceleratorManufacturer>("AcceleratorManufacturer", Spelling::hyphens); }
template <> const Shape& ShapeOf<ecs::AcceleratorName>::get() { return enumeration<ecs::AcceleratorName>("AcceleratorName", Spelling::hyphens); }
template <> const Shape& ShapeOf<ecs::AcceleratorTotalMemoryMiBRequest>::get() { return structure<ecs::AcceleratorTotalMemoryMiBRequest>("AcceleratorTotalMemoryMiBRequest"); }
template <> const Shape& ShapeOf<ecs::AcceleratorType>::get() { return enumeration<ecs::AcceleratorType>("AcceleratorType"); }
template <> const Shape& ShapeOf<ecs::BareMetal>::get() { return enumeration<ecs::BareMetal>("BareMetal"); }
template <> const Shape& ShapeOf<ecs::BaselineEbsBandwidthMbpsRequest>::get() { return structure<ecs::BaselineEbsBandwidthMbpsRequest>("BaselineEbsBandwidthMbpsRequest"); }
template <> const Shape& ShapeOf<ecs::BurstablePerformance>::get() { return enumeration<ecs::BurstablePerformance>("BurstablePerformance"); }
template <> const Shape& ShapeOf<ecs::CpuManufacturer>::get() { return enumeration<ecs::CpuManufacturer>("CpuManufacturer", Spelling::hyphens); }
template <> const Shape& ShapeOf<ecs::InstanceGeneration>::get() { return enumeration<ecs::InstanceGeneration>("InstanceGeneration"); }
template <> const Shape& ShapeOf<ecs::LocalStorage>::get() { return enumeration<ecs::LocalStorage>("LocalStorage"); }
template <> const Shape& ShapeOf<ecs::LocalStorageType>::get() { return enumeration<ecs::LocalStorageType>("LocalStorageType"); }
template <> const Shape& ShapeOf<ecs::MemoryGiBPerVCpuRequest>::get() { return structure<ecs::MemoryGiBPerVCpuRequest>("MemoryGiBPerVCpuRequest"); }
template <> const Shape& ShapeOf<ecs::MemoryMiBRequest>::get() { return structure<ecs::MemoryMiBRequest>("MemoryMiBRequest"); }
template <> const Shape& ShapeOf<ecs::NetworkBandwidthGbpsRequest>::get() { return structure<ecs::NetworkBandwidthGbpsRequest>("NetworkBandwidthGbpsRequest"); }
template <> const Shape& ShapeOf<ecs::NetworkInterfaceCountRequest>::get() { return structure<ecs::NetworkInterfaceCountRequest>("NetworkInterfaceCountRequest"); }
template <> const Shape& ShapeOf<ecs::TotalLocalStorageGBRequest>::get() { return structure<ecs::TotalLocalStorageGBRequest>("TotalLocalStorageGBRequest"); }
template <> const Shape& ShapeOf<ecs::VCpuCountRangeRequest>::get() { return structure<ecs::VCpuCountRangeRequest>("VCpuCountRangeRequest"); }
template <> const Shape& ShapeOf<ecs::InstanceRequirementsRequest>::get() { return structure<ecs::InstanceRequirementsRequest>("InstanceRequirementsRequest"); }
template <> const Shape& ShapeOf<ecs::ManagedInstancesLocalStorageConfiguration>::get() { return structure<ecs::ManagedInstancesLocalStorageConfiguration>("ManagedInstancesLocalStorageConfiguration"); }
template <> const Shape& ShapeOf<ecs::ManagedInstancesMonitoringOptions>::get() { return enumeration<ecs::ManagedInstancesMonitoringOptions>("ManagedInstancesMonitoringOptions"); }
template <> const Shape& ShapeOf<ecs::ManagedInstancesNetworkConfiguration>::get() { return structure<ecs::ManagedInstancesNetworkConfiguration>("ManagedInstancesNetworkConfiguration"); }
template <> const Shape& ShapeOf<ecs::ManagedInstancesStorageConfiguration>::get() { return structure<ecs::ManagedInstancesStorageConfiguration>("ManagedInstancesStorageConfiguration"); }
template <> const Shape& ShapeOf<ecs::InstanceLaunchTemplate>::get() { return structure<ecs::InstanceLaunchTemplate>("InstanceLaunchTemplate"); }
template <> const Shape& ShapeOf<ecs::PropagateMITags>::get() { return enumeration<ecs::PropagateMITags>("PropagateMITags"); }
template <> const Shape& ShapeOf<ecs::CreateManagedInstancesProviderConfiguration>::get() { return structure<ecs::CreateManagedInstancesProviderConfiguration>("CreateManagedInstancesProviderConfiguration"); }
template <> const Shape& ShapeOf<ecs::CreateCapacityProviderRequest>::get() { return structure<ecs::CreateCapacityProviderRequest>("CreateCapacityProviderRequest"); }
template <> const Shape& ShapeOf<ecs::ManagedInstancesProvider>::get() { return structure<ecs::ManagedInstancesProvider>("ManagedInstancesProvider"); }
template <> const Shape& ShapeOf<ecs::CapacityProviderStatus>::get() { return enumeration<ecs::CapacityProviderStatus>("CapacityProviderStatus"); }
template <> const Shape& ShapeOf<ecs::CapacityProviderType>::get() { return enumeration<ecs::CapacityProviderType>("CapacityProviderType"); }
template <> const Shape& ShapeOf<ecs::CapacityProviderUpdateStatus>::get() { return enumeration<ecs::CapacityProviderUpdateStatus>("CapacityProviderUpdateStatus"); }
template <> const Shape& ShapeOf<ecs::CapacityProvider>::get() { return structure<ecs::CapacityProvider>("CapacityProvider"); }
template <> const Shape& ShapeOf<ecs::CreateCapacityProviderResponse>::get() { return structure<ecs::CreateCapacityProviderResponse>("CreateCapacityProviderResponse"); }
template <> const Shape& ShapeOf<ecs::AutoScalingGroupProviderUpdate>::get() { return structure<ecs::AutoScalingGroupProviderUpdate>("AutoScalingGroupProviderUpdate"); }
template <> const Shape& ShapeOf<ecs::InstanceLaunchTemplateUpdate>::get() { return structure<ecs::InstanceLaunchTemplateUpdate>("InstanceLaunchTemplateUpdate"); }
template <> const Shape& ShapeOf<ecs::UpdateManagedInstancesProviderConfiguration>::get() { return structure<ecs::UpdateManagedInstancesProviderConfiguration>("UpdateManagedInstancesProviderConfiguration"); }
template <> const Shape& ShapeOf<ecs::UpdateCapacityProviderRequest>::get() { return structure<ecs::UpdateCapacityProviderRequest>("UpdateCapacityProviderRequest"); }
template <> const Shape& ShapeOf<ecs::UpdateCapacityProviderResponse>::get() { return structure<ecs::UpdateCapacityProviderResponse>("UpdateCapacityProviderResponse"); }
template <> const Shape& ShapeOf<ecs::DeleteCapacityProviderRequest>::get() { return structure<ecs::DeleteCapacityProviderRequest>("DeleteCapacityProviderRequest"); }
template <> const Shape& ShapeOf<ecs::DeleteCapacityProviderResponse>::get() { return structure<ecs::DeleteCapacityProviderResponse>("DeleteCapacityProviderResponse"); }
template <> const Shape& ShapeOf<ecs::CapacityProviderField>::get() { return enumeration<ecs::CapacityProviderField>("CapacityProviderField"); }
template <> const Shape& ShapeOf<ecs::DescribeCapacityProvidersRequest>::get() { return structure<ecs::DescribeCapacityProvidersRequest>("DescribeCapacityProvidersRequest"); }
template <> const Shape& ShapeOf<ecs::DescribeCapacityProvidersResponse>::get() { return structure<ecs::DescribeCapacityProvidersResponse>("DescribeCapacityProvidersResponse"); }

}  // namespace localecs::aws
