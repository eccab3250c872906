// Describes the private API's shapes.
#include <localecs/aws/local/shapes.hpp>

#include "../describe.hpp"

namespace localecs::aws::local {

BOOST_DESCRIBE_STRUCT(GetClockRequest, (), ())
BOOST_DESCRIBE_STRUCT(GetClockResponse, (), (now))
BOOST_DESCRIBE_STRUCT(ExplainPlacementRequest, (), (cluster, taskDefinition, service, group, memberOf, distinctInstance, strategy))
BOOST_DESCRIBE_STRUCT(FilterVerdict, (), (filter, passes, reason))
BOOST_DESCRIBE_STRUCT(ExplainedInstance, (), (containerInstanceArn, ec2InstanceId, availabilityZone, fits, filters))
BOOST_DESCRIBE_STRUCT(StrategyRound, (), (strategy, kept))
BOOST_DESCRIBE_STRUCT(ExplainPlacementResponse, (), (instances, strategies, chosen))
BOOST_DESCRIBE_STRUCT(AddInstancesRequest, (), (cluster, count, type, zone, cpu, memory, gpus, attributes))
BOOST_DESCRIBE_STRUCT(AddInstancesResponse, (), (containerInstanceArns))
BOOST_DESCRIBE_STRUCT(RemoveInstanceRequest, (), (cluster, containerInstance))
BOOST_DESCRIBE_STRUCT(RemoveInstanceResponse, (), (stoppedTaskArns))

}  // namespace localecs::aws::local

// clang-format off
namespace localecs::aws {

template <> const Shape& ShapeOf<local::GetClockRequest>::get() { return structure<local::GetClockRequest>("GetClockRequest"); }
template <> const Shape& ShapeOf<local::GetClockResponse>::get() { return structure<local::GetClockResponse>("GetClockResponse"); }
template <> const Shape& ShapeOf<local::ExplainPlacementRequest>::get() { return structure<local::ExplainPlacementRequest>("ExplainPlacementRequest"); }
template <> const Shape& ShapeOf<local::FilterVerdict>::get() { return structure<local::FilterVerdict>("FilterVerdict"); }
template <> const Shape& ShapeOf<local::ExplainedInstance>::get() { return structure<local::ExplainedInstance>("ExplainedInstance"); }
template <> const Shape& ShapeOf<local::StrategyRound>::get() { return structure<local::StrategyRound>("StrategyRound"); }
template <> const Shape& ShapeOf<local::ExplainPlacementResponse>::get() { return structure<local::ExplainPlacementResponse>("ExplainPlacementResponse"); }
template <> const Shape& ShapeOf<local::AddInstancesRequest>::get() { return structure<local::AddInstancesRequest>("AddInstancesRequest"); }
template <> const Shape& ShapeOf<local::AddInstancesResponse>::get() { return structure<local::AddInstancesResponse>("AddInstancesResponse"); }
template <> const Shape& ShapeOf<local::RemoveInstanceRequest>::get() { return structure<local::RemoveInstanceRequest>("RemoveInstanceRequest"); }
template <> const Shape& ShapeOf<local::RemoveInstanceResponse>::get() { return structure<local::RemoveInstanceResponse>("RemoveInstanceResponse"); }

}  // namespace localecs::aws
// clang-format on
