// Which rows of the state are stored, in which table, and how each becomes a record and a row
// again.
#pragma once

#include <localecs/state/state.hpp>

#include <span>
#include <string>
#include <string_view>

#include "definitions.hpp"

namespace localecs::store {

struct RecordKind {
  state::Kind kind;
  const char* table;
  // Appends the record of that row; false where there is no such row (any more).
  bool (*write)(const state::State& state, const std::string& id, Definitions& definitions,
                std::string& record);
  // Puts a row back. Throws cbor::Malformed.
  void (*read)(state::State& state, const std::string& id, std::string_view record,
               const Definitions& definitions);
};

// One task alone, as in its table.
void write_task(const state::Task& task, Definitions& definitions, std::string& record);
state::Task read_task(std::string_view record, const Definitions& definitions);

// Every kind once, in the order in which they are read.
std::span<const RecordKind> record_kinds();

}  // namespace localecs::store
