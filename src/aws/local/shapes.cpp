// Describes the private API's shapes.
#include <localecs/aws/local/shapes.hpp>

#include "../describe.hpp"

namespace localecs::aws::local {

BOOST_DESCRIBE_STRUCT(ExplainRequest, (), (cluster, service, task))
BOOST_DESCRIBE_STRUCT(Explanation, (), (subject, status, summary, waitingFor, evidence, advice))
BOOST_DESCRIBE_STRUCT(PutAutoScalingGroupRequest, (), (name, instanceType, cpu, memory, minSize, maxSize, zones, spot, newInstancesProtectedFromScaleIn))
BOOST_DESCRIBE_STRUCT(PutAutoScalingGroupResponse, (), (autoScalingGroupArn))
BOOST_DESCRIBE_STRUCT(InterruptSpotRequest, (), (cluster, task, count, containerInstance))
BOOST_DESCRIBE_STRUCT(InterruptSpotResponse, (), (taskArns, containerInstanceArns))
BOOST_DESCRIBE_STRUCT(FailZoneRequest, (), (zone, duration))
BOOST_DESCRIBE_STRUCT(FailZoneResponse, (), (taskArns, containerInstanceArns))

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

}  // namespace localecs::aws
// clang-format on
