// ECS wire shapes: container instance. Spelled as the public model spells them.
#pragma once

#include <localecs/aws/ecs/common.hpp>
#include <localecs/aws/shape.hpp>

#include <optional>

namespace localecs::aws::ecs {

enum class PlatformDeviceType { GPU };

struct PlatformDevice {
  std::string id;
  PlatformDeviceType type{};
};

struct Resource {
  std::optional<double> doubleValue;
  std::optional<std::int32_t> integerValue;
  std::optional<std::int64_t> longValue;
  std::optional<std::string> name;
  std::optional<std::vector<std::string>> stringSetValue;
  std::optional<std::string> type;
};

struct VersionInfo {
  std::optional<std::string> agentHash;
  std::optional<std::string> agentVersion;
  std::optional<std::string> dockerVersion;
};

struct RegisterContainerInstanceRequest {
  std::optional<std::vector<Attribute>> attributes;
  std::optional<std::string> cluster;
  std::optional<std::string> containerInstanceArn;
  std::optional<std::string> instanceIdentityDocument;
  std::optional<std::string> instanceIdentityDocumentSignature;
  std::optional<std::vector<PlatformDevice>> platformDevices;
  std::optional<std::vector<Tag>> tags;
  std::optional<std::vector<Resource>> totalResources;
  std::optional<VersionInfo> versionInfo;
};

enum class AgentUpdateStatus { PENDING, STAGING, STAGED, UPDATING, UPDATED, FAILED };

enum class InstanceHealthCheckState { OK, IMPAIRED, INSUFFICIENT_DATA, INITIALIZING };

enum class InstanceHealthCheckType { CONTAINER_RUNTIME, ACCELERATED_COMPUTE, DAEMON };

struct InstanceHealthCheckResult {
  std::optional<Timestamp> lastStatusChange;
  std::optional<Timestamp> lastUpdated;
  std::optional<InstanceHealthCheckState> status;
  std::optional<std::string> statusReason;
  std::optional<InstanceHealthCheckType> type;
};

struct ContainerInstanceHealthStatus {
  std::optional<std::vector<InstanceHealthCheckResult>> details;
  std::optional<InstanceHealthCheckState> overallStatus;
};

struct ContainerInstance {
  std::optional<bool> agentConnected;
  std::optional<AgentUpdateStatus> agentUpdateStatus;
  std::optional<std::vector<Attachment>> attachments;
  std::optional<std::vector<Attribute>> attributes;
  std::optional<std::string> capacityProviderName;
  std::optional<std::string> containerInstanceArn;
  std::optional<std::string> ec2InstanceId;
  std::optional<ContainerInstanceHealthStatus> healthStatus;
  std::optional<std::int32_t> pendingTasksCount;
  std::optional<Timestamp> registeredAt;
  std::optional<std::vector<Resource>> registeredResources;
  std::optional<std::vector<Resource>> remainingResources;
  std::optional<std::int32_t> runningTasksCount;
  std::optional<std::string> status;
  std::optional<std::string> statusReason;
  std::optional<std::vector<Tag>> tags;
  std::optional<std::int64_t> version;
  std::optional<VersionInfo> versionInfo;
};

struct RegisterContainerInstanceResponse {
  std::optional<ContainerInstance> containerInstance;
};

struct DeregisterContainerInstanceRequest {
  std::optional<std::string> cluster;
  std::string containerInstance;
  std::optional<bool> force;
};

struct DeregisterContainerInstanceResponse {
  std::optional<ContainerInstance> containerInstance;
};

enum class ContainerInstanceField { TAGS, CONTAINER_INSTANCE_HEALTH };

struct DescribeContainerInstancesRequest {
  std::optional<std::string> cluster;
  std::vector<std::string> containerInstances;
  std::optional<std::vector<ContainerInstanceField>> include;
};

struct DescribeContainerInstancesResponse {
  std::optional<std::vector<ContainerInstance>> containerInstances;
  std::optional<std::vector<Failure>> failures;
};

enum class ContainerInstanceStatus {
  ACTIVE,
  DRAINING,
  REGISTERING,
  DEREGISTERING,
  REGISTRATION_FAILED
};

struct ListContainerInstancesRequest {
  std::optional<std::string> cluster;
  std::optional<std::string> filter;
  std::optional<std::int32_t> maxResults;
  std::optional<std::string> nextToken;
  std::optional<ContainerInstanceStatus> status;
};

struct ListContainerInstancesResponse {
  std::optional<std::vector<std::string>> containerInstanceArns;
  std::optional<std::string> nextToken;
};

struct UpdateContainerInstancesStateRequest {
  std::optional<std::string> cluster;
  std::vector<std::string> containerInstances;
  ContainerInstanceStatus status{};
};

struct UpdateContainerInstancesStateResponse {
  std::optional<std::vector<ContainerInstance>> containerInstances;
  std::optional<std::vector<Failure>> failures;
};

struct UpdateContainerAgentRequest {
  std::optional<std::string> cluster;
  std::string containerInstance;
};

struct UpdateContainerAgentResponse {
  std::optional<ContainerInstance> containerInstance;
};

struct PutAttributesRequest {
  std::vector<Attribute> attributes;
  std::optional<std::string> cluster;
};

struct PutAttributesResponse {
  std::optional<std::vector<Attribute>> attributes;
};

struct DeleteAttributesRequest {
  std::vector<Attribute> attributes;
  std::optional<std::string> cluster;
};

struct DeleteAttributesResponse {
  std::optional<std::vector<Attribute>> attributes;
};

struct ListAttributesRequest {
  std::optional<std::string> attributeName;
  std::optional<std::string> attributeValue;
  std::optional<std::string> cluster;
  std::optional<std::int32_t> maxResults;
  std::optional<std::string> nextToken;
  TargetType targetType{};
};

struct ListAttributesResponse {
  std::optional<std::vector<Attribute>> attributes;
  std::optional<std::string> nextToken;
};

}  // namespace localecs::aws::ecs

