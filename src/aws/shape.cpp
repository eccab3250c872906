// The descriptions of the scalar types.
#include <localecs/aws/shape.hpp>

namespace localecs::aws {
namespace {

template <Kind kind>
const Shape& scalar() {
  static constexpr Shape shape{.kind = kind};
  return shape;
}

}  // namespace

template <>
const Shape& ShapeOf<std::string>::get() {
  return scalar<Kind::string>();
}
template <>
const Shape& ShapeOf<std::int32_t>::get() {
  return scalar<Kind::integer>();
}
template <>
const Shape& ShapeOf<std::int64_t>::get() {
  return scalar<Kind::long_integer>();
}
template <>
const Shape& ShapeOf<double>::get() {
  return scalar<Kind::floating>();
}
template <>
const Shape& ShapeOf<bool>::get() {
  return scalar<Kind::boolean>();
}
template <>
const Shape& ShapeOf<Timestamp>::get() {
  return scalar<Kind::timestamp>();
}
template <>
const Shape& ShapeOf<Blob>::get() {
  return scalar<Kind::blob>();
}
template <>
const Shape& ShapeOf<FreeDocument>::get() {
  return scalar<Kind::document>();
}

}  // namespace localecs::aws
