// Describes the ECS shapes of container_instance.hpp.
#include <localecs/aws/ecs/container_instance.hpp>

#include "describe.hpp"

namespace localecs::aws::ecs {

BOOST_DESCRIBE_ENUM(PlatformDeviceType, GPU)
BOOST_DESCRIBE_STRUCT(PlatformDevice, (), (id, type))
BOOST_DESCRIBE_STRUCT(Resource, (), (doubleValue, integerValue, longValue, name, stringSetValue, type))
BOOST_DESCRIBE_STRUCT(VersionInfo, (), (agentHash, agentVersion, dockerVersion))
BOOST_DESCRIBE_STRUCT(RegisterContainerInstanceRequest, (), (attributes, cluster, containerInstanceArn, instanceIdentityDocument, instanceIdentityDocumentSignature, platformDevices, tags, totalResources, versionInfo))
BOOST_DESCRIBE_ENUM(AgentUpdateStatus, PENDING, STAGING, STAGED, UPDATING, UPDATED, FAILED)
BOOST_DESCRIBE_ENUM(InstanceHealthCheckState, OK, IMPAIRED, INSUFFICIENT_DATA, INITIALIZING)
BOOST_DESCRIBE_ENUM(InstanceHealthCheckType, CONTAINER_RUNTIME, ACCELERATED_COMPUTE, DAEMON)
BOOST_DESCRIBE_STRUCT(InstanceHealthCheckResult, (), (lastStatusChange, lastUpdated, status, statusReason, type))
BOOST_DESCRIBE_STRUCT(ContainerInstanceHealthStatus, (), (details, overallStatus))
BOOST_DESCRIBE_STRUCT(ContainerInstance, (), (agentConnected, agentUpdateStatus, attachments, attributes, capacityProviderName, containerInstanceArn, ec2InstanceId, healthStatus, pendingTasksCount, registeredAt, registeredResources, remainingResources, runningTasksCount, status, statusReason, tags, version, versionInfo))
BOOST_DESCRIBE_STRUCT(RegisterContainerInstanceResponse, (), (containerInstance))
BOOST_DESCRIBE_STRUCT(DeregisterContainerInstanceRequest, (), (cluster, containerInstance, force))
BOOST_DESCRIBE_STRUCT(DeregisterContainerInstanceResponse, (), (containerInstance))
BOOST_DESCRIBE_ENUM(ContainerInstanceField, TAGS, CONTAINER_INSTANCE_HEALTH)
BOOST_DESCRIBE_STRUCT(DescribeContainerInstancesRequest, (), (cluster, containerInstances, include))
BOOST_DESCRIBE_STRUCT(DescribeContainerInstancesResponse, (), (containerInstances, failures))
BOOST_DESCRIBE_ENUM(ContainerInstanceStatus, ACTIVE, DRAINING, REGISTERING, DEREGISTERING, REGISTRATION_FAILED)
BOOST_DESCRIBE_STRUCT(ListContainerInstancesRequest, (), (cluster, filter, maxResults, nextToken, status))
BOOST_DESCRIBE_STRUCT(ListContainerInstancesResponse, (), (containerInstanceArns, nextToken))
BOOST_DESCRIBE_STRUCT(UpdateContainerInstancesStateRequest, (), (cluster, containerInstances, status))
BOOST_DESCRIBE_STRUCT(UpdateContainerInstancesStateResponse, (), (containerInstances, failures))
BOOST_DESCRIBE_STRUCT(UpdateContainerAgentRequest, (), (cluster, containerInstance))
BOOST_DESCRIBE_STRUCT(UpdateContainerAgentResponse, (), (containerInstance))
BOOST_DESCRIBE_STRUCT(PutAttributesRequest, (), (attributes, cluster))
BOOST_DESCRIBE_STRUCT(PutAttributesResponse, (), (attributes))
BOOST_DESCRIBE_STRUCT(DeleteAttributesRequest, (), (attributes, cluster))
BOOST_DESCRIBE_STRUCT(DeleteAttributesResponse, (), (attributes))
BOOST_DESCRIBE_STRUCT(ListAttributesRequest, (), (attributeName, attributeValue, cluster, maxResults, nextToken, targetType))
BOOST_DESCRIBE_STRUCT(ListAttributesResponse, (), (attributes, nextToken))

}  // namespace localecs::aws::ecs

