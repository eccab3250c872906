// Helpers for the generated descriptions of structures and enumerations. No other file includes
// this.
#pragma once

#include <localecs/aws/shape.hpp>

#include <cstddef>
#include <cstring>
#include <optional>

// offsetof is guaranteed for standard-layout types only. The generated structs have plain members
// and no bases, so every compiler that builds localecs gives the right offsets.
#pragma GCC diagnostic ignored "-Winvalid-offsetof"

namespace localecs::aws {

template <class T>
inline constexpr Access kOptional{
    .make = [](void* at) -> void* { return &static_cast<std::optional<T>*>(at)->emplace(); },
    .get = [](const void* at) -> const void* {
      const auto& optional = *static_cast<const std::optional<T>*>(at);
      return optional ? &*optional : nullptr;
    }};

constexpr Shape structure(std::string_view name, std::span<const Member> members) {
  return {.kind = Kind::structure, .name = name, .members = members};
}

// Enumerators count from 0 in the order of `words`, so the value is the index. All enumerations
// with one underlying type share the functions.
template <class Underlying>
constexpr Shape enumeration(std::string_view name, std::span<const std::string_view> words) {
  return {.kind = Kind::enumeration,
          .name = name,
          .values = words,
          .get_value = [](const void* value) -> std::size_t {
            Underlying number;
            std::memcpy(&number, value, sizeof number);
            return number;
          },
          .set_value =
              [](void* value, std::size_t index) {
                const auto number = static_cast<Underlying>(index);
                std::memcpy(value, &number, sizeof number);
              }};
}

}  // namespace localecs::aws
