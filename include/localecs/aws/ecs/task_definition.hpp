// ECS wire shapes: task definition. Spelled as the public model spells them.
#pragma once

#include <localecs/aws/ecs/common.hpp>
#include <localecs/aws/ecs/container_definition.hpp>
#include <localecs/aws/shape.hpp>

#include <optional>

namespace localecs::aws::ecs {

struct EphemeralStorage {
  std::int32_t sizeInGiB{};
};

struct InferenceAccelerator {
  std::string deviceName;
  std::string deviceType;
};

enum class IpcMode { host, task, none };

enum class NetworkMode { bridge, host, awsvpc, none };

enum class PidMode { host, task };

enum class TaskDefinitionPlacementConstraintType { memberOf };

struct TaskDefinitionPlacementConstraint {
  std::optional<std::string> expression;
  std::optional<TaskDefinitionPlacementConstraintType> type;
};

enum class ProxyConfigurationType { APPMESH };

struct ProxyConfiguration {
  std::string containerName;
  std::optional<std::vector<KeyValuePair>> properties;
  std::optional<ProxyConfigurationType> type;
};

enum class Compatibility { EC2, FARGATE, EXTERNAL, MANAGED_INSTANCES };

enum class CPUArchitecture { X86_64, ARM64 };

enum class OSFamily {
  WINDOWS_SERVER_2019_FULL,
  WINDOWS_SERVER_2019_CORE,
  WINDOWS_SERVER_2016_FULL,
  WINDOWS_SERVER_2004_CORE,
  WINDOWS_SERVER_2022_CORE,
  WINDOWS_SERVER_2022_FULL,
  WINDOWS_SERVER_2025_CORE,
  WINDOWS_SERVER_2025_FULL,
  WINDOWS_SERVER_20H2_CORE,
  LINUX
};

struct RuntimePlatform {
  std::optional<CPUArchitecture> cpuArchitecture;
  std::optional<OSFamily> operatingSystemFamily;
};

enum class Scope { task, shared };

struct DockerVolumeConfiguration {
  std::optional<bool> autoprovision;
  std::optional<std::string> driver;
  std::optional<std::map<std::string, std::string>> driverOpts;
  std::optional<std::map<std::string, std::string>> labels;
  std::optional<Scope> scope;
};

enum class EFSAuthorizationConfigIAM { ENABLED, DISABLED };

struct EFSAuthorizationConfig {
  std::optional<std::string> accessPointId;
  std::optional<EFSAuthorizationConfigIAM> iam;
};

enum class EFSTransitEncryption { ENABLED, DISABLED };

struct EFSVolumeConfiguration {
  std::optional<EFSAuthorizationConfig> authorizationConfig;
  std::string fileSystemId;
  std::optional<std::string> rootDirectory;
  std::optional<EFSTransitEncryption> transitEncryption;
  std::optional<std::int32_t> transitEncryptionPort;
};

struct FSxWindowsFileServerAuthorizationConfig {
  std::string credentialsParameter;
  std::string domain;
};

struct FSxWindowsFileServerVolumeConfiguration {
  FSxWindowsFileServerAuthorizationConfig authorizationConfig;
  std::string fileSystemId;
  std::string rootDirectory;
};

struct HostVolumeProperties {
  std::optional<std::string> sourcePath;
};

struct S3FilesVolumeConfiguration {
  std::optional<std::string> accessPointArn;
  std::string fileSystemArn;
  std::optional<std::string> rootDirectory;
  std::optional<std::int32_t> transitEncryptionPort;
};

struct Volume {
  std::optional<bool> configuredAtLaunch;
  std::optional<DockerVolumeConfiguration> dockerVolumeConfiguration;
  std::optional<EFSVolumeConfiguration> efsVolumeConfiguration;
  std::optional<FSxWindowsFileServerVolumeConfiguration> fsxWindowsFileServerVolumeConfiguration;
  std::optional<HostVolumeProperties> host;
  std::optional<std::string> name;
  std::optional<S3FilesVolumeConfiguration> s3filesVolumeConfiguration;
};

struct RegisterTaskDefinitionRequest {
  std::vector<ContainerDefinition> containerDefinitions;
  std::optional<std::string> cpu;
  std::optional<bool> enableFaultInjection;
  std::optional<EphemeralStorage> ephemeralStorage;
  std::optional<std::string> executionRoleArn;
  std::string family;
  std::optional<std::vector<InferenceAccelerator>> inferenceAccelerators;
  std::optional<IpcMode> ipcMode;
  std::optional<std::string> memory;
  std::optional<NetworkMode> networkMode;
  std::optional<PidMode> pidMode;
  std::optional<std::vector<TaskDefinitionPlacementConstraint>> placementConstraints;
  std::optional<ProxyConfiguration> proxyConfiguration;
  std::optional<std::vector<Compatibility>> requiresCompatibilities;
  std::optional<RuntimePlatform> runtimePlatform;
  std::optional<std::vector<Tag>> tags;
  std::optional<std::string> taskRoleArn;
  std::optional<std::vector<Volume>> volumes;
};

enum class TaskDefinitionStatus { ACTIVE, INACTIVE, DELETE_IN_PROGRESS };

struct TaskDefinition {
  std::optional<std::vector<Compatibility>> compatibilities;
  std::optional<std::vector<ContainerDefinition>> containerDefinitions;
  std::optional<std::string> cpu;
  std::optional<Timestamp> deleteRequestedAt;
  std::optional<Timestamp> deregisteredAt;
  std::optional<bool> enableFaultInjection;
  std::optional<EphemeralStorage> ephemeralStorage;
  std::optional<std::string> executionRoleArn;
  std::optional<std::string> family;
  std::optional<std::vector<InferenceAccelerator>> inferenceAccelerators;
  std::optional<IpcMode> ipcMode;
  std::optional<std::string> memory;
  std::optional<NetworkMode> networkMode;
  std::optional<PidMode> pidMode;
  std::optional<std::vector<TaskDefinitionPlacementConstraint>> placementConstraints;
  std::optional<ProxyConfiguration> proxyConfiguration;
  std::optional<Timestamp> registeredAt;
  std::optional<std::string> registeredBy;
  std::optional<std::vector<Attribute>> requiresAttributes;
  std::optional<std::vector<Compatibility>> requiresCompatibilities;
  std::optional<std::int32_t> revision;
  std::optional<RuntimePlatform> runtimePlatform;
  std::optional<TaskDefinitionStatus> status;
  std::optional<std::string> taskDefinitionArn;
  std::optional<std::string> taskRoleArn;
  std::optional<std::vector<Volume>> volumes;
};

struct RegisterTaskDefinitionResponse {
  std::optional<std::vector<Tag>> tags;
  std::optional<TaskDefinition> taskDefinition;
};

enum class TaskDefinitionField { TAGS };

struct DescribeTaskDefinitionRequest {
  std::optional<std::vector<TaskDefinitionField>> include;
  std::string taskDefinition;
};

struct DescribeTaskDefinitionResponse {
  std::optional<std::vector<Tag>> tags;
  std::optional<TaskDefinition> taskDefinition;
};

struct DeregisterTaskDefinitionRequest {
  std::string taskDefinition;
};

struct DeregisterTaskDefinitionResponse {
  std::optional<TaskDefinition> taskDefinition;
};

struct DeleteTaskDefinitionsRequest {
  std::vector<std::string> taskDefinitions;
};

struct DeleteTaskDefinitionsResponse {
  std::optional<std::vector<Failure>> failures;
  std::optional<std::vector<TaskDefinition>> taskDefinitions;
};

enum class SortOrder { ASC, DESC };

struct ListTaskDefinitionsRequest {
  std::optional<std::string> familyPrefix;
  std::optional<std::int32_t> maxResults;
  std::optional<std::string> nextToken;
  std::optional<SortOrder> sort;
  std::optional<TaskDefinitionStatus> status;
};

struct ListTaskDefinitionsResponse {
  std::optional<std::string> nextToken;
  std::optional<std::vector<std::string>> taskDefinitionArns;
};

enum class TaskDefinitionFamilyStatus { ACTIVE, INACTIVE, ALL };

struct ListTaskDefinitionFamiliesRequest {
  std::optional<std::string> familyPrefix;
  std::optional<std::int32_t> maxResults;
  std::optional<std::string> nextToken;
  std::optional<TaskDefinitionFamilyStatus> status;
};

struct ListTaskDefinitionFamiliesResponse {
  std::optional<std::vector<std::string>> families;
  std::optional<std::string> nextToken;
};

}  // namespace localecs::aws::ecs

