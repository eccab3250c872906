// Makes a Shape from what Boost.Describe tells of a struct or an enum. Included only by the files
// that describe.
#pragma once

#include <localecs/aws/shape.hpp>

#include <algorithm>
#include <array>
#include <boost/describe.hpp>
#include <boost/mp11.hpp>
#include <optional>

namespace localecs::aws {

template <class T>
struct Unwrapped {
  using type = T;
  static constexpr bool required = true;
};
template <class T>
struct Unwrapped<std::optional<T>> {
  using type = T;
  static constexpr bool required = false;
};

template <class T>
struct OwnerAndType;
template <class Owner, class Value>
struct OwnerAndType<Value Owner::*> {
  using type = Value;
};

// A member whose wire name is a C++ keyword ends in '_' in C++ ("namespace_").
constexpr std::string_view wire_name(std::string_view name) {
  if (name.ends_with('_')) name.remove_suffix(1);
  return name;
}

template <class Struct, class Descriptor>
constexpr Member describe_member() {
  using Declared = typename OwnerAndType<std::remove_const_t<decltype(Descriptor::pointer)>>::type;
  using Value = typename Unwrapped<Declared>::type;
  constexpr bool required = Unwrapped<Declared>::required;
  return {.name = wire_name(Descriptor::name),
          .required = required,
          .shape = &ShapeOf<Value>::get,
          .make = [](void* object) -> void* {
            Declared& member = static_cast<Struct*>(object)->*Descriptor::pointer;
            if constexpr (required)
              return &member;
            else
              return &member.emplace();
          },
          .get = [](const void* object) -> const void* {
            const Declared& member = static_cast<const Struct*>(object)->*Descriptor::pointer;
            if constexpr (required)
              return &member;
            else
              return member ? &*member : nullptr;
          }};
}

template <class Struct, class... Descriptors>
constexpr std::array<Member, sizeof...(Descriptors)> describe_members(
    boost::mp11::mp_list<Descriptors...>) {
  return {describe_member<Struct, Descriptors>()...};
}

template <class Struct>
const Shape& structure(std::string_view name) {
  using Descriptors = boost::describe::describe_members<Struct, boost::describe::mod_public>;
  static constexpr auto members =
      describe_members<Struct>(boost::mp11::mp_rename<Descriptors, boost::mp11::mp_list>{});
  static const Shape shape{.kind = Kind::structure, .name = name, .members = members};
  return shape;
}

// C++ has no hyphen and no slash in its names: such an enum writes '_' where the wire has '-' or
// '/'.
enum class Spelling { as_is, hyphens, slashes };

template <class Enum>
const Shape& enumeration(std::string_view name, Spelling spelling = Spelling::as_is) {
  using Descriptors = boost::describe::describe_enumerators<Enum>;
  static constexpr std::size_t count = boost::mp11::mp_size<Descriptors>::value;
  static const std::array<std::string, count> spelled = [&] {
    std::array<std::string, count> names;
    std::size_t at = 0;
    boost::mp11::mp_for_each<Descriptors>([&](auto descriptor) {
      std::string text = descriptor.name;
      if (spelling != Spelling::as_is)
        std::replace(text.begin(), text.end(), '_', spelling == Spelling::hyphens ? '-' : '/');
      names[at++] = text;
    });
    return names;
  }();
  static const std::array<std::string_view, count> values = [] {
    std::array<std::string_view, count> views;
    std::copy(spelled.begin(), spelled.end(), views.begin());
    return views;
  }();
  static const Shape shape{.kind = Kind::enumeration,
                           .name = name,
                           .values = values,
                           .get_value =
                               [](const void* value) {
                                 return static_cast<std::size_t>(*static_cast<const Enum*>(value));
                               },
                           .set_value =
                               [](void* value, std::size_t index) {
                                 *static_cast<Enum*>(value) = static_cast<Enum>(index);
                               }};
  return shape;
}

}  // namespace localecs::aws
