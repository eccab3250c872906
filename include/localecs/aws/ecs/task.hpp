// ECS wire shapes: task. Spelled as the public model spells them.
#pragma once

#include <localecs/aws/ecs/common.hpp>
#include <localecs/aws/ecs/container_definition.hpp>
#include <localecs/aws/ecs/task_definition.hpp>
#include <localecs/aws/shape.hpp>

#include <optional>

namespace localecs::aws::ecs {

struct ContainerOverride {
  std::optional<std::vector<std::string>> command;
  std::optional<std::int32_t> cpu;
  std::optional<std::vector<KeyValuePair>> environment;
  std::optional<std::vector<EnvironmentFile>> environmentFiles;
  std::optional<std::int32_t> memory;
  std::optional<std::int32_t> memoryReservation;
  std::optional<std::string> name;
  std::optional<std::vector<ResourceRequirement>> resourceRequirements;
};

struct InferenceAcceleratorOverride {
  std::optional<std::string> deviceName;
  std::optional<std::string> deviceType;
};

struct TaskOverride {
  std::optional<std::vector<ContainerOverride>> containerOverrides;
  std::optional<std::string> cpu;
  std::optional<EphemeralStorage> ephemeralStorage;
  std::optional<std::string> executionRoleArn;
  std::optional<std::vector<InferenceAcceleratorOverride>> inferenceAcceleratorOverrides;
  std::optional<std::string> memory;
  std::optional<std::string> taskRoleArn;
};

enum class TaskFilesystemType { ext3, ext4, xfs, ntfs };

enum class EBSResourceType { volume };

struct EBSTagSpecification {
  std::optional<PropagateTags> propagateTags;
  EBSResourceType resourceType{};
  std::optional<std::vector<Tag>> tags;
};

struct TaskManagedEBSVolumeTerminationPolicy {
  bool deleteOnTermination{};
};

struct TaskManagedEBSVolumeConfiguration {
  std::optional<bool> encrypted;
  std::optional<TaskFilesystemType> filesystemType;
  std::optional<std::int32_t> iops;
  std::optional<std::string> kmsKeyId;
  std::string roleArn;
  std::optional<std::int32_t> sizeInGiB;
  std::optional<std::string> snapshotId;
  std::optional<std::vector<EBSTagSpecification>> tagSpecifications;
  std::optional<TaskManagedEBSVolumeTerminationPolicy> terminationPolicy;
  std::optional<std::int32_t> throughput;
  std::optional<std::int32_t> volumeInitializationRate;
  std::optional<std::string> volumeType;
};

struct TaskVolumeConfiguration {
  std::optional<TaskManagedEBSVolumeConfiguration> managedEBSVolume;
  std::string name;
};

struct RunTaskRequest {
  std::optional<std::vector<CapacityProviderStrategyItem>> capacityProviderStrategy;
  std::optional<std::string> clientToken;
  std::optional<std::string> cluster;
  std::optional<std::int32_t> count;
  std::optional<bool> enableECSManagedTags;
  std::optional<bool> enableExecuteCommand;
  std::optional<std::string> group;
  std::optional<LaunchType> launchType;
  std::optional<NetworkConfiguration> networkConfiguration;
  std::optional<TaskOverride> overrides;
  std::optional<std::vector<PlacementConstraint>> placementConstraints;
  std::optional<std::vector<PlacementStrategy>> placementStrategy;
  std::optional<std::string> platformVersion;
  std::optional<PropagateTags> propagateTags;
  std::optional<std::string> referenceId;
  std::optional<std::string> startedBy;
  std::optional<std::vector<Tag>> tags;
  std::string taskDefinition;
  std::optional<std::vector<TaskVolumeConfiguration>> volumeConfigurations;
};

enum class Connectivity { CONNECTED, DISCONNECTED };

enum class HealthStatus { HEALTHY, UNHEALTHY, UNKNOWN };

enum class ManagedAgentName { ExecuteCommandAgent };

struct ManagedAgent {
  std::optional<Timestamp> lastStartedAt;
  std::optional<std::string> lastStatus;
  std::optional<ManagedAgentName> name;
  std::optional<std::string> reason;
};

struct NetworkBinding {
  std::optional<std::string> bindIP;
  std::optional<std::int32_t> containerPort;
  std::optional<std::string> containerPortRange;
  std::optional<std::int32_t> hostPort;
  std::optional<std::string> hostPortRange;
  std::optional<TransportProtocol> protocol;
};

struct NetworkInterface {
  std::optional<std::string> attachmentId;
  std::optional<std::string> ipv6Address;
  std::optional<std::string> privateIpv4Address;
};

struct Container {
  std::optional<std::string> containerArn;
  std::optional<std::string> cpu;
  std::optional<std::int32_t> exitCode;
  std::optional<std::vector<std::string>> gpuIds;
  std::optional<HealthStatus> healthStatus;
  std::optional<std::string> image;
  std::optional<std::string> imageDigest;
  std::optional<std::string> lastStatus;
  std::optional<std::vector<ManagedAgent>> managedAgents;
  std::optional<std::string> memory;
  std::optional<std::string> memoryReservation;
  std::optional<std::string> name;
  std::optional<std::vector<NetworkBinding>> networkBindings;
  std::optional<std::vector<NetworkInterface>> networkInterfaces;
  std::optional<std::string> reason;
  std::optional<std::string> runtimeId;
  std::optional<std::string> taskArn;
};

struct TaskEphemeralStorage {
  std::optional<std::string> kmsKeyId;
  std::optional<std::int32_t> sizeInGiB;
};

enum class TaskStopCode {
  TaskFailedToStart,
  EssentialContainerExited,
  UserInitiated,
  ServiceSchedulerInitiated,
  SpotInterruption,
  TerminationNotice
};

struct Task {
  std::optional<std::vector<Attachment>> attachments;
  std::optional<std::vector<Attribute>> attributes;
  std::optional<std::string> availabilityZone;
  std::optional<std::string> capacityProviderName;
  std::optional<std::string> clusterArn;
  std::optional<Connectivity> connectivity;
  std::optional<Timestamp> connectivityAt;
  std::optional<std::string> containerInstanceArn;
  std::optional<std::vector<Container>> containers;
  std::optional<std::string> cpu;
  std::optional<Timestamp> createdAt;
  std::optional<std::string> desiredStatus;
  std::optional<bool> enableExecuteCommand;
  std::optional<EphemeralStorage> ephemeralStorage;
  std::optional<Timestamp> executionStoppedAt;
  std::optional<TaskEphemeralStorage> fargateEphemeralStorage;
  std::optional<std::string> group;
  std::optional<HealthStatus> healthStatus;
  std::optional<std::vector<InferenceAccelerator>> inferenceAccelerators;
  std::optional<std::string> lastStatus;
  std::optional<LaunchType> launchType;
  std::optional<std::string> memory;
  std::optional<TaskOverride> overrides;
  std::optional<std::string> platformFamily;
  std::optional<std::string> platformVersion;
  std::optional<Timestamp> pullStartedAt;
  std::optional<Timestamp> pullStoppedAt;
  std::optional<Timestamp> startedAt;
  std::optional<std::string> startedBy;
  std::optional<TaskStopCode> stopCode;
  std::optional<Timestamp> stoppedAt;
  std::optional<std::string> stoppedReason;
  std::optional<Timestamp> stoppingAt;
  std::optional<std::vector<Tag>> tags;
  std::optional<std::string> taskArn;
  std::optional<std::string> taskDefinitionArn;
  std::optional<std::int64_t> version;
};

struct RunTaskResponse {
  std::optional<std::vector<Failure>> failures;
  std::optional<std::vector<Task>> tasks;
};

struct StartTaskRequest {
  std::optional<std::string> cluster;
  std::vector<std::string> containerInstances;
  std::optional<bool> enableECSManagedTags;
  std::optional<bool> enableExecuteCommand;
  std::optional<std::string> group;
  std::optional<NetworkConfiguration> networkConfiguration;
  std::optional<TaskOverride> overrides;
  std::optional<PropagateTags> propagateTags;
  std::optional<std::string> referenceId;
  std::optional<std::string> startedBy;
  std::optional<std::vector<Tag>> tags;
  std::string taskDefinition;
  std::optional<std::vector<TaskVolumeConfiguration>> volumeConfigurations;
};

struct StartTaskResponse {
  std::optional<std::vector<Failure>> failures;
  std::optional<std::vector<Task>> tasks;
};

struct StopTaskRequest {
  std::optional<std::string> cluster;
  std::optional<std::string> reason;
  std::string task;
};

struct StopTaskResponse {
  std::optional<Task> task;
};

enum class TaskField { TAGS };

struct DescribeTasksRequest {
  std::optional<std::string> cluster;
  std::optional<std::vector<TaskField>> include;
  std::vector<std::string> tasks;
};

struct DescribeTasksResponse {
  std::optional<std::vector<Failure>> failures;
  std::optional<std::vector<Task>> tasks;
};

enum class DesiredStatus { RUNNING, PENDING, STOPPED };

struct ListTasksRequest {
  std::optional<std::string> cluster;
  std::optional<std::string> containerInstance;
  std::optional<std::string> daemonName;
  std::optional<DesiredStatus> desiredStatus;
  std::optional<std::string> family;
  std::optional<LaunchType> launchType;
  std::optional<std::int32_t> maxResults;
  std::optional<std::string> nextToken;
  std::optional<std::string> serviceName;
  std::optional<std::string> startedBy;
};

struct ListTasksResponse {
  std::optional<std::string> nextToken;
  std::optional<std::vector<std::string>> taskArns;
};

struct GetTaskProtectionRequest {
  std::string cluster;
  std::optional<std::vector<std::string>> tasks;
};

struct ProtectedTask {
  std::optional<Timestamp> expirationDate;
  std::optional<bool> protectionEnabled;
  std::optional<std::string> taskArn;
};

struct GetTaskProtectionResponse {
  std::optional<std::vector<Failure>> failures;
  std::optional<std::vector<ProtectedTask>> protectedTasks;
};

struct UpdateTaskProtectionRequest {
  std::string cluster;
  std::optional<std::int32_t> expiresInMinutes;
  bool protectionEnabled{};
  std::vector<std::string> tasks;
};

struct UpdateTaskProtectionResponse {
  std::optional<std::vector<Failure>> failures;
  std::optional<std::vector<ProtectedTask>> protectedTasks;
};

struct ExecuteCommandRequest {
  std::optional<std::string> cluster;
  std::string command;
  std::optional<std::string> container;
  bool interactive{};
  std::string task;
};

struct Session {
  std::optional<std::string> sessionId;
  std::optional<std::string> streamUrl;
  std::optional<std::string> tokenValue;
};

struct ExecuteCommandResponse {
  std::optional<std::string> clusterArn;
  std::optional<std::string> containerArn;
  std::optional<std::string> containerName;
  std::optional<bool> interactive;
  std::optional<Session> session;
  std::optional<std::string> taskArn;
};

}  // namespace localecs::aws::ecs

