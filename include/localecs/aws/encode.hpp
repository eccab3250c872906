// Values as Documents, for the few who look into them. It brings the whole of nlohmann/json.
#pragma once

#include <localecs/aws/document.hpp>

#include <nlohmann/json.hpp>

namespace localecs::aws {

template <class T>
Document encode(const T& value) {
  return encode(shape_of<T>(), &value);
}

// True if two values are equal on the wire.
template <class T>
bool same(const T& a, const T& b) {
  return encode(a) == encode(b);
}

}  // namespace localecs::aws
