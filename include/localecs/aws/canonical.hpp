// One text for equal values, whatever order they were written in: to compare requests.
#pragma once

#include <localecs/aws/shape.hpp>

#include <string>

namespace localecs::aws {

// The value as JSON whose members are sorted by name.
std::string canonical(const Shape& shape, const void* value);

template <class T>
std::string canonical(const T& value) {
  return canonical(shape_of<T>(), &value);
}

}  // namespace localecs::aws
