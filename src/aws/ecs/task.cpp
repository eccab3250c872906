// Describes the ECS shapes of task.hpp.
#include <localecs/aws/ecs/task.hpp>

#include "describe.hpp"

namespace localecs::aws::ecs {

BOOST_DESCRIBE_STRUCT(ContainerOverride, (), (command, cpu, environment, environmentFiles, memory, memoryReservation, name, resourceRequirements))
BOOST_DESCRIBE_STRUCT(InferenceAcceleratorOverride, (), (deviceName, deviceType))
BOOST_DESCRIBE_STRUCT(TaskOverride, (), (containerOverrides, cpu, ephemeralStorage, executionRoleArn, inferenceAcceleratorOverrides, memory, taskRoleArn))
BOOST_DESCRIBE_ENUM(TaskFilesystemType, ext3, ext4, xfs, ntfs)
BOOST_DESCRIBE_ENUM(EBSResourceType, volume)
BOOST_DESCRIBE_STRUCT(EBSTagSpecification, (), (propagateTags, resourceType, tags))
BOOST_DESCRIBE_STRUCT(TaskManagedEBSVolumeTerminationPolicy, (), (deleteOnTermination))
BOOST_DESCRIBE_STRUCT(TaskManagedEBSVolumeConfiguration, (), (encrypted, filesystemType, iops, kmsKeyId, roleArn, sizeInGiB, snapshotId, tagSpecifications, terminationPolicy, throughput, volumeInitializationRate, volumeType))
BOOST_DESCRIBE_STRUCT(TaskVolumeConfiguration, (), (managedEBSVolume, name))
BOOST_DESCRIBE_STRUCT(RunTaskRequest, (), (capacityProviderStrategy, clientToken, cluster, count, enableECSManagedTags, enableExecuteCommand, group, launchType, networkConfiguration, overrides, placementConstraints, placementStrategy, platformVersion, propagateTags, referenceId, startedBy, tags, taskDefinition, volumeConfigurations))
BOOST_DESCRIBE_ENUM(Connectivity, CONNECTED, DISCONNECTED)
BOOST_DESCRIBE_ENUM(HealthStatus, HEALTHY, UNHEALTHY, UNKNOWN)
BOOST_DESCRIBE_ENUM(ManagedAgentName, ExecuteCommandAgent)
BOOST_DESCRIBE_STRUCT(ManagedAgent, (), (lastStartedAt, lastStatus, name, reason))
BOOST_DESCRIBE_STRUCT(NetworkBinding, (), (bindIP, containerPort, containerPortRange, hostPort, hostPortRange, protocol))
BOOST_DESCRIBE_STRUCT(NetworkInterface, (), (attachmentId, ipv6Address, privateIpv4Address))
BOOST_DESCRIBE_STRUCT(Container, (), (containerArn, cpu, exitCode, gpuIds, healthStatus, image, imageDigest, lastStatus, managedAgents, memory, memoryReservation, name, networkBindings, networkInterfaces, reason, runtimeId, taskArn))
BOOST_DESCRIBE_STRUCT(TaskEphemeralStorage, (), (kmsKeyId, sizeInGiB))
BOOST_DESCRIBE_ENUM(TaskStopCode, TaskFailedToStart, EssentialContainerExited, UserInitiated, ServiceSchedulerInitiated, SpotInterruption, TerminationNotice)
BOOST_DESCRIBE_STRUCT(Task, (), (attachments, attributes, availabilityZone, capacityProviderName, clusterArn, connectivity, connectivityAt, containerInstanceArn, containers, cpu, createdAt, desiredStatus, enableExecuteCommand, ephemeralStorage, executionStoppedAt, fargateEphemeralStorage, group, healthStatus, inferenceAccelerators, lastStatus, launchType, memory, overrides, platformFamily, platformVersion, pullStartedAt, pullStoppedAt, startedAt, startedBy, stopCode, stoppedAt, stoppedReason, stoppingAt, tags, taskArn, taskDefinitionArn, version))
BOOST_DESCRIBE_STRUCT(RunTaskResponse, (), (failures, tasks))
BOOST_DESCRIBE_STRUCT(StartTaskRequest, (), (cluster, containerInstances, enableECSManagedTags, enableExecuteCommand, group, networkConfiguration, overrides, propagateTags, referenceId, startedBy, tags, taskDefinition, volumeConfigurations))
BOOST_DESCRIBE_STRUCT(StartTaskResponse, (), (failures, tasks))
BOOST_DESCRIBE_STRUCT(StopTaskRequest, (), (cluster, reason, task))
BOOST_DESCRIBE_STRUCT(StopTaskResponse, (), (task))
BOOST_DESCRIBE_ENUM(TaskField, TAGS)
BOOST_DESCRIBE_STRUCT(DescribeTasksRequest, (), (cluster, include, tasks))
BOOST_DESCRIBE_STRUCT(DescribeTasksResponse, (), (failures, tasks))
BOOST_DESCRIBE_ENUM(DesiredStatus, RUNNING, PENDING, STOPPED)
BOOST_DESCRIBE_STRUCT(ListTasksRequest, (), (cluster, containerInstance, daemonName, desiredStatus, family, launchType, maxResults, nextToken, serviceName, startedBy))
BOOST_DESCRIBE_STRUCT(ListTasksResponse, (), (nextToken, taskArns))
BOOST_DESCRIBE_STRUCT(GetTaskProtectionRequest, (), (cluster, tasks))
BOOST_DESCRIBE_STRUCT(ProtectedTask, (), (expirationDate, protectionEnabled, taskArn))
BOOST_DESCRIBE_STRUCT(GetTaskProtectionResponse, (), (failures, protectedTasks))
BOOST_DESCRIBE_STRUCT(UpdateTaskProtectionRequest, (), (cluster, expiresInMinutes, protectionEnabled, tasks))
BOOST_DESCRIBE_STRUCT(UpdateTaskProtectionResponse, (), (failures, protectedTasks))
BOOST_DESCRIBE_STRUCT(ExecuteCommandRequest, (), (cluster, command, container, interactive, task))
BOOST_DESCRIBE_STRUCT(Session, (), (sessionId, streamUrl, tokenValue))
BOOST_DESCRIBE_STRUCT(ExecuteCommandResponse, (), (clusterArn, containerArn, containerName, interactive, session, taskArn))

}  // namespace localecs::aws::ecs

