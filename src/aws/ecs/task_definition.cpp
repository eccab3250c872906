// Describes the ECS shapes of task_definition.hpp.
#include <localecs/aws/ecs/task_definition.hpp>

#include "describe.hpp"

namespace localecs::aws::ecs {

BOOST_DESCRIBE_STRUCT(EphemeralStorage, (), (sizeInGiB))
BOOST_DESCRIBE_STRUCT(InferenceAccelerator, (), (deviceName, deviceType))
BOOST_DESCRIBE_ENUM(IpcMode, host, task, none)
BOOST_DESCRIBE_ENUM(NetworkMode, bridge, host, awsvpc, none)
BOOST_DESCRIBE_ENUM(PidMode, host, task)
BOOST_DESCRIBE_ENUM(TaskDefinitionPlacementConstraintType, memberOf)
BOOST_DESCRIBE_STRUCT(TaskDefinitionPlacementConstraint, (), (expression, type))
BOOST_DESCRIBE_ENUM(ProxyConfigurationType, APPMESH)
BOOST_DESCRIBE_STRUCT(ProxyConfiguration, (), (containerName, properties, type))
BOOST_DESCRIBE_ENUM(Compatibility, EC2, FARGATE, EXTERNAL, MANAGED_INSTANCES)
BOOST_DESCRIBE_ENUM(CPUArchitecture, X86_64, ARM64)
BOOST_DESCRIBE_ENUM(OSFamily, WINDOWS_SERVER_2019_FULL, WINDOWS_SERVER_2019_CORE, WINDOWS_SERVER_2016_FULL, WINDOWS_SERVER_2004_CORE, WINDOWS_SERVER_2022_CORE, WINDOWS_SERVER_2022_FULL, WINDOWS_SERVER_2025_CORE, WINDOWS_SERVER_2025_FULL, WINDOWS_SERVER_20H2_CORE, LINUX)
BOOST_DESCRIBE_STRUCT(RuntimePlatform, (), (cpuArchitecture, operatingSystemFamily))
BOOST_DESCRIBE_ENUM(Scope, task, shared)
BOOST_DESCRIBE_STRUCT(DockerVolumeConfiguration, (), (autoprovision, driver, driverOpts, labels, scope))
BOOST_DESCRIBE_ENUM(EFSAuthorizationConfigIAM, ENABLED, DISABLED)
BOOST_DESCRIBE_STRUCT(EFSAuthorizationConfig, (), (accessPointId, iam))
BOOST_DESCRIBE_ENUM(EFSTransitEncryption, ENABLED, DISABLED)
BOOST_DESCRIBE_STRUCT(EFSVolumeConfiguration, (), (authorizationConfig, fileSystemId, rootDirectory, transitEncryption, transitEncryptionPort))
BOOST_DESCRIBE_STRUCT(FSxWindowsFileServerAuthorizationConfig, (), (credentialsParameter, domain))
BOOST_DESCRIBE_STRUCT(FSxWindowsFileServerVolumeConfiguration, (), (authorizationConfig, fileSystemId, rootDirectory))
BOOST_DESCRIBE_STRUCT(HostVolumeProperties, (), (sourcePath))
BOOST_DESCRIBE_STRUCT(S3FilesVolumeConfiguration, (), (accessPointArn, fileSystemArn, rootDirectory, transitEncryptionPort))
BOOST_DESCRIBE_STRUCT(Volume, (), (configuredAtLaunch, dockerVolumeConfiguration, efsVolumeConfiguration, fsxWindowsFileServerVolumeConfiguration, host, name, s3filesVolumeConfiguration))
BOOST_DESCRIBE_STRUCT(RegisterTaskDefinitionRequest, (), (containerDefinitions, cpu, enableFaultInjection, ephemeralStorage, executionRoleArn, family, inferenceAccelerators, ipcMode, memory, networkMode, pidMode, placementConstraints, proxyConfiguration, requiresCompatibilities, runtimePlatform, tags, taskRoleArn, volumes))
BOOST_DESCRIBE_ENUM(TaskDefinitionStatus, ACTIVE, INACTIVE, DELETE_IN_PROGRESS)
BOOST_DESCRIBE_STRUCT(TaskDefinition, (), (compatibilities, containerDefinitions, cpu, deleteRequestedAt, deregisteredAt, enableFaultInjection, ephemeralStorage, executionRoleArn, family, inferenceAccelerators, ipcMode, memory, networkMode, pidMode, placementConstraints, proxyConfiguration, registeredAt, registeredBy, requiresAttributes, requiresCompatibilities, revision, runtimePlatform, status, taskDefinitionArn, taskRoleArn, volumes))
BOOST_DESCRIBE_STRUCT(RegisterTaskDefinitionResponse, (), (tags, taskDefinition))
BOOST_DESCRIBE_ENUM(TaskDefinitionField, TAGS)
BOOST_DESCRIBE_STRUCT(DescribeTaskDefinitionRequest, (), (include, taskDefinition))
BOOST_DESCRIBE_STRUCT(DescribeTaskDefinitionResponse, (), (tags, taskDefinition))
BOOST_DESCRIBE_STRUCT(DeregisterTaskDefinitionRequest, (), (taskDefinition))
BOOST_DESCRIBE_STRUCT(DeregisterTaskDefinitionResponse, (), (taskDefinition))
BOOST_DESCRIBE_STRUCT(DeleteTaskDefinitionsRequest, (), (taskDefinitions))
BOOST_DESCRIBE_STRUCT(DeleteTaskDefinitionsResponse, (), (failures, taskDefinitions))
BOOST_DESCRIBE_ENUM(SortOrder, ASC, DESC)
BOOST_DESCRIBE_STRUCT(ListTaskDefinitionsRequest, (), (familyPrefix, maxResults, nextToken, sort, status))
BOOST_DESCRIBE_STRUCT(ListTaskDefinitionsResponse, (), (nextToken, taskDefinitionArns))
BOOST_DESCRIBE_ENUM(TaskDefinitionFamilyStatus, ACTIVE, INACTIVE, ALL)
BOOST_DESCRIBE_STRUCT(ListTaskDefinitionFamiliesRequest, (), (familyPrefix, maxResults, nextToken, status))
BOOST_DESCRIBE_STRUCT(ListTaskDefinitionFamiliesResponse, (), (families, nextToken))

}  // namespace localecs::aws::ecs