// clang-format off
namespace localecs::aws {

template <> const Shape& ShapeOf<ecs::EphemeralStorage>::get();
template <> const Shape& ShapeOf<ecs::InferenceAccelerator>::get();
template <> const Shape& ShapeOf<ecs::IpcMode>::get();
template <> const Shape& ShapeOf<ecs::NetworkMode>::get();
template <> const Shape& ShapeOf<ecs::PidMode>::get();
template <> const Shape& ShapeOf<ecs::TaskDefinitionPlacementConstraintType>::get();
template <> const Shape& ShapeOf<ecs::TaskDefinitionPlacementConstraint>::get();
template <> const Shape& ShapeOf<ecs::ProxyConfigurationType>::get();
template <> const Shape& ShapeOf<ecs::ProxyConfiguration>::get();
template <> const Shape& ShapeOf<ecs::Compatibility>::get();
template <> const Shape& ShapeOf<ecs::CPUArchitecture>::get();
template <> const Shape& ShapeOf<ecs::OSFamily>::get();
template <> const Shape& ShapeOf<ecs::RuntimePlatform>::get();
template <> const Shape& ShapeOf<ecs::Scope>::get();
template <> const Shape& ShapeOf<ecs::DockerVolumeConfiguration>::get();
template <> const Shape& ShapeOf<ecs::EFSAuthorizationConfigIAM>::get();
template <> const Shape& ShapeOf<ecs::EFSAuthorizationConfig>::get();
template <> const Shape& ShapeOf<ecs::EFSTransitEncryption>::get();
template <> const Shape& ShapeOf<ecs::EFSVolumeConfiguration>::get();
template <> const Shape& ShapeOf<ecs::FSxWindowsFileServerAuthorizationConfig>::get();
template <> const Shape& ShapeOf<ecs::FSxWindowsFileServerVolumeConfiguration>::get();
template <> const Shape& ShapeOf<ecs::HostVolumeProperties>::get();
template <> const Shape& ShapeOf<ecs::S3FilesVolumeConfiguration>::get();
template <> const Shape& ShapeOf<ecs::Volume>::get();
template <> const Shape& ShapeOf<ecs::RegisterTaskDefinitionRequest>::get();
template <> const Shape& ShapeOf<ecs::TaskDefinitionStatus>::get();
template <> const Shape& ShapeOf<ecs::TaskDefinition>::get();
template <> const Shape& ShapeOf<ecs::RegisterTaskDefinitionResponse>::get();
template <> const Shape& ShapeOf<ecs::TaskDefinitionField>::get();
template <> const Shape& ShapeOf<ecs::DescribeTaskDefinitionRequest>::get();
template <> const Shape& ShapeOf<ecs::DescribeTaskDefinitionResponse>::get();
template <> const Shape& ShapeOf<ecs::DeregisterTaskDefinitionRequest>::get();
template <> const Shape& ShapeOf<ecs::DeregisterTaskDefinitionResponse>::get();
template <> const Shape& ShapeOf<ecs::DeleteTaskDefinitionsRequest>::get();
template <> const Shape& ShapeOf<ecs::DeleteTaskDefinitionsResponse>::get();
template <> const Shape& ShapeOf<ecs::SortOrder>::get();
template <> const Shape& ShapeOf<ecs::ListTaskDefinitionsRequest>::get();
template <> const Shape& ShapeOf<ecs::ListTaskDefinitionsResponse>::get();
template <> const Shape& ShapeOf<ecs::TaskDefinitionFamilyStatus>::get();
template <> const Shape& ShapeOf<ecs::ListTaskDefinitionFamiliesRequest>::get();
template <> const Shape& ShapeOf<ecs::ListTaskDefinitionFamiliesResponse>::get();

}  // namespace localecs::aws
// clang-format on
