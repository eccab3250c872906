// ECS wire shapes: service. Spelled as the public model spells them.
#pragma once

#include <localecs/aws/ecs/common.hpp>
#include <localecs/aws/ecs/deployment.hpp>
#include <localecs/aws/shape.hpp>

#include <optional>

namespace localecs::aws::ecs {

enum class AvailabilityZoneRebalancing { ENABLED, DISABLED };

enum class SchedulingStrategy { REPLICA, DAEMON };

struct ServiceRegistry {
  std::optional<std::string> containerName;
  std::optional<std::int32_t> containerPort;
  std::optional<std::int32_t> port;
  std::optional<std::string> registryArn;
};

struct CreateServiceRequest {
  std::optional<AvailabilityZoneRebalancing> availabilityZoneRebalancing;
  std::optional<std::vector<CapacityProviderStrategyItem>> capacityProviderStrategy;
  std::optional<std::string> clientToken;
  std::optional<std::string> cluster;
  std::optional<DeploymentConfiguration> deploymentConfiguration;
  std::optional<DeploymentController> deploymentController;
  std::optional<std::int32_t> desiredCount;
  std::optional<bool> enableECSManagedTags;
  std::optional<bool> enableExecuteCommand;
  std::optional<std::int32_t> healthCheckGracePeriodSeconds;
  std::optional<LaunchType> launchType;
  std::optional<std::vector<LoadBalancer>> loadBalancers;
  std::optional<NetworkConfiguration> networkConfiguration;
  std::optional<std::vector<PlacementConstraint>> placementConstraints;
  std::optional<std::vector<PlacementStrategy>> placementStrategy;
  std::optional<std::string> platformVersion;
  std::optional<PropagateTags> propagateTags;
  std::optional<std::string> role;
  std::optional<SchedulingStrategy> schedulingStrategy;
  std::optional<ServiceConnectConfiguration> serviceConnectConfiguration;
  std::string serviceName;
  std::optional<std::vector<ServiceRegistry>> serviceRegistries;
  std::optional<std::vector<Tag>> tags;
  std::optional<std::string> taskDefinition;
  std::optional<std::vector<ServiceVolumeConfiguration>> volumeConfigurations;
  std::optional<std::vector<VpcLatticeConfiguration>> vpcLatticeConfigurations;
};

struct ServiceCurrentRevisionSummary {
  std::optional<std::string> arn;
  std::optional<std::int32_t> pendingTaskCount;
  std::optional<std::int32_t> requestedTaskCount;
  std::optional<std::int32_t> runningTaskCount;
};

struct ServiceEvent {
  std::optional<Timestamp> createdAt;
  std::optional<std::string> id;
  std::optional<std::string> message;
};

enum class ResourceManagementType { CUSTOMER, ECS };

enum class ScaleUnit { PERCENT };

struct Scale {
  std::optional<ScaleUnit> unit;
  std::optional<double> value;
};

enum class StabilityStatus { STEADY_STATE, STABILIZING };

struct TaskSet {
  std::optional<std::vector<CapacityProviderStrategyItem>> capacityProviderStrategy;
  std::optional<std::string> clusterArn;
  std::optional<std::int32_t> computedDesiredCount;
  std::optional<Timestamp> createdAt;
  std::optional<std::string> externalId;
  std::optional<DeploymentEphemeralStorage> fargateEphemeralStorage;
  std::optional<std::string> id;
  std::optional<LaunchType> launchType;
  std::optional<std::vector<LoadBalancer>> loadBalancers;
  std::optional<NetworkConfiguration> networkConfiguration;
  std::optional<std::int32_t> pendingCount;
  std::optional<std::string> platformFamily;
  std::optional<std::string> platformVersion;
  std::optional<std::int32_t> runningCount;
  std::optional<Scale> scale;
  std::optional<std::string> serviceArn;
  std::optional<std::vector<ServiceRegistry>> serviceRegistries;
  std::optional<StabilityStatus> stabilityStatus;
  std::optional<Timestamp> stabilityStatusAt;
  std::optional<std::string> startedBy;
  std::optional<std::string> status;
  std::optional<std::vector<Tag>> tags;
  std::optional<std::string> taskDefinition;
  std::optional<std::string> taskSetArn;
  std::optional<Timestamp> updatedAt;
};

struct Service {
  std::optional<AvailabilityZoneRebalancing> availabilityZoneRebalancing;
  std::optional<std::vector<CapacityProviderStrategyItem>> capacityProviderStrategy;
  std::optional<std::string> clusterArn;
  std::optional<Timestamp> createdAt;
  std::optional<std::string> createdBy;
  std::optional<std::string> currentServiceDeployment;
  std::optional<std::vector<ServiceCurrentRevisionSummary>> currentServiceRevisions;
  std::optional<DeploymentConfiguration> deploymentConfiguration;
  std::optional<DeploymentController> deploymentController;
  std::optional<std::vector<Deployment>> deployments;
  std::optional<std::int32_t> desiredCount;
  std::optional<bool> enableECSManagedTags;
  std::optional<bool> enableExecuteCommand;
  std::optional<std::vector<ServiceEvent>> events;
  std::optional<std::int32_t> healthCheckGracePeriodSeconds;
  std::optional<LaunchType> launchType;
  std::optional<std::vector<LoadBalancer>> loadBalancers;
  std::optional<NetworkConfiguration> networkConfiguration;
  std::optional<std::int32_t> pendingCount;
  std::optional<std::vector<PlacementConstraint>> placementConstraints;
  std::optional<std::vector<PlacementStrategy>> placementStrategy;
  std::optional<std::string> platformFamily;
  std::optional<std::string> platformVersion;
  std::optional<PropagateTags> propagateTags;
  std::optional<ResourceManagementType> resourceManagementType;
  std::optional<std::string> roleArn;
  std::optional<std::int32_t> runningCount;
  std::optional<SchedulingStrategy> schedulingStrategy;
  std::optional<std::string> serviceArn;
  std::optional<std::string> serviceName;
  std::optional<std::vector<ServiceRegistry>> serviceRegistries;
  std::optional<std::string> status;
  std::optional<std::vector<Tag>> tags;
  std::optional<std::string> taskDefinition;
  std::optional<std::vector<TaskSet>> taskSets;
};

struct CreateServiceResponse {
  std::optional<Service> service;
};

struct UpdateServiceRequest {
  std::optional<AvailabilityZoneRebalancing> availabilityZoneRebalancing;
  std::optional<std::vector<CapacityProviderStrategyItem>> capacityProviderStrategy;
  std::optional<std::string> cluster;
  std::optional<DeploymentConfiguration> deploymentConfiguration;
  std::optional<DeploymentController> deploymentController;
  std::optional<std::int32_t> desiredCount;
  std::optional<bool> enableECSManagedTags;
  std::optional<bool> enableExecuteCommand;
  std::optional<bool> forceNewDeployment;
  std::optional<std::int32_t> healthCheckGracePeriodSeconds;
  std::optional<std::vector<LoadBalancer>> loadBalancers;
  std::optional<NetworkConfiguration> networkConfiguration;
  std::optional<std::vector<PlacementConstraint>> placementConstraints;
  std::optional<std::vector<PlacementStrategy>> placementStrategy;
  std::optional<std::string> platformVersion;
  std::optional<PropagateTags> propagateTags;
  std::string service;
  std::optional<ServiceConnectConfiguration> serviceConnectConfiguration;
  std::optional<std::vector<ServiceRegistry>> serviceRegistries;
  std::optional<std::string> taskDefinition;
  std::optional<std::vector<ServiceVolumeConfiguration>> volumeConfigurations;
  std::optional<std::vector<VpcLatticeConfiguration>> vpcLatticeConfigurations;
};

struct UpdateServiceResponse {
  std::optional<Service> service;
};

struct DeleteServiceRequest {
  std::optional<std::string> cluster;
  std::optional<bool> force;
  std::string service;
};

struct DeleteServiceResponse {
  std::optional<Service> service;
};

enum class ServiceField { TAGS };

struct DescribeServicesRequest {
  std::optional<std::string> cluster;
  std::optional<std::vector<ServiceField>> include;
  std::vector<std::string> services;
};

struct DescribeServicesResponse {
  std::optional<std::vector<Failure>> failures;
  std::optional<std::vector<Service>> services;
};

struct ListServicesRequest {
  std::optional<std::string> cluster;
  std::optional<LaunchType> launchType;
  std::optional<std::int32_t> maxResults;
  std::optional<std::string> nextToken;
  std::optional<ResourceManagementType> resourceManagementType;
  std::optional<SchedulingStrategy> schedulingStrategy;
};

struct ListServicesResponse {
  std::optional<std::string> nextToken;
  std::optional<std::vector<std::string>> serviceArns;
};

struct ListServicesByNamespaceRequest {
  std::optional<std::int32_t> maxResults;
  std::string namespace_;
  std::optional<std::string> nextToken;
};

struct ListServicesByNamespaceResponse {
  std::optional<std::string> nextToken;
  std::optional<std::vector<std::string>> serviceArns;
};

}  // namespace localecs::aws::ecs

