// Defines parts, of which a State is made. Each wing declares its parts as constants. A file that
// names a part does not include its rows: the row's type need only be declared, so files compile
// fast.
#pragma once

#include <localecs/state/table.hpp>

#include <memory>
#include <string>
#include <string_view>

namespace localecs::state {

class Definitions;
class State;

// Names a part of type T: `state[ecs::clusters]`. Each part has exactly one such constant, because
// its address is its identity.
template <class T>
struct PartOf {
  std::string_view name;  // name of its table in the store: "clusters"
};
template <class Row>
using TableOf = PartOf<Table<Row>>;

// How a State makes, clears, stores and restores one part. The functions receive the object that
// `make` made.
struct Part {
  const void* name;       // the address of its PartOf
  std::string_view text;  // PartOf::name
  // Makes the part's object. nullptr: the rows live in another part, but are noted and stored under
  // their own name (the streams of log groups).
  std::shared_ptr<void> (*make)(State& state, TableId id) = nullptr;
  // Empties the part at a reset. nullptr: it outlives a reset (the host, the options).
  void (*clear)(void* part) = nullptr;
  // Appends the record of row `id`; false if there is no such row (any more), so that its record is
  // to be erased. nullptr: the part is not stored.
  bool (*write)(const State& state, const std::string& id, Definitions& definitions,
                std::string& record) = nullptr;
  // Restores a row from its record. Throws cbor::Malformed.
  void (*read)(State& state, const std::string& id, std::string_view record,
               const Definitions& definitions) = nullptr;
};

}  // namespace localecs::state
