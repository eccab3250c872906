// All that the daemon knows, in parts on one thread. Rows are keyed by ARN nearly always, so
// accounts and regions never mix. The parts are the services'
// (include/localecs/services/<service>/rows.hpp); no row is known here.
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
  // The parts, in the order in which their rows are looked at and stored. They are constants: the
  // State keeps the span.
  explicit State(std::span<const Part> parts);
  ~State();
  State(const State&) = delete;
  State& operator=(const State&) = delete;

  Changes changes;

  // A part by its name: `state[ecs::clusters].find(arn)`. Throws std::logic_error for one that the
  // State was not made of.
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
  // By the address of a part's name.
  TableId table_of(const void* name) const { return static_cast<TableId>(index_of(name)); }
  template <class T>
  Key key(const PartOf<T>& part, std::string id) const {
    return {table_of(part), std::move(id)};
  }

  std::span<const Part> parts() const { return parts_; }
  // Clears every part but those that outlive a reset; the list of changes then names every row.
  void clear();

 private:
  // Open addressing by the address of a part's name: twice as many places as any daemon has parts.
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
  std::vector<std::shared_ptr<void>> objects_;  // one a part
};

}  // namespace localecs::state
