// Describes the ECS shapes of task_set.hpp.
#include <localecs/aws/ecs/task_set.hpp>

#include "describe.hpp"

namespace localecs::aws::ecs {

BOOST_DESCRIBE_STRUCT(CreateTaskSetRequest, (), (capacityProviderStrategy, clientToken, cluster, externalId, launchType, loadBalancers, networkConfiguration, platformVersion, scale, service, serviceRegistries, tags, taskDefinition))
BOOST_DESCRIBE_STRUCT(CreateTaskSetResponse, (), (taskSet))
BOOST_DESCRIBE_STRUCT(UpdateTaskSetRequest, (), (cluster, scale, service, taskSet))
BOOST_DESCRIBE_STRUCT(UpdateTaskSetResponse, (), (taskSet))
BOOST_DESCRIBE_STRUCT(DeleteTaskSetRequest, (), (cluster, force, service, taskSet))
BOOST_DESCRIBE_STRUCT(DeleteTaskSetResponse, (), (taskSet))
BOOST_DESCRIBE_ENUM(TaskSetField, TAGS)
BOOST_DESCRIBE_STRUCT(DescribeTaskSetsRequest, (), (cluster, include, service, taskSets))
BOOST_DESCRIBE_STRUCT(DescribeTaskSetsResponse, (), (failures, taskSets))
BOOST_DESCRIBE_STRUCT(UpdateServicePrimaryTaskSetRequest, (), (cluster, primaryTaskSet, service))
BOOST_DESCRIBE_STRUCT(UpdateServicePrimaryTaskSetResponse, (), (taskSet))

}  // namespace localecs::aws::ecs

namespace localecs::aws {

template <> const Shape& ShapeOf<ecs::CreateTaskSetRequest>::get() { return structure<ecs::CreateTaskSetRequest>("CreateTaskSetRequest"); }
template <> const Shape& ShapeOf<ecs::CreateTaskSetResponse>::get() { return structure<ecs::CreateTaskSetResponse>("CreateTaskSetResponse"); }
template <> const Shape& ShapeOf<ecs::UpdateTaskSetRequest>::get() { return structure<ecs::UpdateTaskSetRequest>("UpdateTaskSetRequest"); }
template <> const Shape& ShapeOf<ecs::UpdateTaskSetResponse>::get() { return structure<ecs::UpdateTaskSetResponse>("UpdateTaskSetResponse"); }
template <> const Shape& ShapeOf<ecs::DeleteTaskSetRequest>::get() { return structure<ecs::DeleteTaskSetRequest>("DeleteTaskSetRequest"); }
template <> const Shape& ShapeOf<ecs::DeleteTaskSetResponse>::get() { return structure<ecs::DeleteTaskSetResponse>("DeleteTaskSetResponse"); }
template <> const Shape& ShapeOf<ecs::TaskSetField>::get() { return enumeration<ecs::TaskSetField>("TaskSetField"); }
template <> const Shape& ShapeOf<ecs::DescribeTaskSetsRequest>::get() { return structure<ecs::DescribeTaskSetsRequest>("DescribeTaskSetsRequest"); }
template <> const Shape& ShapeOf<ecs::DescribeTaskSetsResponse>::get() { return structure<ecs::DescribeTaskSetsResponse>("DescribeTaskSetsResponse"); }
template <> const Shape& ShapeOf<ecs::UpdateServicePrimaryTaskSetRequest>::get() { return structure<ecs::UpdateServicePrimaryTaskSetRequest>("UpdateServicePrimaryTaskSetRequest"); }
template <> const Shape& ShapeOf<ecs::UpdateServicePrimaryTaskSetResponse>::get() { return structure<ecs::UpdateServicePrimaryTaskSetResponse>("UpdateServicePrimaryTaskSetResponse"); }

}  // namespace localecs::aws
