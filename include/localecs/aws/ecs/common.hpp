// ECS wire shapes: common. Spelled as the public model spells them.
#pragma once

#include <localecs/aws/shape.hpp>

#include <optional>

namespace localecs::aws::ecs {

struct Tag {
  std::optional<std::string> key;
  std::optional<std::string> value;
};

struct Failure {
  std::optional<std::string> arn;
  std::optional<std::string> detail;
  std::optional<std::string> reason;
};

struct KeyValuePair {
  std::optional<std::string> name;
  std::optional<std::string> value;
};

enum class TargetType { container_instance };

struct Attribute {
  std::string name;
  std::optional<std::string> targetId;
  std::optional<TargetType> targetType;
  std::optional<std::string> value;
};

enum class AssignPublicIp { ENABLED, DISABLED };

struct AwsVpcConfiguration {
  std::optional<AssignPublicIp> assignPublicIp;
  std::optional<std::vector<std::string>> securityGroups;
  std::vector<std::string> subnets;
};

struct NetworkConfiguration {
  std::optional<AwsVpcConfiguration> awsvpcConfiguration;
};

struct CapacityProviderStrategyItem {
  std::optional<std::int32_t> base;
  std::string capacityProvider;
  std::optional<std::int32_t> weight;
};

enum class PlacementConstraintType { distinctInstance, memberOf };

struct PlacementConstraint {
  std::optional<std::string> expression;
  std::optional<PlacementConstraintType> type;
};

enum class PlacementStrategyType { random, spread, binpack };

struct PlacementStrategy {
  std::optional<std::string> field;
  std::optional<PlacementStrategyType> type;
};

enum class PropagateTags { TASK_DEFINITION, SERVICE, NONE };

enum class LaunchType { EC2, FARGATE, EXTERNAL, MANAGED_INSTANCES };

struct Attachment {
  std::optional<std::vector<KeyValuePair>> details;
  std::optional<std::string> id;
  std::optional<std::string> status;
  std::optional<std::string> type;
};

}  // namespace localecs::aws::ecs

// clang-format off
namespace localecs::aws {

template <> const Shape& ShapeOf<ecs::Tag>::get();
template <> const Shape& ShapeOf<ecs::Failure>::get();
template <> const Shape& ShapeOf<ecs::KeyValuePair>::get();
template <> const Shape& ShapeOf<ecs::TargetType>::get();
template <> const Shape& ShapeOf<ecs::Attribute>::get();
template <> const Shape& ShapeOf<ecs::AssignPublicIp>::get();
template <> const Shape& ShapeOf<ecs::AwsVpcConfiguration>::get();
template <> const Shape& ShapeOf<ecs::NetworkConfiguration>::get();
template <> const Shape& ShapeOf<ecs::CapacityProviderStrategyItem>::get();
template <> const Shape& ShapeOf<ecs::PlacementConstraintType>::get();
template <> const Shape& ShapeOf<ecs::PlacementConstraint>::get();
template <> const Shape& ShapeOf<ecs::PlacementStrategyType>::get();
template <> const Shape& ShapeOf<ecs::PlacementStrategy>::get();
template <> const Shape& ShapeOf<ecs::PropagateTags>::get();
template <> const Shape& ShapeOf<ecs::LaunchType>::get();
template <> const Shape& ShapeOf<ecs::Attachment>::get();

}  // namespace localecs::aws
// clang-format on
