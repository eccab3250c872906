// Describes the private API's shapes.
#include <localecs/aws/local/shapes.hpp>

#include "describe.hpp"

namespace localecs::aws::local {

BOOST_DESCRIBE_STRUCT(ExplainRequest, (), (cluster, service, task))
BOOST_DESCRIBE_STRUCT(Explanation, (), (subject, status, summary, waitingFor, evidence, advice))
BOOST_DESCRIBE_STRUCT(PutAutoScalingGroupRequest, (), (name, instanceType, cpu, memory, minSize, maxSize, zones, spot, newInstancesProtectedFromScaleIn))
BOOST_DESCRIBE_STRUCT(PutAutoScalingGroupResponse, (), (autoScalingGroupArn))
BOOST_DESCRIBE_STRUCT(InterruptSpotRequest, (), (cluster, task, count, containerInstance))
BOOST_DESCRIBE_STRUCT(InterruptSpotResponse, (), (taskArns, containerInstanceArns))
BOOST_DESCRIBE_STRUCT(FailZoneRequest, (), (zone, duration))
BOOST_DESCRIBE_STRUCT(FailZoneResponse, (), (taskArns, containerInstanceArns))
BOOST_DESCRIBE_STRUCT(ExplainPlacementRequest, (), (cluster, taskDefinition, service, group, memberOf, distinctInstance, strategy))
BOOST_DESCRIBE_STRUCT(FilterVerdict, (), (filter, passes, reason))
BOOST_DESCRIBE_STRUCT(ExplainedInstance, (), (containerInstanceArn, ec2InstanceId, availabilityZone, fits, filters))
BOOST_DESCRIBE_STRUCT(StrategyRound, (), (strategy, kept))
BOOST_DESCRIBE_STRUCT(ExplainPlacementResponse, (), (instances, strategies, chosen))
BOOST_DESCRIBE_STRUCT(AddInstancesRequest, (), (cluster, count, type, zone, cpu, memory, gpus, attributes, docker))
BOOST_DESCRIBE_STRUCT(AddInstancesResponse, (), (containerInstanceArns))
BOOST_DESCRIBE_STRUCT(RemoveInstanceRequest, (), (cluster, containerInstance))
BOOST_DESCRIBE_STRUCT(RemoveInstanceResponse, (), (stoppedTaskArns))

}  // namespace localecs::aws::local

// clang-format off
namespace localecs::aws {

template <> const Shape& ShapeOf<local::ExplainRequest>::get() { return structure<local::ExplainRequest>("ExplainRequest"); }
template <> const Shape& ShapeOf<local::Explanation>::get() { return structure<local::Explanation>("Explanation"); }
template <> const Shape& ShapeOf<local::PutAutoScalingGroupRequest>::get() { return structure<local::PutAutoScalingGroupRequest>("PutAutoScalingGroupRequest"); }
template <> const Shape& ShapeOf<local::PutAutoScalingGroupResponse>::get() { return structure<local::PutAutoScalingGroupResponse>("PutAutoScalingGroupResponse"); }
template <> const Shape& ShapeOf<local::InterruptSpotRequest>::get() { return structure<local::InterruptSpotRequest>("InterruptSpotRequest"); }
template <> const Shape& ShapeOf<local::InterruptSpotResponse>::get() { return structure<local::InterruptSpotResponse>("InterruptSpotResponse"); }
template <> const Shape& ShapeOf<local::FailZoneRequest>::get() { return structure<local::FailZoneRequest>("FailZoneRequest"); }
template <> const Shape& ShapeOf<local::FailZoneResponse>::get() { return structure<local::FailZoneResponse>("FailZoneResponse"); }
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
