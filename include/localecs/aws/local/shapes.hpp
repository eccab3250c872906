// The private API's shapes, described like AWS's so that one codec carries both.
#pragma once

#include <localecs/aws/shape.hpp>

#include <optional>

namespace localecs::aws::local {

struct GetClockRequest {};

struct GetClockResponse {
  Timestamp now{};
};

}  // namespace localecs::aws::local

// clang-format off
namespace localecs::aws {

template <> const Shape& ShapeOf<local::GetClockRequest>::get();
template <> const Shape& ShapeOf<local::GetClockResponse>::get();

}  // namespace localecs::aws
// clang-format on