// clang-format off
namespace localecs::aws {

template <> const Shape& ShapeOf<ecs::PlatformDeviceType>::get();
template <> const Shape& ShapeOf<ecs::PlatformDevice>::get();
template <> const Shape& ShapeOf<ecs::Resource>::get();
template <> const Shape& ShapeOf<ecs::VersionInfo>::get();
template <> const Shape& ShapeOf<ecs::RegisterContainerInstanceRequest>::get();
template <> const Shape& ShapeOf<ecs::AgentUpdateStatus>::get();
template <> const Shape& ShapeOf<ecs::InstanceHealthCheckState>::get();
template <> const Shape& ShapeOf<ecs::InstanceHealthCheckType>::get();
template <> const Shape& ShapeOf<ecs::InstanceHealthCheckResult>::get();
template <> const Shape& ShapeOf<ecs::ContainerInstanceHealthStatus>::get();
template <> const Shape& ShapeOf<ecs::ContainerInstance>::get();
template <> const Shape& ShapeOf<ecs::RegisterContainerInstanceResponse>::get();
template <> const Shape& ShapeOf<ecs::DeregisterContainerInstanceRequest>::get();
template <> const Shape& ShapeOf<ecs::DeregisterContainerInstanceResponse>::get();
template <> const Shape& ShapeOf<ecs::ContainerInstanceField>::get();
template <> const Shape& ShapeOf<ecs::DescribeContainerInstancesRequest>::get();
template <> const Shape& ShapeOf<ecs::DescribeContainerInstancesResponse>::get();
template <> const Shape& ShapeOf<ecs::ContainerInstanceStatus>::get();
template <> const Shape& ShapeOf<ecs::ListContainerInstancesRequest>::get();
template <> const Shape& ShapeOf<ecs::ListContainerInstancesResponse>::get();
template <> const Shape& ShapeOf<ecs::UpdateContainerInstancesStateRequest>::get();
template <> const Shape& ShapeOf<ecs::UpdateContainerInstancesStateResponse>::get();
template <> const Shape& ShapeOf<ecs::UpdateContainerAgentRequest>::get();
template <> const Shape& ShapeOf<ecs::UpdateContainerAgentResponse>::get();
template <> const Shape& ShapeOf<ecs::PutAttributesRequest>::get();
template <> const Shape& ShapeOf<ecs::PutAttributesResponse>::get();
template <> const Shape& ShapeOf<ecs::DeleteAttributesRequest>::get();
template <> const Shape& ShapeOf<ecs::DeleteAttributesResponse>::get();
template <> const Shape& ShapeOf<ecs::ListAttributesRequest>::get();
template <> const Shape& ShapeOf<ecs::ListAttributesResponse>::get();

}  // namespace localecs::aws
// clang-format on
