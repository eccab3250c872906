// Tables of plain structs that note what changes, and the list of changes that others read.
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

// A table's place in the list of parts that a State was made of. Rows that change together are
// looked at, stored and read in the order of their tables.
enum class TableId : std::uint16_t {};

// Names one row of one table.
struct Key {
  TableId table;
  std::string id;
  auto operator<=>(const Key&) const = default;
};

// Every row inserted, modified or erased since a reader last looked, each once. Two readers, each
// with a list of its own: the loop (what to decide again) and, where there is one, the store
// (what to write).
class Changes {
 public:
  void note(TableId table, std::string_view id) {
    keys_.insert(keys_.end(), Key{table, std::string(id)});
    note_quietly(table, id);
  }
  // For the store alone: nothing is to be decided again.
  void note_quietly(TableId table, std::string_view id) {
    ++notes_;
    if (is_stored_) unsaved_.insert(unsaved_.end(), Key{table, std::string(id)});
  }
  // Rises with every change: two equal numbers, and nothing was changed in between.
  std::uint64_t notes() const { return notes_; }
  bool empty() const { return keys_.empty(); }
  std::set<Key> take() { return std::exchange(keys_, {}); }

  // From now on there is a store.
  void begin_storing() { is_stored_ = true; }
  bool is_stored() const { return is_stored_; }
  const std::set<Key>& unsaved() const { return unsaved_; }
  // They are written.
  void saved() { unsaved_.clear(); }

 private:
  std::set<Key> keys_;
  std::uint64_t notes_ = 0;
  bool is_stored_ = false;
  std::set<Key> unsaved_;
};

// By a text; looking one up costs the same however many there are, and makes no std::string.
struct TextHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const {
    return std::hash<std::string_view>()(text);
  }
};
template <class T>
using ByText = std::unordered_map<std::string, T, TextHash, std::equal_to<>>;

// Rows by id (an ARN nearly always), in the order of their ids: those of one cluster stand
// together. Looking one up costs the same however many there are; so does adding one that comes
// after all others, as when a store is read.
template <class T>
class Table {
 public:
  using Rows = std::map<std::string, T, std::less<>>;

  Table(TableId id, Changes& changes) : id_(id), changes_(changes) {}
  Table(const Table&) = delete;
  Table& operator=(const Table&) = delete;

  const T* find(std::string_view id) const { return row_of(id); }
  // The row to change, noted as changed; nullptr where there is none.
  T* modify(std::string_view id) {
    T* row = row_of(id);
    if (row) changes_.note(id_, id);
    return row;
  }
  // Inserts, or replaces the row of that id.
  T& put(const std::string& id, T value) {
    changes_.note(id_, id);
    if (T* row = row_of(id)) return *row = std::move(value);
    const auto row = rows_.emplace_hint(rows_.end(), id, std::move(value));
    by_id_.emplace(row->first, &row->second);
    return row->second;
  }
  // Writes what a decision made of a row, without asking for another decision about it.
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

  // Visits, in order, the rows whose ids begin with `prefix` and come after `after`, until `visit`
  // returns false.
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
  std::unordered_map<std::string_view, T*> by_id_;  // rows do not move
};

// Which rows belong to a group: the tasks of a service, the tasks on an instance.
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
