// ECS wire shapes: task set. Spelled as the public model spells them.
#pragma once

#include <localecs/aws/ecs/common.hpp>
#include <localecs/aws/ecs/deployment.hpp>
#include <localecs/aws/ecs/service.hpp>
#include <localecs/aws/shape.hpp>

#include <optional>

namespace localecs::aws::ecs {

struct CreateTaskSetRequest {
  std::optional<std::vector<CapacityProviderStrategyItem>> capacityProviderStrategy;
  std::optional<std::string> clientToken;
  std::string cluster;
  std::optional<std::string> externalId;
  std::optional<LaunchType> launchType;
  std::optional<std::vector<LoadBalancer>> loadBalancers;
  std::optional<NetworkConfiguration> networkConfiguration;
  std::optional<std::string> platformVersion;
  std::optional<Scale> scale;
  std::string service;
  std::optional<std::vector<ServiceRegistry>> serviceRegistries;
  std::optional<std::vector<Tag>> tags;
  std::string taskDefinition;
};

struct CreateTaskSetResponse {
  std::optional<TaskSet> taskSet;
};

struct UpdateTaskSetRequest {
  std::string cluster;
  Scale scale;
  std::string service;
  std::string taskSet;
};

struct UpdateTaskSetResponse {
  std::optional<TaskSet> taskSet;
};

struct DeleteTaskSetRequest {
  std::string cluster;
  std::optional<bool> force;
  std::string service;
  std::string taskSet;
};

struct DeleteTaskSetResponse {
  std::optional<TaskSet> taskSet;
};

enum class TaskSetField { TAGS };

struct DescribeTaskSetsRequest {
  std::string cluster;
  std::optional<std::vector<TaskSetField>> include;
  std::string service;
  std::optional<std::vector<std::string>> taskSets;
};

struct DescribeTaskSetsResponse {
  std::optional<std::vector<Failure>> failures;
  std::optional<std::vector<TaskSet>> taskSets;
};

struct UpdateServicePrimaryTaskSetRequest {
  std::string cluster;
  std::string primaryTaskSet;
  std::string service;
};

struct UpdateServicePrimaryTaskSetResponse {
  std::optional<TaskSet> taskSet;
};

}  // namespace localecs::aws::ecs

// clang-format off
namespace localecs::aws {

template <> const Shape& ShapeOf<ecs::CreateTaskSetRequest>::get();
template <> const Shape& ShapeOf<ecs::CreateTaskSetResponse>::get();
template <> const Shape& ShapeOf<ecs::UpdateTaskSetRequest>::get();
template <> const Shape& ShapeOf<ecs::UpdateTaskSetResponse>::get();
template <> const Shape& ShapeOf<ecs::DeleteTaskSetRequest>::get();
template <> const Shape& ShapeOf<ecs::DeleteTaskSetResponse>::get();
template <> const Shape& ShapeOf<ecs::TaskSetField>::get();
template <> const Shape& ShapeOf<ecs::DescribeTaskSetsRequest>::get();
template <> const Shape& ShapeOf<ecs::DescribeTaskSetsResponse>::get();
template <> const Shape& ShapeOf<ecs::UpdateServicePrimaryTaskSetRequest>::get();
template <> const Shape& ShapeOf<ecs::UpdateServicePrimaryTaskSetResponse>::get();

}  // namespace localecs::aws
// clang-format on
