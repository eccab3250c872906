// ECS wire shapes: daemon. Spelled as the public model spells them.
#pragma once

#include <localecs/aws/ecs/common.hpp>
#include <localecs/aws/ecs/container_definition.hpp>
#include <localecs/aws/ecs/service_deployment.hpp>
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

struct DaemonAlarmConfiguration {
  std::optional<std::vector<std::string>> alarmNames;
  std::optional<bool> enable;
};

struct DaemonDeploymentConfiguration {
  std::optional<DaemonAlarmConfiguration> alarms;
  std::optional<std::int32_t> bakeTimeInMinutes;
  std::optional<double> drainPercent;
};

enum class DaemonPropagateTags { DAEMON, NONE };

struct CreateDaemonRequest {
  std::vector<std::string> capacityProviderArns;
  std::optional<std::string> clientToken;
  std::optional<std::string> clusterArn;
  std::string daemonName;
  std::string daemonTaskDefinitionArn;
  std::optional<DaemonDeploymentConfiguration> deploymentConfiguration;
  std::optional<bool> enableECSManagedTags;
  std::optional<bool> enableExecuteCommand;
  std::optional<DaemonPropagateTags> propagateTags;
  std::optional<std::vector<Tag>> tags;
};

enum class DaemonStatus { ACTIVE, DELETE_IN_PROGRESS };

struct CreateDaemonResponse {
  std::optional<Timestamp> createdAt;
  std::optional<std::string> daemonArn;
  std::optional<std::string> deploymentArn;
  std::optional<DaemonStatus> status;
};

struct UpdateDaemonRequest {
  std::vector<std::string> capacityProviderArns;
  std::string daemonArn;
  std::string daemonTaskDefinitionArn;
  std::optional<DaemonDeploymentConfiguration> deploymentConfiguration;
  std::optional<bool> enableECSManagedTags;
  std::optional<bool> enableExecuteCommand;
  std::optional<DaemonPropagateTags> propagateTags;
};

struct UpdateDaemonResponse {
  std::optional<Timestamp> createdAt;
  std::optional<std::string> daemonArn;
  std::optional<std::string> deploymentArn;
  std::optional<DaemonStatus> status;
  std::optional<Timestamp> updatedAt;
};

struct DeleteDaemonRequest {
  std::string daemonArn;
};

struct DeleteDaemonResponse {
  std::optional<Timestamp> createdAt;
  std::optional<std::string> daemonArn;
  std::optional<std::string> deploymentArn;
  std::optional<DaemonStatus> status;
  std::optional<Timestamp> updatedAt;
};

struct DescribeDaemonRequest {
  std::string daemonArn;
};

struct DaemonCapacityProvider {
  std::optional<std::string> arn;
  std::optional<std::int32_t> runningCount;
};

struct DaemonRevisionDetail {
  std::optional<std::string> arn;
  std::optional<std::vector<DaemonCapacityProvider>> capacityProviders;
  std::optional<std::int32_t> totalRunningCount;
};

struct DaemonDetail {
  std::optional<std::string> clusterArn;
  std::optional<Timestamp> createdAt;
  std::optional<std::vector<DaemonRevisionDetail>> currentRevisions;
  std::optional<std::string> daemonArn;
  std::optional<std::string> deploymentArn;
  std::optional<DaemonStatus> status;
  std::optional<Timestamp> updatedAt;
};

struct DescribeDaemonResponse {
  std::optional<DaemonDetail> daemon;
};

struct ListDaemonsRequest {
  std::optional<std::vector<std::string>> capacityProviderArns;
  std::optional<std::string> clusterArn;
  std::optional<std::int32_t> maxResults;
  std::optional<std::string> nextToken;
};

struct DaemonSummary {
  std::optional<Timestamp> createdAt;
  std::optional<std::string> daemonArn;
  std::optional<DaemonStatus> status;
  std::optional<Timestamp> updatedAt;
};

struct ListDaemonsResponse {
  std::optional<std::vector<DaemonSummary>> daemonSummariesList;
  std::optional<std::string> nextToken;
};

