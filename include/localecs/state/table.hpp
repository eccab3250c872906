// Tables of plain structs that note which rows change, and the list of changes for the loop and the
// store.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace localecs::state {

// A table's place in the State's list of parts. Rows that change together are looked at, stored and
// read in the order of their tables.
enum class TableId : std::uint16_t {};

// Names one row of one table.
struct Key {
  TableId table;
  std::string id;
  auto operator<=>(const Key&) const = default;
};

// Collects every row inserted, modified or erased since a reader last took the list, each once. Two
// readers have a list each: the loop (rows to decide again) and the store, if there is one (rows to
// write).
class Changes {
 public:
  void note(TableId table, std::string_view id) {
    keys_.insert(keys_.end(), Key{table, std::string(id)});
    note_quietly(table, id);
  }
  // Notes a change for the store only: the row is not decided again.
  void note_quietly(TableId table, std::string_view id) {
    ++notes_;
    if (is_stored_) unsaved_.insert(unsaved_.end(), Key{table, std::string(id)});
  }
  // Rises with every change: if two calls return the same number, nothing changed in between.
  std::uint64_t notes() const { return notes_; }
  bool empty() const { return keys_.empty(); }
  std::set<Key> take() { return std::exchange(keys_, {}); }

  // Collects changes for a store from now on; without one that list would grow without end.
  void begin_storing() { is_stored_ = true; }
  bool is_stored() const { return is_stored_; }
  const std::set<Key>& unsaved() const { return unsaved_; }
  // The unsaved rows are written.
  void saved() { unsaved_.clear(); }

 private:
  std::set<Key> keys_;
  std::uint64_t notes_ = 0;
  bool is_stored_ = false;
  std::set<Key> unsaved_;
};

// A hash map keyed by text, in which std::string_view can be looked up without making a
// std::string.
struct TextHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const {
    return std::hash<std::string_view>()(text);
  }
};
template <class T>
using ByText = std::unordered_map<std::string, T, TextHash, std::equal_to<>>;

// Holds rows by id (nearly always an ARN), sorted, so that the rows of one cluster are neighbours.
// A look-up takes constant time. Adding a row takes constant time too if its id is the greatest, as
// when a store is read.
template <class T>
class Table {
 public:
  using Rows = std::map<std::string, T, std::less<>>;

  Table(TableId id, Changes& changes) : id_(id), changes_(changes) {}
  Table(const Table&) = delete;
  Table& operator=(const Table&) = delete;

  const T* find(std::string_view id) const { return row_of(id); }
  // The row, to be changed; it is noted as changed already. nullptr if there is none.
  T* modify(std::string_view id) {
    T* row = row_of(id);
    if (row) changes_.note(id_, id);
    return row;
  }
  // Inserts the row, or replaces the one of that id.
  T& put(const std::string& id, T value) {
    changes_.note(id_, id);
    if (T* row = row_of(id)) return *row = std::move(value);
    const auto row = rows_.emplace_hint(rows_.end(), id, std::move(value));
    by_id_.emplace(row->first, &row->second);
    return row->second;
  }
  // Stores the result of a decision without causing another decision about the row. Does nothing if
  // the row is gone.
  void replace_quietly(std::string_view id, T value) {
    T* row = row_of(id);
    if (!row) return;
    changes_.note_quietly(id_, id);
    *row = std::move(value);
  }
  void erase(std::string_view id) {
    const auto row = rows_.find(id);
    if (row == rows_.end()) return;
    changes_.note(id_, id);
    by_id_.erase(row->first);
    rows_.erase(row);
  }
  void clear() {
    for (const auto& [id, row] : rows_) changes_.note(id_, id);
    by_id_.clear();
    rows_.clear();
  }

  const Rows& rows() const { return rows_; }
  std::size_t size() const { return rows_.size(); }

  // Visits in order the rows whose ids begin with `prefix` and are greater than `after`, until
  // `visit` returns false. For pages of a list.
  template <class Visit>
  void visit_prefix(std::string_view prefix, std::string_view after, Visit visit) const {
    auto row = after > prefix ? rows_.upper_bound(after) : rows_.lower_bound(prefix);
    for (; row != rows_.end() && row->first.starts_with(prefix); ++row)
      if (!visit(row->second)) return;
  }
  template <class Visit>
  void visit_prefix(std::string_view prefix, Visit visit) const {
    visit_prefix(prefix, {}, [&](const T& row) {
      visit(row);
      return true;
    });
  }

 private:
  T* row_of(std::string_view id) const {
    const auto found = by_id_.find(id);
    return found == by_id_.end() ? nullptr : found->second;
  }

  TableId id_;
  Changes& changes_;
  Rows rows_;
  std::unordered_map<std::string_view, T*> by_id_;  // std::map never moves its rows
};

// Finds the rows of a group, such as the tasks of a service or on an instance.
class Index {
 public:
  void add(const std::string& group, const std::string& id) {
    std::set<std::string>& members = members_[group];
    members.insert(members.end(), id);
  }
  void remove(std::string_view group, const std::string& id) {
    const auto found = members_.find(group);
    if (found == members_.end()) return;
    found->second.erase(id);
    if (found->second.empty()) members_.erase(found);
  }
  // Empty if the group has no members.
  const std::set<std::string>& of(std::string_view group) const {
    static const std::set<std::string> none;
    const auto found = members_.find(group);
    return found == members_.end() ? none : found->second;
  }
  void clear() { members_.clear(); }

 private:
  ByText<std::set<std::string>> members_;
};

}  // namespace localecs::state
