// Describes the ECS shapes of daemon_deployment.hpp.
#include <localecs/aws/ecs/daemon_deployment.hpp>

#include "describe.hpp"

namespace localecs::aws::ecs {

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