// clang-format off
namespace localecs::aws {

template <> const Shape& ShapeOf<ecs::ContainerOverride>::get();
template <> const Shape& ShapeOf<ecs::InferenceAcceleratorOverride>::get();
template <> const Shape& ShapeOf<ecs::TaskOverride>::get();
template <> const Shape& ShapeOf<ecs::TaskFilesystemType>::get();
template <> const Shape& ShapeOf<ecs::EBSResourceType>::get();
template <> const Shape& ShapeOf<ecs::EBSTagSpecification>::get();
template <> const Shape& ShapeOf<ecs::TaskManagedEBSVolumeTerminationPolicy>::get();
template <> const Shape& ShapeOf<ecs::TaskManagedEBSVolumeConfiguration>::get();
template <> const Shape& ShapeOf<ecs::TaskVolumeConfiguration>::get();
template <> const Shape& ShapeOf<ecs::RunTaskRequest>::get();
template <> const Shape& ShapeOf<ecs::Connectivity>::get();
template <> const Shape& ShapeOf<ecs::HealthStatus>::get();
template <> const Shape& ShapeOf<ecs::ManagedAgentName>::get();
template <> const Shape& ShapeOf<ecs::ManagedAgent>::get();
template <> const Shape& ShapeOf<ecs::NetworkBinding>::get();
template <> const Shape& ShapeOf<ecs::NetworkInterface>::get();
template <> const Shape& ShapeOf<ecs::Container>::get();
template <> const Shape& ShapeOf<ecs::TaskEphemeralStorage>::get();
template <> const Shape& ShapeOf<ecs::TaskStopCode>::get();
template <> const Shape& ShapeOf<ecs::Task>::get();
template <> const Shape& ShapeOf<ecs::RunTaskResponse>::get();
template <> const Shape& ShapeOf<ecs::StartTaskRequest>::get();
template <> const Shape& ShapeOf<ecs::StartTaskResponse>::get();
template <> const Shape& ShapeOf<ecs::StopTaskRequest>::get();
template <> const Shape& ShapeOf<ecs::StopTaskResponse>::get();
template <> const Shape& ShapeOf<ecs::TaskField>::get();
template <> const Shape& ShapeOf<ecs::DescribeTasksRequest>::get();
template <> const Shape& ShapeOf<ecs::DescribeTasksResponse>::get();
template <> const Shape& ShapeOf<ecs::DesiredStatus>::get();
template <> const Shape& ShapeOf<ecs::ListTasksRequest>::get();
template <> const Shape& ShapeOf<ecs::ListTasksResponse>::get();
template <> const Shape& ShapeOf<ecs::GetTaskProtectionRequest>::get();
template <> const Shape& ShapeOf<ecs::ProtectedTask>::get();
template <> const Shape& ShapeOf<ecs::GetTaskProtectionResponse>::get();
template <> const Shape& ShapeOf<ecs::UpdateTaskProtectionRequest>::get();
template <> const Shape& ShapeOf<ecs::UpdateTaskProtectionResponse>::get();
template <> const Shape& ShapeOf<ecs::ExecuteCommandRequest>::get();
template <> const Shape& ShapeOf<ecs::Session>::get();
template <> const Shape& ShapeOf<ecs::ExecuteCommandResponse>::get();

}  // namespace localecs::aws
// clang-format on
