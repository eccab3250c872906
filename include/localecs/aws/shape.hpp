// What a wire shape looks like, as data: one description serves every protocol and the conformance
// test.
//
// Shapes themselves are plain structs. They and their descriptions are generated from the services'
// models (src/aws/generator); the descriptions stand in sources of their own, so that users of a
// shape do not pay for them at compile time.
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

// Bytes: base64 text in JSON, XML and in Documents.
struct Blob {
  std::string bytes;
};

// Whatever JSON the user likes, as text.
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

// How an optional member is reached; one for each type of value.
struct Access {
  void* (*make)(void* optional);             // empties or fills it, and gives the new value
  const void* (*get)(const void* optional);  // nullptr where it is empty
};

// What a model demands of a value beyond its type. Of a number: its value. Of a text: its
// characters. Of a list: its elements. Of bytes: how many.
struct Limits {
  std::int64_t least = std::numeric_limits<std::int64_t>::min();
  std::int64_t most = std::numeric_limits<std::int64_t>::max();
  std::string_view pattern{};        // of the whole text; see matches()
  bool is_sensitive = false;         // such a value is not repeated in messages
  const Limits* elements = nullptr;  // of a list's elements
};

// A member of a structure: where in the struct it stands, and what it holds.
struct Member {
  std::string_view name;
  const Shape& (*shape)();  // of the value itself
  std::uint32_t offset;
  const Access* optional;  // nullptr: a plain member, which is required
  const Limits* limits;    // nullptr: none

  bool is_required() const { return optional == nullptr; }
  // The value inside `object`; made (emplaced) first where the member is optional.
  void* make(void* object) const {
    void* at = static_cast<char*>(object) + offset;
    return optional ? optional->make(at) : at;
  }
  // The value inside `object`, or nullptr where the optional is empty.
  const void* get(const void* object) const {
    const void* at = static_cast<const char*>(object) + offset;
    return optional ? optional->get(at) : at;
  }
};

// A type's description. Only the fields of its kind are set; the functions work on a pointer to a
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

// The description of T: ShapeOf<T>::get(). Defined once per type, in generated sources.
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
