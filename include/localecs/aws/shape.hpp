// What a wire shape looks like, as data: one description serves every protocol and the conformance
// test.
//
// Shapes themselves are plain structs (aws/ecs/*.hpp). Their descriptions are made from
// Boost.Describe in the matching .cpp, so that users of a shape do not pay for it at compile time.
#pragma once

#include <localecs/base/time.hpp>

#include <cstdint>
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

struct Member {
  std::string_view name;
  bool required;            // a plain member; std::optional ones are not
  const Shape& (*shape)();  // of the value itself
  // The value inside `object`; made (emplaced) first where the member is optional.
  void* (*make)(void* object);
  // The value inside `object`, or nullptr where the optional is empty.
  const void* (*get)(const void* object);
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

// The description of T: ShapeOf<T>::get(). Defined once per type, in src/aws.
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
