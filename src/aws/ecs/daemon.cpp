// Describes the ECS shapes of daemon.hpp.
#include <localecs/aws/ecs/daemon.hpp>

#include "../describe.hpp"

namespace localecs::aws::ecs {

BOOST_DESCRIBE_STRUCT(DaemonLinuxParameters, (), (capabilities, devices, initProcessEnabled, tmpfs))
BOOST_DESCRIBE_STRUCT(DaemonContainerDefinition, (), (command, cpu, dependsOn, entryPoint, environment, environmentFiles, essential, firelensConfiguration, healthCheck, image, interactive, linuxParameters, logConfiguration, memory, memoryReservation, mountPoints, name, privileged, pseudoTerminal, readonlyRootFilesystem, repositoryCredentials, restartPolicy, secrets, startTimeout, stopTimeout, systemControls, ulimits, user, workingDirectory))
BOOST_DESCRIBE_STRUCT(DaemonVolume, (), (host, name))
BOOST_DESCRIBE_STRUCT(RegisterDaemonTaskDefinitionRequest, (), (containerDefinitions, cpu, executionRoleArn, family, memory, tags, taskRoleArn, volumes))
BOOST_DESCRIBE_STRUCT(RegisterDaemonTaskDefinitionResponse, (), (daemonTaskDefinitionArn))
BOOST_DESCRIBE_STRUCT(DescribeDaemonTaskDefinitionRequest, (), (daemonTaskDefinition))
BOOST_DESCRIBE_ENUM(DaemonTaskDefinitionStatus, ACTIVE, DELETE_IN_PROGRESS, DELETED)
BOOST_DESCRIBE_STRUCT(DaemonTaskDefinition, (), (containerDefinitions, cpu, daemonTaskDefinitionArn, deleteRequestedAt, executionRoleArn, family, memory, registeredAt, registeredBy, revision, status, taskRoleArn, volumes))
BOOST_DESCRIBE_STRUCT(DescribeDaemonTaskDefinitionResponse, (), (daemonTaskDefinition))
BOOST_DESCRIBE_ENUM(DaemonTaskDefinitionRevisionFilter, LAST_REGISTERED)
BOOST_DESCRIBE_ENUM(DaemonTaskDefinitionStatusFilter, ACTIVE, DELETE_IN_PROGRESS, ALL)
BOOST_DESCRIBE_STRUCT(ListDaemonTaskDefinitionsRequest, (), (family, familyPrefix, maxResults, nextToken, revision, sort, status))
BOOST_DESCRIBE_STRUCT(DaemonTaskDefinitionSummary, (), (arn, deleteRequestedAt, registeredAt, registeredBy, status))
BOOST_DESCRIBE_STRUCT(ListDaemonTaskDefinitionsResponse, (), (daemonTaskDefinitions, nextToken))
BOOST_DESCRIBE_STRUCT(DeleteDaemonTaskDefinitionRequest, (), (daemonTaskDefinition))
BOOST_DESCRIBE_STRUCT(DeleteDaemonTaskDefinitionResponse, (), (daemonTaskDefinitionArn))
BOOST_DESCRIBE_STRUCT(DaemonAlarmConfiguration, (), (alarmNames, enable))
BOOST_DESCRIBE_STRUCT(DaemonDeploymentConfiguration, (), (alarms, bakeTimeInMinutes, drainPercent))
BOOST_DESCRIBE_ENUM(DaemonPropagateTags, DAEMON, NONE)
BOOST_DESCRIBE_STRUCT(CreateDaemonRequest, (), (capacityProviderArns, clientToken, clusterArn, daemonName, daemonTaskDefinitionArn, deploymentConfiguration, enableECSManagedTags, enableExecuteCommand, propagateTags, tags))
BOOST_DESCRIBE_ENUM(DaemonStatus, ACTIVE, DELETE_IN_PROGRESS)
BOOST_DESCRIBE_STRUCT(CreateDaemonResponse, (), (createdAt, daemonArn, deploymentArn, status))
BOOST_DESCRIBE_STRUCT(UpdateDaemonRequest, (), (capacityProviderArns, daemonArn, daemonTaskDefinitionArn, deploymentConfiguration, enableECSManagedTags, enableExecuteCommand, propagateTags))
BOOST_DESCRIBE_STRUCT(UpdateDaemonResponse, (), (createdAt, daemonArn, deploymentArn, status, updatedAt))
BOOST_DESCRIBE_STRUCT(DeleteDaemonRequest, (), (daemonArn))
BOOST_DESCRIBE_STRUCT(DeleteDaemonResponse, (), (createdAt, daemonArn, deploymentArn, status, updatedAt))
BOOST_DESCRIBE_STRUCT(DescribeDaemonRequest, (), (daemonArn))
BOOST_DESCRIBE_STRUCT(DaemonCapacityProvider, (), (arn, runningCount))
BOOST_DESCRIBE_STRUCT(DaemonRevisionDetail, (), (arn, capacityProviders, totalRunningCount))
BOOST_DESCRIBE_STRUCT(DaemonDetail, (), (clusterArn, createdAt, currentRevisions, daemonArn, deploymentArn, status, updatedAt))
BOOST_DESCRIBE_STRUCT(DescribeDaemonResponse, (), (daemon))
BOOST_DESCRIBE_STRUCT(ListDaemonsRequest, (), (capacityProviderArns, clusterArn, maxResults, nextToken))
BOOST_DESCRIBE_STRUCT(DaemonSummary, (), (createdAt, daemonArn, status, updatedAt))
BOOST_DESCRIBE_STRUCT(ListDaemonsResponse, (), (daemonSummariesList, nextToken))
BOOST_DESCRIBE_ENUM(DaemonDeploymentStatus, PENDING, SUCCESSFUL, STOPPED, STOP_REQUESTED, IN_PROGRESS, ROLLBACK_IN_PROGRESS, ROLLBACK_SUCCESSFUL, ROLLBACK_FAILED)
BOOST_DESCRIBE_STRUCT(ListDaemonDeploymentsRequest, (), (createdAt, daemonArn, maxResults, nextToken, status))
BOOST_DESCRIBE_STRUCT(DaemonDeploymentSummary, (), (clusterArn, createdAt, daemonArn, daemonDeploymentArn, finishedAt, startedAt, status, statusReason, stoppedAt, targetDaemonRevisionArn))
BOOST_DESCRIBE_STRUCT(ListDaemonDeploymentsResponse, (), (daemonDeployments, nextToken))
BOOST_DESCRIBE_STRUCT(DescribeDaemonDeploymentsRequest, (), (daemonDeploymentArns))
BOOST_DESCRIBE_ENUM(DaemonDeploymentRollbackMonitorsStatus, TRIGGERED, MONITORING, MONITORING_COMPLETE, DISABLED)
BOOST_DESCRIBE_STRUCT(DaemonDeploymentAlarms, (), (alarmNames, status, triggeredAlarmNames))
BOOST_DESCRIBE_STRUCT(DaemonCircuitBreaker, (), (failureCount, status, threshold))
BOOST_DESCRIBE_STRUCT(DaemonRollback, (), (reason, rollbackCapacityProviders, rollbackTargetDaemonRevisionArn, startedAt))
BOOST_DESCRIBE_STRUCT(DaemonDeploymentCapacityProvider, (), (arn, drainingInstanceCount, runningInstanceCount))
BOOST_DESCRIBE_STRUCT(DaemonDeploymentRevisionDetail, (), (arn, capacityProviders, totalDrainingInstanceCount, totalRunningInstanceCount))
BOOST_DESCRIBE_STRUCT(DaemonDeployment, (), (alarms, circuitBreaker, clusterArn, createdAt, daemonDeploymentArn, deploymentConfiguration, finishedAt, rollback, sourceDaemonRevisions, startedAt, status, statusReason, stoppedAt, targetDaemonRevision))
BOOST_DESCRIBE_STRUCT(DescribeDaemonDeploymentsResponse, (), (daemonDeployments, failures))
BOOST_DESCRIBE_STRUCT(DescribeDaemonRevisionsRequest, (), (daemonRevisionArns))
BOOST_DESCRIBE_STRUCT(DaemonContainerImage, (), (containerName, image, imageDigest))
BOOST_DESCRIBE_STRUCT(DaemonRevision, (), (clusterArn, containerImages, createdAt, daemonArn, daemonRevisionArn, daemonTaskDefinitionArn, enableECSManagedTags, enableExecuteCommand, propagateTags))
BOOST_DESCRIBE_STRUCT(DescribeDaemonRevisionsResponse, (), (daemonRevisions, failures))

}  // namespace localecs::aws::ecs

