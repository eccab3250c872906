// ECS wire shapes: daemon deployment and revision. Spelled as the public model spells them.
#pragma once

#include <localecs/aws/ecs/common.hpp>
#include <localecs/aws/ecs/daemon.hpp>
#include <localecs/aws/ecs/service_deployment.hpp>
#include <localecs/aws/shape.hpp>

#include <optional>

namespace localecs::aws::ecs {

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
