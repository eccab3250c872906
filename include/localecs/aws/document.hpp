// Shapes to and from Documents, the neutral form that every wire protocol reads and writes.
#pragma once

#include <localecs/aws/shape.hpp>

#include <nlohmann/json_fwd.hpp>
#include <optional>

namespace localecs::aws {

using Document = nlohmann::json;

struct Dialect;

// Fills `value` (of the described type) from a Document. Unknown members are ignored and null
// counts as absent, as AWS does. Throws aws::Error that names the member: SerializationException
// for a wrong type; for a missing required member or a value that its enum does not have, the
// dialect's error in the dialect's words (dialect.hpp; ValidationException where none is given).
void decode(const Shape& shape, void* value, const Document& from, const Dialect& dialect);
void decode(const Shape& shape, void* value, const Document& from);
Document encode(const Shape& shape, const void* value);

// The awsJson body of a value, without a Document in between: answers are the hot path.
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

// The wire's spelling of an enum value, and back (nothing for an unknown word).
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
