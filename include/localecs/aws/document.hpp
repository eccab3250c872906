// Converts shapes to and from Documents, the form between the wire protocols and the shapes.
#pragma once

#include <localecs/aws/shape.hpp>

#include <nlohmann/json_fwd.hpp>
#include <optional>

namespace localecs::aws {

using Document = nlohmann::json;

struct Dialect;

// Fills `value`, of the type that `shape` describes, from a Document. Unknown members are ignored
// and null counts as absent, as on AWS. Throws an aws::Error that names the member:
// SerializationException for a wrong type; the dialect's error (dialect.hpp) for a missing required
// member or an unknown enum value. Without a dialect that is ValidationException.
void decode(const Shape& shape, void* value, const Document& from, const Dialect& dialect);
void decode(const Shape& shape, void* value, const Document& from);
Document encode(const Shape& shape, const void* value);

// Appends the value as JSON text. Makes no Document in between, because every answer comes through
// here.
void write_json(const Shape& shape, const void* value, std::string& to);

template <class T>
T decode(const Document& from) {
  T value{};
  decode(shape_of<T>(), &value, from);
  return value;
}

template <class T>
T decode(const Document& from, const Dialect& dialect) {
  T value{};
  decode(shape_of<T>(), &value, from, dialect);
  return value;
}

// The wire's spelling of an enum value, and the value of a spelling (nullopt if it is unknown).
template <class Enum>
std::string_view to_text(Enum value) {
  const Shape& shape = shape_of<Enum>();
  return shape.values[shape.get_value(&value)];
}

template <class Enum>
std::optional<Enum> from_text(std::string_view text) {
  const Shape& shape = shape_of<Enum>();
  for (std::size_t index = 0; index < shape.values.size(); ++index) {
    if (shape.values[index] != text) continue;
    Enum value{};
    shape.set_value(&value, index);
    return value;
  }
  return std::nullopt;
}

}  // namespace localecs::aws
