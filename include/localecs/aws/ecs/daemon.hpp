// ECS wire shapes: daemon. Spelled as the public model spells them.
#pragma once

#include <localecs/aws/ecs/common.hpp>
#include <localecs/aws/shape.hpp>

#include <optional>

namespace localecs::aws::ecs {

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

}  // namespace localecs::aws::ecs

// clang-format off
namespace localecs::aws {

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

}  // namespace localecs::aws
// clang-format on
