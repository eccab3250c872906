// Holds all that localecs knows, in parts, for one thread. Nearly all rows are keyed by ARN, so
// accounts and regions never mix. The wings define the parts
// (include/localecs/services/<service>/rows.hpp); this file knows no row.
#pragma once

#include <localecs/state/part.hpp>
#include <localecs/state/scope.hpp>

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace localecs::state {

class State {
 public:
  // parts: in the order in which their rows are looked at and stored. The State keeps the span, so
  // it must outlive the State.
  explicit State(std::span<const Part> parts);
  ~State();
  State(const State&) = delete;
  State& operator=(const State&) = delete;

  Changes changes;

  // The part of that name: `state[ecs::clusters].find(arn)`. Throws std::logic_error if the State
  // was made without that part.
  template <class T>
  T& operator[](const PartOf<T>& part) {
    return *static_cast<T*>(objects_[index_of(&part)].get());
  }
  template <class T>
  const T& operator[](const PartOf<T>& part) const {
    return *static_cast<const T*>(objects_[index_of(&part)].get());
  }

  template <class T>
  TableId table_of(const PartOf<T>& part) const {
    return static_cast<TableId>(index_of(&part));
  }
  // By the address of a part's PartOf, for tables of functions.
  TableId table_of(const void* name) const { return static_cast<TableId>(index_of(name)); }
  template <class T>
  Key key(const PartOf<T>& part, std::string id) const {
    return {table_of(part), std::move(id)};
  }

  std::span<const Part> parts() const { return parts_; }
  // Clears every part except those that outlive a reset. `changes` then contains every row.
  void clear();

 private:
  // A hash table with open addressing, keyed by the address of a part's name. At most half of the
  // places are used, so a search ends soon.
  struct Place {
    const void* name = nullptr;
    std::uint16_t index = 0;
  };
  static constexpr std::size_t kPlaces = 256;

  static std::size_t home_of(const void* name) {
    return (reinterpret_cast<std::uintptr_t>(name) / alignof(std::string_view)) % kPlaces;
  }
  std::size_t index_of(const void* name) const {
    for (std::size_t at = home_of(name);; at = (at + 1) % kPlaces) {
      if (places_[at].name == name) return places_[at].index;
      if (!places_[at].name) throw_unknown();
    }
  }
  [[noreturn]] static void throw_unknown();

  std::span<const Part> parts_;
  std::array<Place, kPlaces> places_{};
  std::vector<std::shared_ptr<void>> objects_;  // in the order of parts_
};

}  // namespace localecs::state