namespace localecs::aws {

template <> const Shape& ShapeOf<ecs::EphemeralStorage>::get() { return structure<ecs::EphemeralStorage>("EphemeralStorage"); }
template <> const Shape& ShapeOf<ecs::InferenceAccelerator>::get() { return structure<ecs::InferenceAccelerator>("InferenceAccelerator"); }
template <> const Shape& ShapeOf<ecs::IpcMode>::get() { return enumeration<ecs::IpcMode>("IpcMode"); }
template <> const Shape& ShapeOf<ecs::NetworkMode>::get() { return enumeration<ecs::NetworkMode>("NetworkMode"); }
template <> const Shape& ShapeOf<ecs::PidMode>::get() { return enumeration<ecs::PidMode>("PidMode"); }
template <> const Shape& ShapeOf<ecs::TaskDefinitionPlacementConstraintType>::get() { return enumeration<ecs::TaskDefinitionPlacementConstraintType>("TaskDefinitionPlacementConstraintType"); }
template <> const Shape& ShapeOf<ecs::TaskDefinitionPlacementConstraint>::get() { return structure<ecs::TaskDefinitionPlacementConstraint>("TaskDefinitionPlacementConstraint"); }
template <> const Shape& ShapeOf<ecs::ProxyConfigurationType>::get() { return enumeration<ecs::ProxyConfigurationType>("ProxyConfigurationType"); }
template <> const Shape& ShapeOf<ecs::ProxyConfiguration>::get() { return structure<ecs::ProxyConfiguration>("ProxyConfiguration"); }
template <> const Shape& ShapeOf<ecs::Compatibility>::get() { return enumeration<ecs::Compatibility>("Compatibility"); }
template <> const Shape& ShapeOf<ecs::CPUArchitecture>::get() { return enumeration<ecs::CPUArchitecture>("CPUArchitecture"); }
template <> const Shape& ShapeOf<ecs::OSFamily>::get() { return enumeration<ecs::OSFamily>("OSFamily"); }
template <> const Shape& ShapeOf<ecs::RuntimePlatform>::get() { return structure<ecs::RuntimePlatform>("RuntimePlatform"); }
template <> const Shape& ShapeOf<ecs::Scope>::get() { return enumeration<ecs::Scope>("Scope"); }
template <> const Shape& ShapeOf<ecs::DockerVolumeConfiguration>::get() { return structure<ecs::DockerVolumeConfiguration>("DockerVolumeConfiguration"); }
template <> const Shape& ShapeOf<ecs::EFSAuthorizationConfigIAM>::get() { return enumeration<ecs::EFSAuthorizationConfigIAM>("EFSAuthorizationConfigIAM"); }
template <> const Shape& ShapeOf<ecs::EFSAuthorizationConfig>::get() { return structure<ecs::EFSAuthorizationConfig>("EFSAuthorizationConfig"); }
template <> const Shape& ShapeOf<ecs::EFSTransitEncryption>::get() { return enumeration<ecs::EFSTransitEncryption>("EFSTransitEncryption"); }
template <> const Shape& ShapeOf<ecs::EFSVolumeConfiguration>::get() { return structure<ecs::EFSVolumeConfiguration>("EFSVolumeConfiguration"); }
template <> const Shape& ShapeOf<ecs::FSxWindowsFileServerAuthorizationConfig>::get() { return structure<ecs::FSxWindowsFileServerAuthorizationConfig>("FSxWindowsFileServerAuthorizationConfig"); }
template <> const Shape& ShapeOf<ecs::FSxWindowsFileServerVolumeConfiguration>::get() { return structure<ecs::FSxWindowsFileServerVolumeConfiguration>("FSxWindowsFileServerVolumeConfiguration"); }
template <> const Shape& ShapeOf<ecs::HostVolumeProperties>::get() { return structure<ecs::HostVolumeProperties>("HostVolumeProperties"); }
template <> const Shape& ShapeOf<ecs::S3FilesVolumeConfiguration>::get() { return structure<ecs::S3FilesVolumeConfiguration>("S3FilesVolumeConfiguration"); }
template <> const Shape& ShapeOf<ecs::Volume>::get() { return structure<ecs::Volume>("Volume"); }
template <> const Shape& ShapeOf<ecs::RegisterTaskDefinitionRequest>::get() { return structure<ecs::RegisterTaskDefinitionRequest>("RegisterTaskDefinitionRequest"); }
template <> const Shape& ShapeOf<ecs::TaskDefinitionStatus>::get() { return enumeration<ecs::TaskDefinitionStatus>("TaskDefinitionStatus"); }
template <> const Shape& ShapeOf<ecs::TaskDefinition>::get() { return structure<ecs::TaskDefinition>("TaskDefinition"); }
template <> const Shape& ShapeOf<ecs::RegisterTaskDefinitionResponse>::get() { return structure<ecs::RegisterTaskDefinitionResponse>("RegisterTaskDefinitionResponse"); }
template <> const Shape& ShapeOf<ecs::TaskDefinitionField>::get() { return enumeration<ecs::TaskDefinitionField>("TaskDefinitionField"); }
template <> const Shape& ShapeOf<ecs::DescribeTaskDefinitionRequest>::get() { return structure<ecs::DescribeTaskDefinitionRequest>("DescribeTaskDefinitionRequest"); }
template <> const Shape& ShapeOf<ecs::DescribeTaskDefinitionResponse>::get() { return structure<ecs::DescribeTaskDefinitionResponse>("DescribeTaskDefinitionResponse"); }
template <> const Shape& ShapeOf<ecs::DeregisterTaskDefinitionRequest>::get() { return structure<ecs::DeregisterTaskDefinitionRequest>("DeregisterTaskDefinitionRequest"); }
template <> const Shape& ShapeOf<ecs::DeregisterTaskDefinitionResponse>::get() { return structure<ecs::DeregisterTaskDefinitionResponse>("DeregisterTaskDefinitionResponse"); }
template <> const Shape& ShapeOf<ecs::DeleteTaskDefinitionsRequest>::get() { return structure<ecs::DeleteTaskDefinitionsRequest>("DeleteTaskDefinitionsRequest"); }
template <> const Shape& ShapeOf<ecs::DeleteTaskDefinitionsResponse>::get() { return structure<ecs::DeleteTaskDefinitionsResponse>("DeleteTaskDefinitionsResponse"); }
template <> const Shape& ShapeOf<ecs::SortOrder>::get() { return enumeration<ecs::SortOrder>("SortOrder"); }
template <> const Shape& ShapeOf<ecs::ListTaskDefinitionsRequest>::get() { return structure<ecs::ListTaskDefinitionsRequest>("ListTaskDefinitionsRequest"); }
template <> const Shape& ShapeOf<ecs::ListTaskDefinitionsResponse>::get() { return structure<ecs::ListTaskDefinitionsResponse>("ListTaskDefinitionsResponse"); }
template <> const Shape& ShapeOf<ecs::TaskDefinitionFamilyStatus>::get() { return enumeration<ecs::TaskDefinitionFamilyStatus>("TaskDefinitionFamilyStatus"); }
template <> const Shape& ShapeOf<ecs::ListTaskDefinitionFamiliesRequest>::get() { return structure<ecs::ListTaskDefinitionFamiliesRequest>("ListTaskDefinitionFamiliesRequest"); }
template <> const Shape& ShapeOf<ecs::ListTaskDefinitionFamiliesResponse>::get() { return structure<ecs::ListTaskDefinitionFamiliesResponse>("ListTaskDefinitionFamiliesResponse"); }

}  // namespace localecs::aws