namespace localecs::aws {

template <> const Shape& ShapeOf<ecs::DaemonLinuxParameters>::get() { return structure<ecs::DaemonLinuxParameters>("DaemonLinuxParameters"); }
template <> const Shape& ShapeOf<ecs::DaemonContainerDefinition>::get() { return structure<ecs::DaemonContainerDefinition>("DaemonContainerDefinition"); }
template <> const Shape& ShapeOf<ecs::DaemonVolume>::get() { return structure<ecs::DaemonVolume>("DaemonVolume"); }
template <> const Shape& ShapeOf<ecs::RegisterDaemonTaskDefinitionRequest>::get() { return structure<ecs::RegisterDaemonTaskDefinitionRequest>("RegisterDaemonTaskDefinitionRequest"); }
template <> const Shape& ShapeOf<ecs::RegisterDaemonTaskDefinitionResponse>::get() { return structure<ecs::RegisterDaemonTaskDefinitionResponse>("RegisterDaemonTaskDefinitionResponse"); }
template <> const Shape& ShapeOf<ecs::DescribeDaemonTaskDefinitionRequest>::get() { return structure<ecs::DescribeDaemonTaskDefinitionRequest>("DescribeDaemonTaskDefinitionRequest"); }
template <> const Shape& ShapeOf<ecs::DaemonTaskDefinitionStatus>::get() { return enumeration<ecs::DaemonTaskDefinitionStatus>("DaemonTaskDefinitionStatus"); }
template <> const Shape& ShapeOf<ecs::DaemonTaskDefinition>::get() { return structure<ecs::DaemonTaskDefinition>("DaemonTaskDefinition"); }
template <> const Shape& ShapeOf<ecs::DescribeDaemonTaskDefinitionResponse>::get() { return structure<ecs::DescribeDaemonTaskDefinitionResponse>("DescribeDaemonTaskDefinitionResponse"); }
template <> const Shape& ShapeOf<ecs::DaemonTaskDefinitionRevisionFilter>::get() { return enumeration<ecs::DaemonTaskDefinitionRevisionFilter>("DaemonTaskDefinitionRevisionFilter"); }
template <> const Shape& ShapeOf<ecs::DaemonTaskDefinitionStatusFilter>::get() { return enumeration<ecs::DaemonTaskDefinitionStatusFilter>("DaemonTaskDefinitionStatusFilter"); }
template <> const Shape& ShapeOf<ecs::ListDaemonTaskDefinitionsRequest>::get() { return structure<ecs::ListDaemonTaskDefinitionsRequest>("ListDaemonTaskDefinitionsRequest"); }
template <> const Shape& ShapeOf<ecs::DaemonTaskDefinitionSummary>::get() { return structure<ecs::DaemonTaskDefinitionSummary>("DaemonTaskDefinitionSummary"); }
template <> const Shape& ShapeOf<ecs::ListDaemonTaskDefinitionsResponse>::get() { return structure<ecs::ListDaemonTaskDefinitionsResponse>("ListDaemonTaskDefinitionsResponse"); }
template <> const Shape& ShapeOf<ecs::DeleteDaemonTaskDefinitionRequest>::get() { return structure<ecs::DeleteDaemonTaskDefinitionRequest>("DeleteDaemonTaskDefinitionRequest"); }
template <> const Shape& ShapeOf<ecs::DeleteDaemonTaskDefinitionResponse>::get() { return structure<ecs::DeleteDaemonTaskDefinitionResponse>("DeleteDaemonTaskDefinitionResponse"); }
template <> const Shape& ShapeOf<ecs::DaemonAlarmConfiguration>::get() { return structure<ecs::DaemonAlarmConfiguration>("DaemonAlarmConfiguration"); }
template <> const Shape& ShapeOf<ecs::DaemonDeploymentConfiguration>::get() { return structure<ecs::DaemonDeploymentConfiguration>("DaemonDeploymentConfiguration"); }
template <> const Shape& ShapeOf<ecs::DaemonPropagateTags>::get() { return enumeration<ecs::DaemonPropagateTags>("DaemonPropagateTags"); }
template <> const Shape& ShapeOf<ecs::CreateDaemonRequest>::get() { return structure<ecs::CreateDaemonRequest>("CreateDaemonRequest"); }
template <> const Shape& ShapeOf<ecs::DaemonStatus>::get() { return enumeration<ecs::DaemonStatus>("DaemonStatus"); }
template <> const Shape& ShapeOf<ecs::CreateDaemonResponse>::get() { return structure<ecs::CreateDaemonResponse>("CreateDaemonResponse"); }
template <> const Shape& ShapeOf<ecs::UpdateDaemonRequest>::get() { return structure<ecs::UpdateDaemonRequest>("UpdateDaemonRequest"); }
template <> const Shape& ShapeOf<ecs::UpdateDaemonResponse>::get() { return structure<ecs::UpdateDaemonResponse>("UpdateDaemonResponse"); }
template <> const Shape& ShapeOf<ecs::DeleteDaemonRequest>::get() { return structure<ecs::DeleteDaemonRequest>("DeleteDaemonRequest"); }
template <> const Shape& ShapeOf<ecs::DeleteDaemonResponse>::get() { return structure<ecs::DeleteDaemonResponse>("DeleteDaemonResponse"); }
template <> const Shape& ShapeOf<ecs::DescribeDaemonRequest>::get() { return structure<ecs::DescribeDaemonRequest>("DescribeDaemonRequest"); }
template <> const Shape& ShapeOf<ecs::DaemonCapacityProvider>::get() { return structure<ecs::DaemonCapacityProvider>("DaemonCapacityProvider"); }
template <> const Shape& ShapeOf<ecs::DaemonRevisionDetail>::get() { return structure<ecs::DaemonRevisionDetail>("DaemonRevisionDetail"); }
template <> const Shape& ShapeOf<ecs::DaemonDetail>::get() { return structure<ecs::DaemonDetail>("DaemonDetail"); }
template <> const Shape& ShapeOf<ecs::DescribeDaemonResponse>::get() { return structure<ecs::DescribeDaemonResponse>("DescribeDaemonResponse"); }
template <> const Shape& ShapeOf<ecs::ListDaemonsRequest>::get() { return structure<ecs::ListDaemonsRequest>("ListDaemonsRequest"); }
template <> const Shape& ShapeOf<ecs::DaemonSummary>::get() { return structure<ecs::DaemonSummary>("DaemonSummary"); }
template <> const Shape& ShapeOf<ecs::ListDaemonsResponse>::get() { return structure<ecs::ListDaemonsResponse>("ListDaemonsResponse"); }
template <> const Shape& ShapeOf<ecs::DaemonDeploymentStatus>::get() { return enumeration<ecs::DaemonDeploymentStatus>("DaemonDeploymentStatus"); }
template <> const Shape& ShapeOf<ecs::ListDaemonDeploymentsRequest>::get() { return structure<ecs::ListDaemonDeploymentsRequest>("ListDaemonDeploymentsRequest"); }
template <> const Shape& ShapeOf<ecs::DaemonDeploymentSummary>::get() { return structure<ecs::DaemonDeploymentSummary>("DaemonDeploymentSummary"); }
template <> const Shape& ShapeOf<ecs::ListDaemonDeploymentsResponse>::get() { return structure<ecs::ListDaemonDeploymentsResponse>("ListDaemonDeploymentsResponse"); }
template <> const Shape& ShapeOf<ecs::DescribeDaemonDeploymentsRequest>::get() { return structure<ecs::DescribeDaemonDeploymentsRequest>("DescribeDaemonDeploymentsRequest"); }
template <> const Shape& ShapeOf<ecs::DaemonDeploymentRollbackMonitorsStatus>::get() { return enumeration<ecs::DaemonDeploymentRollbackMonitorsStatus>("DaemonDeploymentRollbackMonitorsStatus"); }
template <> const Shape& ShapeOf<ecs::DaemonDeploymentAlarms>::get() { return structure<ecs::DaemonDeploymentAlarms>("DaemonDeploymentAlarms"); }
template <> const Shape& ShapeOf<ecs::DaemonCircuitBreaker>::get() { return structure<ecs::DaemonCircuitBreaker>("DaemonCircuitBreaker"); }
template <> const Shape& ShapeOf<ecs::DaemonRollback>::get() { return structure<ecs::DaemonRollback>("DaemonRollback"); }
template <> const Shape& ShapeOf<ecs::DaemonDeploymentCapacityProvider>::get() { return structure<ecs::DaemonDeploymentCapacityProvider>("DaemonDeploymentCapacityProvider"); }
template <> const Shape& ShapeOf<ecs::DaemonDeploymentRevisionDetail>::get() { return structure<ecs::DaemonDeploymentRevisionDetail>("DaemonDeploymentRevisionDetail"); }
template <> const Shape& ShapeOf<ecs::DaemonDeployment>::get() { return structure<ecs::DaemonDeployment>("DaemonDeployment"); }
template <> const Shape& ShapeOf<ecs::DescribeDaemonDeploymentsResponse>::get() { return structure<ecs::DescribeDaemonDeploymentsResponse>("DescribeDaemonDeploymentsResponse"); }
template <> const Shape& ShapeOf<ecs::DescribeDaemonRevisionsRequest>::get() { return structure<ecs::DescribeDaemonRevisionsRequest>("DescribeDaemonRevisionsRequest"); }
template <> const Shape& ShapeOf<ecs::DaemonContainerImage>::get() { return structure<ecs::DaemonContainerImage>("DaemonContainerImage"); }
template <> const Shape& ShapeOf<ecs::DaemonRevision>::get() { return structure<ecs::DaemonRevision>("DaemonRevision"); }
template <> const Shape& ShapeOf<ecs::DescribeDaemonRevisionsResponse>::get() { return structure<ecs::DescribeDaemonRevisionsResponse>("DescribeDaemonRevisionsResponse"); }

}  // namespace localecs::aws
