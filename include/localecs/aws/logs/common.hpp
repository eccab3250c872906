// CloudWatch Logs wire shapes: common.
#pragma once

#include <localecs/aws/shape.hpp>

namespace localecs::aws::logs {

// The answer of the operations to which the public model gives none.
struct NoOutput {};

}  // namespace localecs::aws::logs

namespace localecs::aws {

template <>
const Shape& ShapeOf<logs::NoOutput>::get();

}  // namespace localecs::aws
