// Describes the CloudWatch Logs shapes of common.hpp.
#include <localecs/aws/logs/common.hpp>

#include "describe.hpp"

namespace localecs::aws::logs {

BOOST_DESCRIBE_STRUCT(NoOutput, (), ())

}  // namespace localecs::aws::logs

namespace localecs::aws {

template <> const Shape& ShapeOf<logs::NoOutput>::get() { return structure<logs::NoOutput>("NoOutput"); }

}  // namespace localecs::aws
