// Describes the ECS shapes of common.hpp.
#include <localecs/aws/ecs/common.hpp>

#include "describe.hpp"

namespace localecs::aws::ecs {

BOOST_DESCRIBE_STRUCT(Tag, (), (key, value))
BOOST_DESCRIBE_STRUCT(Failure, (), (arn, detail, reason))
BOOST_DESCRIBE_STRUCT(KeyValuePair, (), (name, value))
BOOST_DESCRIBE_ENUM(TargetType, container_instance)
BOOST_DESCRIBE_STRUCT(Attribute, (), (name, targetId, targetType, value))
BOOST_DESCRIBE_ENUM(AssignPublicIp, ENABLED, DISABLED)
BOOST_DESCRIBE_STRUCT(AwsVpcConfiguration, (), (assignPublicIp, securityGroups, subnets))
BOOST_DESCRIBE_STRUCT(NetworkConfiguration, (), (awsvpcConfiguration))
BOOST_DESCRIBE_STRUCT(CapacityProviderStrategyItem, (), (base, capacityProvider, weight))
BOOST_DESCRIBE_ENUM(PlacementConstraintType, distinctInstance, memberOf)
BOOST_DESCRIBE_STRUCT(PlacementConstraint, (), (expression, type))
BOOST_DESCRIBE_ENUM(PlacementStrategyType, random, spread, binpack)
BOOST_DESCRIBE_STRUCT(PlacementStrategy, (), (field, type))
BOOST_DESCRIBE_ENUM(PropagateTags, TASK_DEFINITION, SERVICE, NONE)
BOOST_DESCRIBE_ENUM(LaunchType, EC2, FARGATE, EXTERNAL, MANAGED_INSTANCES)
BOOST_DESCRIBE_STRUCT(Attachment, (), (details, id, status, type))

}  // namespace localecs::aws::ecs

namespace localecs::aws {

template <> const Shape& ShapeOf<ecs::Tag>::get() { return structure<ecs::Tag>("Tag"); }
template <> const Shape& ShapeOf<ecs::Failure>::get() { return structure<ecs::Failure>("Failure"); }
template <> const Shape& ShapeOf<ecs::KeyValuePair>::get() { return structure<ecs::KeyValuePair>("KeyValuePair"); }
template <> const Shape& ShapeOf<ecs::TargetType>::get() { return enumeration<ecs::TargetType>("TargetType", Spelling::hyphens); }
template <> const Shape& ShapeOf<ecs::Attribute>::get() { return structure<ecs::Attribute>("Attribute"); }
template <> const Shape& ShapeOf<ecs::AssignPublicIp>::get() { return enumeration<ecs::AssignPublicIp>("AssignPublicIp"); }
template <> const Shape& ShapeOf<ecs::AwsVpcConfiguration>::get() { return structure<ecs::AwsVpcConfiguration>("AwsVpcConfiguration"); }
template <> const Shape& ShapeOf<ecs::NetworkConfiguration>::get() { return structure<ecs::NetworkConfiguration>("NetworkConfiguration"); }
template <> const Shape& ShapeOf<ecs::CapacityProviderStrategyItem>::get() { return structure<ecs::CapacityProviderStrategyItem>("CapacityProviderStrategyItem"); }
template <> const Shape& ShapeOf<ecs::PlacementConstraintType>::get() { return enumeration<ecs::PlacementConstraintType>("PlacementConstraintType"); }
template <> const Shape& ShapeOf<ecs::PlacementConstraint>::get() { return structure<ecs::PlacementConstraint>("PlacementConstraint"); }
template <> const Shape& ShapeOf<ecs::PlacementStrategyType>::get() { return enumeration<ecs::PlacementStrategyType>("PlacementStrategyType"); }
template <> const Shape& ShapeOf<ecs::PlacementStrategy>::get() { return structure<ecs::PlacementStrategy>("PlacementStrategy"); }
template <> const Shape& ShapeOf<ecs::PropagateTags>::get() { return enumeration<ecs::PropagateTags>("PropagateTags"); }
template <> const Shape& ShapeOf<ecs::LaunchType>::get() { return enumeration<ecs::LaunchType>("LaunchType"); }
template <> const Shape& ShapeOf<ecs::Attachment>::get() { return structure<ecs::Attachment>("Attachment"); }

}  // namespace localecs::aws