enum class DaemonDeploymentStatus {
  PENDING,
  SUCCESSFUL,
  STOPPED,
  STOP_REQUESTED,
  IN_PROGRESS,
  ROLLBACK_IN_PROGRESS,
  ROLLBACK_SUCCESSFUL,
  ROLLBACK_FAILED
};

struct ListDaemonDeploymentsRequest {
  std::optional<CreatedAt> createdAt;
  std::string daemonArn;
  std::optional<std::int32_t> maxResults;
  std::optional<std::string> nextToken;
  std::optional<std::vector<DaemonDeploymentStatus>> status;
};

struct DaemonDeploymentSummary {
  std::optional<std::string> clusterArn;
  std::optional<Timestamp> createdAt;
  std::optional<std::string> daemonArn;
  std::optional<std::string> daemonDeploymentArn;
  std::optional<Timestamp> finishedAt;
  std::optional<Timestamp> startedAt;
  std::optional<DaemonDeploymentStatus> status;
  std::optional<std::string> statusReason;
  std::optional<Timestamp> stoppedAt;
  std::optional<std::string> targetDaemonRevisionArn;
};

struct ListDaemonDeploymentsResponse {
  std::optional<std::vector<DaemonDeploymentSummary>> daemonDeployments;
  std::optional<std::string> nextToken;
};

struct DescribeDaemonDeploymentsRequest {
  std::vector<std::string> daemonDeploymentArns;
};

enum class DaemonDeploymentRollbackMonitorsStatus {
  TRIGGERED,
  MONITORING,
  MONITORING_COMPLETE,
  DISABLED
};

struct DaemonDeploymentAlarms {
  std::optional<std::vector<std::string>> alarmNames;
  std::optional<DaemonDeploymentRollbackMonitorsStatus> status;
  std::optional<std::vector<std::string>> triggeredAlarmNames;
};

struct DaemonCircuitBreaker {
  std::optional<std::int32_t> failureCount;
  std::optional<DaemonDeploymentRollbackMonitorsStatus> status;
  std::optional<std::int32_t> threshold;
};

struct DaemonRollback {
  std::optional<std::string> reason;
  std::optional<std::vector<std::string>> rollbackCapacityProviders;
  std::optional<std::string> rollbackTargetDaemonRevisionArn;
  std::optional<Timestamp> startedAt;
};

struct DaemonDeploymentCapacityProvider {
  std::optional<std::string> arn;
  std::optional<std::int32_t> drainingInstanceCount;
  std::optional<std::int32_t> runningInstanceCount;
};

struct DaemonDeploymentRevisionDetail {
  std::optional<std::string> arn;
  std::optional<std::vector<DaemonDeploymentCapacityProvider>> capacityProviders;
  std::optional<std::int32_t> totalDrainingInstanceCount;
  std::optional<std::int32_t> totalRunningInstanceCount;
};

struct DaemonDeployment {
  std::optional<DaemonDeploymentAlarms> alarms;
  std::optional<DaemonCircuitBreaker> circuitBreaker;
  std::optional<std::string> clusterArn;
  std::optional<Timestamp> createdAt;
  std::optional<std::string> daemonDeploymentArn;
  std::optional<DaemonDeploymentConfiguration> deploymentConfiguration;
  std::optional<Timestamp> finishedAt;
  std::optional<DaemonRollback> rollback;
  std::optional<std::vector<DaemonDeploymentRevisionDetail>> sourceDaemonRevisions;
  std::optional<Timestamp> startedAt;
  std::optional<DaemonDeploymentStatus> status;
  std::optional<std::string> statusReason;
  std::optional<Timestamp> stoppedAt;
  std::optional<DaemonDeploymentRevisionDetail> targetDaemonRevision;
};

struct DescribeDaemonDeploymentsResponse {
  std::optional<std::vector<DaemonDeployment>> daemonDeployments;
  std::optional<std::vector<Failure>> failures;
};

struct DescribeDaemonRevisionsRequest {
  std::vector<std::string> daemonRevisionArns;
};

