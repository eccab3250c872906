// Writes the state's structs as CBOR: maps of those members that differ from a new struct's. So
// records stay short, and a member added later is read from old records as its default.
#pragma once

#include <localecs/base/cbor.hpp>
#include <localecs/base/time.hpp>
#include <localecs/state/definitions.hpp>
#include <localecs/state/shape_codec.hpp>

#include <array>
#include <boost/describe.hpp>
#include <boost/mp11.hpp>
#include <deque>
#include <limits>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <type_traits>
#include <vector>

namespace localecs::state {

template <class T>
concept Described = boost::describe::has_describe_members<T>::value;
template <class T>
concept DescribedEnum = boost::describe::has_describe_enumerators<T>::value;
template <class T>
concept List = requires(T list, typename T::value_type item) {
  list.insert(list.end(), item);
}
&&!std::is_same_v<T, std::string> && !requires {
  typename T::mapped_type;
};
template <class T>
concept Dictionary = requires {
  typename T::mapped_type;
};
template <class T>
inline constexpr bool is_optional = false;
template <class T>
inline constexpr bool is_optional<std::optional<T>> = true;
template <class T>
inline constexpr bool is_marks = false;
template <class T, std::size_t size>
inline constexpr bool is_marks<std::array<T, size>> = true;

template <class T>
using MembersOf = boost::describe::describe_members<T, boost::describe::mod_public>;

// True if `value` need not be written, because it equals `usual`, that of a new struct. Lists and
// dictionaries count as equal only if both are empty: comparing their items may be dear.
template <class T>
bool is_usual(const T& value, const T& usual) {
  if constexpr (is_optional<T>) {
    return !value && !usual;
  } else if constexpr (std::is_same_v<T, Definitions::Shared>) {
    return !value;
  } else if constexpr (List<T> || Dictionary<T>) {
    return value.empty() && usual.empty();
  } else if constexpr (Described<T>) {
    bool all = true;
    boost::mp11::mp_for_each<MembersOf<T>>(
        [&](auto member) { all = all && is_usual(value.*member.pointer, usual.*member.pointer); });
    return all;
  } else if constexpr (std::equality_comparable<T>) {
    return value == usual;
  } else {
    return false;
  }
}

template <class T>
void write(cbor::Writer& out, const T& value, Definitions& definitions) {
  if constexpr (std::is_same_v<T, bool>) {
    out.boolean(value);
  } else if constexpr (std::is_integral_v<T>) {
    out.integer(static_cast<std::int64_t>(value));
  } else if constexpr (std::is_same_v<T, std::string>) {
    out.bytes(value);
  } else if constexpr (std::is_same_v<T, TimePoint>) {
    out.integer(value.time_since_epoch().count());
  } else if constexpr (std::is_same_v<T, Definitions::Shared>) {
    out.integer(definitions.number_of(value));
  } else if constexpr (is_optional<T>) {
    value ? write(out, *value, definitions) : out.null();
  } else if constexpr (DescribedEnum<T>) {
    out.text(boost::describe::enum_to_string(value, ""));
  } else if constexpr (Described<T>) {
    static const T usual{};
    out.open_map();
    boost::mp11::mp_for_each<MembersOf<T>>([&](auto member) {
      if (is_usual(value.*member.pointer, usual.*member.pointer)) return;
      out.text(member.name);
      write(out, value.*member.pointer, definitions);
    });
    out.end();
  } else if constexpr (Dictionary<T>) {
    out.map(value.size());
    for (const auto& [key, mapped] : value) {
      write(out, key, definitions);
      write(out, mapped, definitions);
    }
  } else if constexpr (List<T> || is_marks<T>) {
    out.array(value.size());
    for (const auto& item : value) write(out, item, definitions);
  } else {
    write(out, aws::shape_of<T>(), &value);
  }
}

template <class T>
void read(cbor::Reader& in, T& value, const Definitions& definitions);

template <class T>
void read_members(cbor::Reader& in, T& value, const Definitions& definitions) {
  using Read = void (*)(cbor::Reader&, T&, const Definitions&);
  struct Member {
    std::string_view name;
    Read read;
  };
  static const auto members = [] {
    std::array<Member, boost::mp11::mp_size<MembersOf<T>>::value> all{};
    std::size_t at = 0;
    boost::mp11::mp_for_each<MembersOf<T>>([&](auto member) {
      all[at++] = {member.name, [](cbor::Reader& from, T& to, const Definitions& shared) {
                     read(from, to.*decltype(member)::pointer, shared);
                   }};
    });
    return all;
  }();
  // Records nearly always have the members in this order, so the search begins after the member
  // found last.
  std::size_t from = 0;
  in.items(cbor::Major::map, [&] {
    const std::string_view name = in.text();
    for (std::size_t i = 0; i < members.size(); ++i) {
      const std::size_t at = (from + i) % members.size();
      if (members[at].name != name) continue;
      from = at + 1;
      return members[at].read(in, value, definitions);
    }
    in.skip();
  });
}

// Reads a value. Throws cbor::Malformed. Skips members that the struct no longer has, so older
// records stay readable.
template <class T>
void read(cbor::Reader& in, T& value, const Definitions& definitions) {
  if constexpr (std::is_same_v<T, bool>) {
    value = in.boolean();
  } else if constexpr (std::is_integral_v<T>) {
    const std::int64_t number = in.integer();
    if (!std::in_range<T>(number)) throw cbor::Malformed("a number is too large for its member");
    value = static_cast<T>(number);
  } else if constexpr (std::is_same_v<T, std::string>) {
    value = in.bytes();
  } else if constexpr (std::is_same_v<T, TimePoint>) {
    value = TimePoint(Duration(in.integer()));
  } else if constexpr (std::is_same_v<T, Definitions::Shared>) {
    value = definitions.at(in.integer());
  } else if constexpr (is_optional<T>) {
    if (in.take_null())
      value.reset();
    else
      read(in, value.emplace(), definitions);
  } else if constexpr (DescribedEnum<T>) {
    if (const std::string name(in.text()); !boost::describe::enum_from_string(name.c_str(), value))
      throw cbor::Malformed("no step is " + name);
  } else if constexpr (Described<T>) {
    read_members(in, value, definitions);
  } else if constexpr (Dictionary<T>) {
    value.clear();
    in.items(cbor::Major::map, [&] {
      typename T::key_type key{};
      read(in, key, definitions);
      read(in, value[std::move(key)], definitions);
    });
  } else if constexpr (is_marks<T>) {
    std::size_t at = 0;
    in.items(cbor::Major::array, [&] {
      if (at == value.size()) throw cbor::Malformed("there are too many items");
      read(in, value[at++], definitions);
    });
  } else if constexpr (List<T>) {
    value.clear();
    in.items(cbor::Major::array, [&] {
      typename T::value_type item{};
      read(in, item, definitions);
      value.insert(value.end(), std::move(item));
    });
  } else {
    read(in, aws::shape_of<T>(), &value);
  }
}

}  // namespace localecs::state
