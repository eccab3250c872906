// Describes the private API's shapes.
#include <localecs/aws/local/shapes.hpp>

#include "../describe.hpp"

namespace localecs::aws::local {

BOOST_DESCRIBE_STRUCT(GetClockRequest, (), ())
BOOST_DESCRIBE_STRUCT(GetClockResponse, (), (now))

}  // namespace localecs::aws::local

// clang-format off
namespace localecs::aws {

template <> const Shape& ShapeOf<local::GetClockRequest>::get() { return structure<local::GetClockRequest>("GetClockRequest"); }
template <> const Shape& ShapeOf<local::GetClockResponse>::get() { return structure<local::GetClockResponse>("GetClockResponse"); }

}  // namespace localecs::aws
// clang-format on