struct DaemonContainerImage {
  std::optional<std::string> containerName;
  std::optional<std::string> image;
  std::optional<std::string> imageDigest;
};

struct DaemonRevision {
  std::optional<std::string> clusterArn;
  std::optional<std::vector<DaemonContainerImage>> containerImages;
  std::optional<Timestamp> createdAt;
  std::optional<std::string> daemonArn;
  std::optional<std::string> daemonRevisionArn;
  std::optional<std::string> daemonTaskDefinitionArn;
  std::optional<bool> enableECSManagedTags;
  std::optional<bool> enableExecuteCommand;
  std::optional<DaemonPropagateTags> propagateTags;
};

struct DescribeDaemonRevisionsResponse {
  std::optional<std::vector<DaemonRevision>> daemonRevisions;
  std::optional<std::vector<Failure>> failures;
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
template <> const Shape& ShapeOf<ecs::DaemonAlarmConfiguration>::get();
template <> const Shape& ShapeOf<ecs::DaemonDeploymentConfiguration>::get();
template <> const Shape& ShapeOf<ecs::DaemonPropagateTags>::get();
template <> const Shape& ShapeOf<ecs::CreateDaemonRequest>::get();
template <> const Shape& ShapeOf<ecs::DaemonStatus>::get();
template <> const Shape& ShapeOf<ecs::CreateDaemonResponse>::get();
template <> const Shape& ShapeOf<ecs::UpdateDaemonRequest>::get();
template <> const Shape& ShapeOf<ecs::UpdateDaemonResponse>::get();
template <> const Shape& ShapeOf<ecs::DeleteDaemonRequest>::get();
template <> const Shape& ShapeOf<ecs::DeleteDaemonResponse>::get();
template <> const Shape& ShapeOf<ecs::DescribeDaemonRequest>::get();
template <> const Shape& ShapeOf<ecs::DaemonCapacityProvider>::get();
template <> const Shape& ShapeOf<ecs::DaemonRevisionDetail>::get();
template <> const Shape& ShapeOf<ecs::DaemonDetail>::get();
template <> const Shape& ShapeOf<ecs::DescribeDaemonResponse>::get();
template <> const Shape& ShapeOf<ecs::ListDaemonsRequest>::get();
template <> const Shape& ShapeOf<ecs::DaemonSummary>::get();
template <> const Shape& ShapeOf<ecs::ListDaemonsResponse>::get();
template <> const Shape& ShapeOf<ecs::DaemonDeploymentStatus>::get();
template <> const Shape& ShapeOf<ecs::ListDaemonDeploymentsRequest>::get();
template <> const Shape& ShapeOf<ecs::DaemonDeploymentSummary>::get();
template <> const Shape& ShapeOf<ecs::ListDaemonDeploymentsResponse>::get();
template <> const Shape& ShapeOf<ecs::DescribeDaemonDeploymentsRequest>::get();
template <> const Shape& ShapeOf<ecs::DaemonDeploymentRollbackMonitorsStatus>::get();
template <> const Shape& ShapeOf<ecs::DaemonDeploymentAlarms>::get();
template <> const Shape& ShapeOf<ecs::DaemonCircuitBreaker>::get();
template <> const Shape& ShapeOf<ecs::DaemonRollback>::get();
template <> const Shape& ShapeOf<ecs::DaemonDeploymentCapacityProvider>::get();
template <> const Shape& ShapeOf<ecs::DaemonDeploymentRevisionDetail>::get();
template <> const Shape& ShapeOf<ecs::DaemonDeployment>::get();
template <> const Shape& ShapeOf<ecs::DescribeDaemonDeploymentsResponse>::get();
template <> const Shape& ShapeOf<ecs::DescribeDaemonRevisionsRequest>::get();
template <> const Shape& ShapeOf<ecs::DaemonContainerImage>::get();
template <> const Shape& ShapeOf<ecs::DaemonRevision>::get();
template <> const Shape& ShapeOf<ecs::DescribeDaemonRevisionsResponse>::get();

}  // namespace localecs::aws
// clang-format on
