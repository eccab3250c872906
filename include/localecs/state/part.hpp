// What a state is made of: parts, which services bring and name by constants. Whoever names a part
// pays for no row of it: its type need only be declared.
#pragma once

#include <localecs/state/table.hpp>

#include <memory>
#include <string>
#include <string_view>

namespace localecs::state {

class Definitions;
class State;

// Names a part of that type: `state[ecs::clusters]`. There is one such object a part, a constant of
// its service.
template <class T>
struct PartOf {
  std::string_view name;  // of its table in the store: "clusters"
};
template <class Row>
using TableOf = PartOf<Table<Row>>;

// How a State makes, clears, stores and restores one part. The functions get what `make` made.
struct Part {
  const void* name;       // the address of its PartOf
  std::string_view text;  // PartOf::name
  // nullptr: rows of another part, noted and stored under a name of their own (the streams of log
  // groups).
  std::shared_ptr<void> (*make)(State& state, TableId id) = nullptr;
  // nullptr: the part outlives a reset (the host, the options).
  void (*clear)(void* part) = nullptr;
  // Appends the record of that row; false where there is no such row (any more). nullptr: nothing
  // is stored.
  bool (*write)(const State& state, const std::string& id, Definitions& definitions,
                std::string& record) = nullptr;
  // Puts a row back. Throws cbor::Malformed.
  void (*read)(State& state, const std::string& id, std::string_view record,
               const Definitions& definitions) = nullptr;
};

}  // namespace localecs::state
