// ECS wire shapes: daemon task definition. Spelled as the public model spells them.
#pragma once

#include <localecs/aws/ecs/common.hpp>
#include <localecs/aws/ecs/container_definition.hpp>
#include <localecs/aws/ecs/task_definition.hpp>
#include <localecs/aws/shape.hpp>

#include <optional>

namespace localecs::aws::ecs {

struct DaemonLinuxParameters {
  std::optional<KernelCapabilities> capabilities;
  std::optional<std::vector<Device>> devices;
  std::optional<bool> initProcessEnabled;
  std::optional<std::vector<Tmpfs>> tmpfs;
};

struct DaemonContainerDefinition {
  std::optional<std::vector<std::string>> command;
  std::optional<std::int32_t> cpu;
  std::optional<std::vector<ContainerDependency>> dependsOn;
  std::optional<std::vector<std::string>> entryPoint;
  std::optional<std::vector<KeyValuePair>> environment;
  std::optional<std::vector<EnvironmentFile>> environmentFiles;
  std::optional<bool> essential;
  std::optional<FirelensConfiguration> firelensConfiguration;
  std::optional<HealthCheck> healthCheck;
  std::string image;
  std::optional<bool> interactive;
  std::optional<DaemonLinuxParameters> linuxParameters;
  std::optional<LogConfiguration> logConfiguration;
  std::optional<std::int32_t> memory;
  std::optional<std::int32_t> memoryReservation;
  std::optional<std::vector<MountPoint>> mountPoints;
  std::optional<std::string> name;
  std::optional<bool> privileged;
  std::optional<bool> pseudoTerminal;
  std::optional<bool> readonlyRootFilesystem;
  std::optional<RepositoryCredentials> repositoryCredentials;
  std::optional<ContainerRestartPolicy> restartPolicy;
  std::optional<std::vector<Secret>> secrets;
  std::optional<std::int32_t> startTimeout;
  std::optional<std::int32_t> stopTimeout;
  std::optional<std::vector<SystemControl>> systemControls;
  std::optional<std::vector<Ulimit>> ulimits;
  std::optional<std::string> user;
  std::optional<std::string> workingDirectory;
};

struct DaemonVolume {
  std::optional<HostVolumeProperties> host;
  std::optional<std::string> name;
};

struct RegisterDaemonTaskDefinitionRequest {
  std::vector<DaemonContainerDefinition> containerDefinitions;
  std::optional<std::string> cpu;
  std::optional<std::string> executionRoleArn;
  std::string family;
  std::optional<std::string> memory;
  std::optional<std::vector<Tag>> tags;
  std::optional<std::string> taskRoleArn;
  std::optional<std::vector<DaemonVolume>> volumes;
};

struct RegisterDaemonTaskDefinitionResponse {
  std::optional<std::string> daemonTaskDefinitionArn;
};

struct DescribeDaemonTaskDefinitionRequest {
  std::string daemonTaskDefinition;
};

enum class DaemonTaskDefinitionStatus { ACTIVE, DELETE_IN_PROGRESS, DELETED };

struct DaemonTaskDefinition {
  std::optional<std::vector<DaemonContainerDefinition>> containerDefinitions;
  std::optional<std::string> cpu;
  std::optional<std::string> daemonTaskDefinitionArn;
  std::optional<Timestamp> deleteRequestedAt;
  std::optional<std::string> executionRoleArn;
  std::optional<std::string> family;
  std::optional<std::string> memory;
  std::optional<Timestamp> registeredAt;
  std::optional<std::string> registeredBy;
  std::optional<std::int32_t> revision;
  std::optional<DaemonTaskDefinitionStatus> status;
  std::optional<std::string> taskRoleArn;
  std::optional<std::vector<DaemonVolume>> volumes;
};

struct DescribeDaemonTaskDefinitionResponse {
  std::optional<DaemonTaskDefinition> daemonTaskDefinition;
};

enum class DaemonTaskDefinitionRevisionFilter { LAST_REGISTERED };

enum class DaemonTaskDefinitionStatusFilter { ACTIVE, DELETE_IN_PROGRESS, ALL };

struct ListDaemonTaskDefinitionsRequest {
  std::optional<std::string> family;
  std::optional<std::string> familyPrefix;
  std::optional<std::int32_t> maxResults;
  std::optional<std::string> nextToken;
  std::optional<DaemonTaskDefinitionRevisionFilter> revision;
  std::optional<SortOrder> sort;
  std::optional<DaemonTaskDefinitionStatusFilter> status;
};

struct DaemonTaskDefinitionSummary {
  std::optional<std::string> arn;
  std::optional<Timestamp> deleteRequestedAt;
  std::optional<Timestamp> registeredAt;
  std::optional<std::string> registeredBy;
  std::optional<DaemonTaskDefinitionStatus> status;
};

struct ListDaemonTaskDefinitionsResponse {
  std::optional<std::vector<DaemonTaskDefinitionSummary>> daemonTaskDefinitions;
  std::optional<std::string> nextToken;
};

struct DeleteDaemonTaskDefinitionRequest {
  std::string daemonTaskDefinition;
};

struct DeleteDaemonTaskDefinitionResponse {
  std::optional<std::string> daemonTaskDefinitionArn;
};

}  // namespace localecs::aws::ecs

// clang-format off
namespace localecs::aws {

template <> const Shape& ShapeOf<ecs::DaemonLinuxParameters>::get();
template <> const Shape& ShapeOf<ecs::DaemonContainerDefinition>::get();
template <> const Shape& ShapeOf<ecs::DaemonVolume>::get();
template <> const Shape& ShapeOf<ecs::RegisterDaemonTaskDefinitionRequest>::get();
template <> const Shape& ShapeOf<ecs::RegisterDaemonTaskDefinitionResponse>::get();
template <> const Shape& ShapeOf<ecs::DescribeDaemonTaskDefinitionRequest>::get();
template <> const Shape& ShapeOf<ecs::DaemonTaskDefinitionStatus>::get();
template <> const Shape& ShapeOf<ecs::DaemonTaskDefinition>::get();
template <> const Shape& ShapeOf<ecs::DescribeDaemonTaskDefinitionResponse>::get();
template <> const Shape& ShapeOf<ecs::DaemonTaskDefinitionRevisionFilter>::get();
template <> const Shape& ShapeOf<ecs::DaemonTaskDefinitionStatusFilter>::get();
template <> const Shape& ShapeOf<ecs::ListDaemonTaskDefinitionsRequest>::get();
template <> const Shape& ShapeOf<ecs::DaemonTaskDefinitionSummary>::get();
template <> const Shape& ShapeOf<ecs::ListDaemonTaskDefinitionsResponse>::get();
template <> const Shape& ShapeOf<ecs::DeleteDaemonTaskDefinitionRequest>::get();
template <> const Shape& ShapeOf<ecs::DeleteDaemonTaskDefinitionResponse>::get();

}  // namespace localecs::aws
// clang-format on
