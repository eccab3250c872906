// Makes Parts from types: how a table is made, cleared, stored and restored. Only for the files
// that list a wing's parts (rows/records.cpp), since it is dear to compile.
#pragma once

#include <localecs/state/codec.hpp>
#include <localecs/state/state.hpp>

#include <memory>
#include <string>
#include <string_view>
#include <type_traits>

namespace localecs::state {

template <class Row>
void put_record(std::string& record, const Row& row, Definitions& definitions) {
  cbor::Writer out(record);
  write(out, row, definitions);
}

template <class Row>
Row take_record(std::string_view record, const Definitions& definitions) {
  Row row;
  cbor::Reader in(record);
  read(in, row, definitions);
  return row;
}

template <class T>
T* pointer_to_part(const PartOf<T>& name);
template <auto& name>
struct TypeOf {
  using type = std::remove_pointer_t<decltype(pointer_to_part(name))>;
};

// Makes the part's object with the constructor it has: (State&, TableId), (TableId, Changes&) or
// none.
template <auto& name>
std::shared_ptr<void> make_part(State& state, TableId id) {
  using T = typename TypeOf<name>::type;
  if constexpr (std::is_constructible_v<T, State&, TableId>)
    return std::make_shared<T>(state, id);
  else if constexpr (std::is_constructible_v<T, TableId, Changes&>)
    return std::make_shared<T>(id, state.changes);
  else
    return std::make_shared<T>();
}

template <auto& name>
void clear_part(void* part) {
  static_cast<typename TypeOf<name>::type*>(part)->clear();
}

template <auto& name>
bool write_row(const State& state, const std::string& id, Definitions& definitions,
               std::string& record) {
  const auto* row = state[name].find(id);
  if (row) put_record(record, *row, definitions);
  return row != nullptr;
}

template <class T>
struct RowOf;
template <class Row>
struct RowOf<Table<Row>> {
  using type = Row;
};

template <auto& name>
void read_row(State& state, const std::string& id, std::string_view record,
              const Definitions& definitions) {
  using Row = typename RowOf<typename TypeOf<name>::type>::type;
  state[name].put(id, take_record<Row>(record, definitions));
}

// A part that is made at each start and outlives a reset; it is not stored.
template <auto& name>
constexpr Part lasting_part() {
  return {.name = &name, .text = name.name, .make = &make_part<name>};
}
// A part that is kept in memory only and cleared by a reset.
template <auto& name>
constexpr Part memory_part() {
  return {.name = &name, .text = name.name, .make = &make_part<name>, .clear = &clear_part<name>};
}
// A part with functions of its own to write and to restore rows.
template <auto& name>
constexpr Part stored_part(decltype(Part::write) write, decltype(Part::read) read) {
  return {&name, name.name, &make_part<name>, &clear_part<name>, write, read};
}
// A table whose rows are written member by member.
template <auto& name>
constexpr Part stored_table() {
  return stored_part<name>(&write_row<name>, &read_row<name>);
}
// Rows that live in another part, but are stored under ids of their own.
template <auto& name>
constexpr Part rows_of_another(decltype(Part::write) write, decltype(Part::read) read) {
  return {.name = &name, .text = name.name, .write = write, .read = read};
}

}  // namespace localecs::state