// clang-format off
namespace localecs::aws {

template <> const Shape& ShapeOf<ecs::AvailabilityZoneRebalancing>::get();
template <> const Shape& ShapeOf<ecs::SchedulingStrategy>::get();
template <> const Shape& ShapeOf<ecs::ServiceRegistry>::get();
template <> const Shape& ShapeOf<ecs::CreateServiceRequest>::get();
template <> const Shape& ShapeOf<ecs::ServiceCurrentRevisionSummary>::get();
template <> const Shape& ShapeOf<ecs::ServiceEvent>::get();
template <> const Shape& ShapeOf<ecs::ResourceManagementType>::get();
template <> const Shape& ShapeOf<ecs::ScaleUnit>::get();
template <> const Shape& ShapeOf<ecs::Scale>::get();
template <> const Shape& ShapeOf<ecs::StabilityStatus>::get();
template <> const Shape& ShapeOf<ecs::TaskSet>::get();
template <> const Shape& ShapeOf<ecs::Service>::get();
template <> const Shape& ShapeOf<ecs::CreateServiceResponse>::get();
template <> const Shape& ShapeOf<ecs::UpdateServiceRequest>::get();
template <> const Shape& ShapeOf<ecs::UpdateServiceResponse>::get();
template <> const Shape& ShapeOf<ecs::DeleteServiceRequest>::get();
template <> const Shape& ShapeOf<ecs::DeleteServiceResponse>::get();
template <> const Shape& ShapeOf<ecs::ServiceField>::get();
template <> const Shape& ShapeOf<ecs::DescribeServicesRequest>::get();
template <> const Shape& ShapeOf<ecs::DescribeServicesResponse>::get();
template <> const Shape& ShapeOf<ecs::ListServicesRequest>::get();
template <> const Shape& ShapeOf<ecs::ListServicesResponse>::get();
template <> const Shape& ShapeOf<ecs::ListServicesByNamespaceRequest>::get();
template <> const Shape& ShapeOf<ecs::ListServicesByNamespaceResponse>::get();

}  // namespace localecs::aws
// clang-format on