namespace localecs::aws {

template <> const Shape& ShapeOf<ecs::PlatformDeviceType>::get() { return enumeration<ecs::PlatformDeviceType>("PlatformDeviceType"); }
template <> const Shape& ShapeOf<ecs::PlatformDevice>::get() { return structure<ecs::PlatformDevice>("PlatformDevice"); }
template <> const Shape& ShapeOf<ecs::Resource>::get() { return structure<ecs::Resource>("Resource"); }
template <> const Shape& ShapeOf<ecs::VersionInfo>::get() { return structure<ecs::VersionInfo>("VersionInfo"); }
template <> const Shape& ShapeOf<ecs::RegisterContainerInstanceRequest>::get() { return structure<ecs::RegisterContainerInstanceRequest>("RegisterContainerInstanceRequest"); }
template <> const Shape& ShapeOf<ecs::AgentUpdateStatus>::get() { return enumeration<ecs::AgentUpdateStatus>("AgentUpdateStatus"); }
template <> const Shape& ShapeOf<ecs::InstanceHealthCheckState>::get() { return enumeration<ecs::InstanceHealthCheckState>("InstanceHealthCheckState"); }
template <> const Shape& ShapeOf<ecs::InstanceHealthCheckType>::get() { return enumeration<ecs::InstanceHealthCheckType>("InstanceHealthCheckType"); }
template <> const Shape& ShapeOf<ecs::InstanceHealthCheckResult>::get() { return structure<ecs::InstanceHealthCheckResult>("InstanceHealthCheckResult"); }
template <> const Shape& ShapeOf<ecs::ContainerInstanceHealthStatus>::get() { return structure<ecs::ContainerInstanceHealthStatus>("ContainerInstanceHealthStatus"); }
template <> const Shape& ShapeOf<ecs::ContainerInstance>::get() { return structure<ecs::ContainerInstance>("ContainerInstance"); }
template <> const Shape& ShapeOf<ecs::RegisterContainerInstanceResponse>::get() { return structure<ecs::RegisterContainerInstanceResponse>("RegisterContainerInstanceResponse"); }
template <> const Shape& ShapeOf<ecs::DeregisterContainerInstanceRequest>::get() { return structure<ecs::DeregisterContainerInstanceRequest>("DeregisterContainerInstanceRequest"); }
template <> const Shape& ShapeOf<ecs::DeregisterContainerInstanceResponse>::get() { return structure<ecs::DeregisterContainerInstanceResponse>("DeregisterContainerInstanceResponse"); }
template <> const Shape& ShapeOf<ecs::ContainerInstanceField>::get() { return enumeration<ecs::ContainerInstanceField>("ContainerInstanceField"); }
template <> const Shape& ShapeOf<ecs::DescribeContainerInstancesRequest>::get() { return structure<ecs::DescribeContainerInstancesRequest>("DescribeContainerInstancesRequest"); }
template <> const Shape& ShapeOf<ecs::DescribeContainerInstancesResponse>::get() { return structure<ecs::DescribeContainerInstancesResponse>("DescribeContainerInstancesResponse"); }
template <> const Shape& ShapeOf<ecs::ContainerInstanceStatus>::get() { return enumeration<ecs::ContainerInstanceStatus>("ContainerInstanceStatus"); }
template <> const Shape& ShapeOf<ecs::ListContainerInstancesRequest>::get() { return structure<ecs::ListContainerInstancesRequest>("ListContainerInstancesRequest"); }
template <> const Shape& ShapeOf<ecs::ListContainerInstancesResponse>::get() { return structure<ecs::ListContainerInstancesResponse>("ListContainerInstancesResponse"); }
template <> const Shape& ShapeOf<ecs::UpdateContainerInstancesStateRequest>::get() { return structure<ecs::UpdateContainerInstancesStateRequest>("UpdateContainerInstancesStateRequest"); }
template <> const Shape& ShapeOf<ecs::UpdateContainerInstancesStateResponse>::get() { return structure<ecs::UpdateContainerInstancesStateResponse>("UpdateContainerInstancesStateResponse"); }
template <> const Shape& ShapeOf<ecs::UpdateContainerAgentRequest>::get() { return structure<ecs::UpdateContainerAgentRequest>("UpdateContainerAgentRequest"); }
template <> const Shape& ShapeOf<ecs::UpdateContainerAgentResponse>::get() { return structure<ecs::UpdateContainerAgentResponse>("UpdateContainerAgentResponse"); }
template <> const Shape& ShapeOf<ecs::PutAttributesRequest>::get() { return structure<ecs::PutAttributesRequest>("PutAttributesRequest"); }
template <> const Shape& ShapeOf<ecs::PutAttributesResponse>::get() { return structure<ecs::PutAttributesResponse>("PutAttributesResponse"); }
template <> const Shape& ShapeOf<ecs::DeleteAttributesRequest>::get() { return structure<ecs::DeleteAttributesRequest>("DeleteAttributesRequest"); }
template <> const Shape& ShapeOf<ecs::DeleteAttributesResponse>::get() { return structure<ecs::DeleteAttributesResponse>("DeleteAttributesResponse"); }
template <> const Shape& ShapeOf<ecs::ListAttributesRequest>::get() { return structure<ecs::ListAttributesRequest>("ListAttributesRequest"); }
template <> const Shape& ShapeOf<ecs::ListAttributesResponse>::get() { return structure<ecs::ListAttributesResponse>("ListAttributesResponse"); }

}  // namespace localecs::aws