namespace localecs::aws {

template <> const Shape& ShapeOf<ecs::ContainerOverride>::get() { return structure<ecs::ContainerOverride>("ContainerOverride"); }
template <> const Shape& ShapeOf<ecs::InferenceAcceleratorOverride>::get() { return structure<ecs::InferenceAcceleratorOverride>("InferenceAcceleratorOverride"); }
template <> const Shape& ShapeOf<ecs::TaskOverride>::get() { return structure<ecs::TaskOverride>("TaskOverride"); }
template <> const Shape& ShapeOf<ecs::TaskFilesystemType>::get() { return enumeration<ecs::TaskFilesystemType>("TaskFilesystemType"); }
template <> const Shape& ShapeOf<ecs::EBSResourceType>::get() { return enumeration<ecs::EBSResourceType>("EBSResourceType"); }
template <> const Shape& ShapeOf<ecs::EBSTagSpecification>::get() { return structure<ecs::EBSTagSpecification>("EBSTagSpecification"); }
template <> const Shape& ShapeOf<ecs::TaskManagedEBSVolumeTerminationPolicy>::get() { return structure<ecs::TaskManagedEBSVolumeTerminationPolicy>("TaskManagedEBSVolumeTerminationPolicy"); }
template <> const Shape& ShapeOf<ecs::TaskManagedEBSVolumeConfiguration>::get() { return structure<ecs::TaskManagedEBSVolumeConfiguration>("TaskManagedEBSVolumeConfiguration"); }
template <> const Shape& ShapeOf<ecs::TaskVolumeConfiguration>::get() { return structure<ecs::TaskVolumeConfiguration>("TaskVolumeConfiguration"); }
template <> const Shape& ShapeOf<ecs::RunTaskRequest>::get() { return structure<ecs::RunTaskRequest>("RunTaskRequest"); }
template <> const Shape& ShapeOf<ecs::Connectivity>::get() { return enumeration<ecs::Connectivity>("Connectivity"); }
template <> const Shape& ShapeOf<ecs::HealthStatus>::get() { return enumeration<ecs::HealthStatus>("HealthStatus"); }
template <> const Shape& ShapeOf<ecs::ManagedAgentName>::get() { return enumeration<ecs::ManagedAgentName>("ManagedAgentName"); }
template <> const Shape& ShapeOf<ecs::ManagedAgent>::get() { return structure<ecs::ManagedAgent>("ManagedAgent"); }
template <> const Shape& ShapeOf<ecs::NetworkBinding>::get() { return structure<ecs::NetworkBinding>("NetworkBinding"); }
template <> const Shape& ShapeOf<ecs::NetworkInterface>::get() { return structure<ecs::NetworkInterface>("NetworkInterface"); }
template <> const Shape& ShapeOf<ecs::Container>::get() { return structure<ecs::Container>("Container"); }
template <> const Shape& ShapeOf<ecs::TaskEphemeralStorage>::get() { return structure<ecs::TaskEphemeralStorage>("TaskEphemeralStorage"); }
template <> const Shape& ShapeOf<ecs::TaskStopCode>::get() { return enumeration<ecs::TaskStopCode>("TaskStopCode"); }
template <> const Shape& ShapeOf<ecs::Task>::get() { return structure<ecs::Task>("Task"); }
template <> const Shape& ShapeOf<ecs::RunTaskResponse>::get() { return structure<ecs::RunTaskResponse>("RunTaskResponse"); }
template <> const Shape& ShapeOf<ecs::StartTaskRequest>::get() { return structure<ecs::StartTaskRequest>("StartTaskRequest"); }
template <> const Shape& ShapeOf<ecs::StartTaskResponse>::get() { return structure<ecs::StartTaskResponse>("StartTaskResponse"); }
template <> const Shape& ShapeOf<ecs::StopTaskRequest>::get() { return structure<ecs::StopTaskRequest>("StopTaskRequest"); }
template <> const Shape& ShapeOf<ecs::StopTaskResponse>::get() { return structure<ecs::StopTaskResponse>("StopTaskResponse"); }
template <> const Shape& ShapeOf<ecs::TaskField>::get() { return enumeration<ecs::TaskField>("TaskField"); }
template <> const Shape& ShapeOf<ecs::DescribeTasksRequest>::get() { return structure<ecs::DescribeTasksRequest>("DescribeTasksRequest"); }
template <> const Shape& ShapeOf<ecs::DescribeTasksResponse>::get() { return structure<ecs::DescribeTasksResponse>("DescribeTasksResponse"); }
template <> const Shape& ShapeOf<ecs::DesiredStatus>::get() { return enumeration<ecs::DesiredStatus>("DesiredStatus"); }
template <> const Shape& ShapeOf<ecs::ListTasksRequest>::get() { return structure<ecs::ListTasksRequest>("ListTasksRequest"); }
template <> const Shape& ShapeOf<ecs::ListTasksResponse>::get() { return structure<ecs::ListTasksResponse>("ListTasksResponse"); }
template <> const Shape& ShapeOf<ecs::GetTaskProtectionRequest>::get() { return structure<ecs::GetTaskProtectionRequest>("GetTaskProtectionRequest"); }
template <> const Shape& ShapeOf<ecs::ProtectedTask>::get() { return structure<ecs::ProtectedTask>("ProtectedTask"); }
template <> const Shape& ShapeOf<ecs::GetTaskProtectionResponse>::get() { return structure<ecs::GetTaskProtectionResponse>("GetTaskProtectionResponse"); }
template <> const Shape& ShapeOf<ecs::UpdateTaskProtectionRequest>::get() { return structure<ecs::UpdateTaskProtectionRequest>("UpdateTaskProtectionRequest"); }
template <> const Shape& ShapeOf<ecs::UpdateTaskProtectionResponse>::get() { return structure<ecs::UpdateTaskProtectionResponse>("UpdateTaskProtectionResponse"); }
template <> const Shape& ShapeOf<ecs::ExecuteCommandRequest>::get() { return structure<ecs::ExecuteCommandRequest>("ExecuteCommandRequest"); }
template <> const Shape& ShapeOf<ecs::Session>::get() { return structure<ecs::Session>("Session"); }
template <> const Shape& ShapeOf<ecs::ExecuteCommandResponse>::get() { return structure<ecs::ExecuteCommandResponse>("ExecuteCommandResponse"); }

}  // namespace localecs::aws
