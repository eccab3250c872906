// Descriptions of wire shapes as data: one description serves every protocol and the conformance
// test.
//
// Shapes themselves are plain structs. They and their descriptions are generated from the services'
// models (src/aws/generator). The descriptions are in sources of their own, so that files which use
// a shape do not compile its description.
#pragma once

#include <localecs/base/time.hpp>

#include <cstdint>
#include <limits>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace localecs::aws {

using Timestamp = TimePoint;

// Bytes; base64 text in JSON, in XML and in Documents.
struct Blob {
  std::string bytes;
};

// A member that may hold any JSON, as text.
struct FreeDocument {
  std::string json = "null";
};

enum class Kind {
  structure,
  list,
  map,
  string,
  integer,
  long_integer,
  floating,
  boolean,
  timestamp,
  enumeration,
  blob,
  document
};

struct Shape;

// Reaches into a std::optional<T>; there is one Access for each T.
struct Access {
  void* (*make)(void* optional);             // emplaces a new value and returns it
  const void* (*get)(const void* optional);  // the value; nullptr if the optional is empty
};

// A model's limits for a value, beyond its type. `least` and `most` limit a number's value, a
// text's number of characters, a list's number of elements, a blob's number of bytes.
struct Limits {
  std::int64_t least = std::numeric_limits<std::int64_t>::min();
  std::int64_t most = std::numeric_limits<std::int64_t>::max();
  std::string_view pattern{};        // for the whole text; see matches() in rules.hpp
  bool is_sensitive = false;         // true: messages do not repeat the value
  const Limits* elements = nullptr;  // the limits of a list's elements
};

// A member of a structure: its name on the wire, its place in the struct and its shape.
struct Member {
  std::string_view name;
  const Shape& (*shape)();  // of the value inside the optional
  std::uint32_t offset;
  const Access* optional;  // nullptr: a plain member, which is required
  const Limits* limits;    // nullptr: none

  bool is_required() const { return optional == nullptr; }
  // The member of the struct `object`, to be filled; an optional one is emplaced first.
  void* make(void* object) const {
    void* at = static_cast<char*>(object) + offset;
    return optional ? optional->make(at) : at;
  }
  // The member of the struct `object`; nullptr if it is an empty optional.
  const void* get(const void* object) const {
    const void* at = static_cast<const char*>(object) + offset;
    return optional ? optional->get(at) : at;
  }
};

// A type's description. Only the fields for its kind are set. The functions take a pointer to a
// value of the type.
struct Shape {
  Kind kind;
  std::string_view name{};  // structures and enumerations

  std::span<const Member> members{};  // structures

  const Shape& (*element)() = nullptr;  // lists and maps (whose keys are strings)
  void* (*append)(void* list) = nullptr;
  std::size_t (*size)(const void* list) = nullptr;
  const void* (*item)(const void* list, std::size_t at) = nullptr;
  void* (*insert)(void* map, std::string_view key) = nullptr;
  void (*each)(const void* map, void* context,
               void (*visit)(void* context, const std::string& key, const void* value)) = nullptr;

  std::span<const std::string_view> values{};  // enumerations: as spelled on the wire
  std::size_t (*get_value)(const void* enumeration) = nullptr;  // index into values
  void (*set_value)(void* enumeration, std::size_t index) = nullptr;
};

// ShapeOf<T>::get() is the description of T. Structures and enumerations define it in generated
// sources, scalars in shape.cpp, lists and maps below.
template <class T>
struct ShapeOf {
  static const Shape& get();
};

template <>
const Shape& ShapeOf<std::string>::get();
template <>
const Shape& ShapeOf<std::int32_t>::get();
template <>
const Shape& ShapeOf<std::int64_t>::get();
template <>
const Shape& ShapeOf<double>::get();
template <>
const Shape& ShapeOf<bool>::get();
template <>
const Shape& ShapeOf<Timestamp>::get();
template <>
const Shape& ShapeOf<Blob>::get();
template <>
const Shape& ShapeOf<FreeDocument>::get();

template <class T>
struct ShapeOf<std::vector<T>> {
  static const Shape& get() {
    using List = std::vector<T>;
    static constexpr Shape shape{
        .kind = Kind::list,
        .element = &ShapeOf<T>::get,
        .append = [](void* list) -> void* { return &static_cast<List*>(list)->emplace_back(); },
        .size = [](const void* list) { return static_cast<const List*>(list)->size(); },
        .item = [](const void* list, std::size_t at) -> const void* {
          return &(*static_cast<const List*>(list))[at];
        }};
    return shape;
  }
};

template <class T>
struct ShapeOf<std::map<std::string, T>> {
  static const Shape& get() {
    using Map = std::map<std::string, T>;
    static constexpr Shape shape{
        .kind = Kind::map,
        .element = &ShapeOf<T>::get,
        .insert = [](void* map, std::string_view key) -> void* {
          return &(*static_cast<Map*>(map))[std::string(key)];
        },
        .each =
            [](const void* map, void* context, auto visit) {
              for (const auto& [key, value] : *static_cast<const Map*>(map))
                visit(context, key, &value);
            }};
    return shape;
  }
};

template <class T>
const Shape& shape_of() {
  return ShapeOf<T>::get();
}

}  // namespace localecs::aws
