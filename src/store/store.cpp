// The store: writes the rows that the state has noted in one transaction, and loads all at the
// start.
#include <localecs/store/store.hpp>

#include <localecs/base/cbor.hpp>
#include <localecs/services/logs/rows.hpp>
#include <localecs/services/logs/rows/logs.hpp>
#include <localecs/state/definitions.hpp>
#include <localecs/state/state.hpp>

#include <fstream>
#include <map>

#include "database.hpp"
#include "log_events.hpp"
#include "schema.hpp"

namespace localecs::store {

namespace {

namespace fs = std::filesystem;

class FileStore final : public Store {
 public:
  FileStore(const fs::path& file, const std::string& owner, std::span<const state::Part> parts);

  const std::string& owner() const override { return owner_; }
  TimePoint saved_at() const override { return saved_at_; }
  void load(state::State& state) override;
  void save(state::State& state, TimePoint now) override;

 private:
  struct Statements {
    const state::Part* part;
    Statement put, erase;
  };

  void load_rows(state::State& state, const state::Part& part);
  void write_all(const state::State& state, TimePoint now);
  void write_row(const state::State& state, const state::Key& key);
  void write_definitions();

  Database database_;
  const bool is_ready_;  // make_ready() has run: the statements below need its tables
  std::span<const state::Part> parts_;
  std::map<state::TableId, Statements> statements_;
  Statement put_definition_, erase_definition_, put_saved_at_;
  LogEvents log_events_;
  state::Definitions definitions_;
  std::vector<std::int64_t> unused_definitions_;
  std::string owner_, record_;
  TimePoint saved_at_{};
};

FileStore::FileStore(const fs::path& file, const std::string& owner,
                     std::span<const state::Part> parts)
    : database_(file),
      is_ready_(make_ready(database_, file, owner, parts)),
      parts_(parts),
      put_definition_(database_, "INSERT OR REPLACE INTO task_definitions VALUES (?, ?)"),
      erase_definition_(database_, "DELETE FROM task_definitions WHERE number = ?"),
      put_saved_at_(database_, "UPDATE daemon SET saved_at = ?"),
      log_events_(database_) {
  for (std::size_t index = 0; index < parts_.size(); ++index) {
    if (!parts_[index].write) continue;
    const std::string table(parts_[index].text);
    statements_.emplace(static_cast<state::TableId>(index),
                        Statements{&parts_[index],
                                   {database_, "INSERT INTO " + table +
                                                   " VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET "
                                                   "record = excluded.record"},
                                   {database_, "DELETE FROM " + table + " WHERE id = ?"}});
  }
  Statement daemon(database_, "SELECT owner, saved_at FROM daemon");
  if (!daemon.next()) throw StoreError(file.string() + " does not say whose it is");
  owner_ = daemon.text(0);
  saved_at_ = TimePoint(Duration(daemon.number(1)));
}

void FileStore::load(state::State& state) {
  try {
    Statement definitions(database_, "SELECT number, record FROM task_definitions");
    while (definitions.next()) definitions_.restore(definitions.number(0), definitions.text(1));
    for (const state::Part& part : parts_)
      if (part.read) load_rows(state, part);
    log_events_.load(state[logs::groups]);
    unused_definitions_ = definitions_.end_restoring();
  } catch (const cbor::Malformed& damage) {
    throw StoreError(std::string("the stored state is damaged: ") + damage.what());
  }
  state.changes.begin_storing();
}

void FileStore::load_rows(state::State& state, const state::Part& part) {
  Statement rows(database_, "SELECT id, record FROM " + std::string(part.text) + " ORDER BY id");
  std::string id;
  while (rows.next()) {
    id = rows.text(0);
    part.read(state, id, rows.text(1), definitions_);
  }
}

void FileStore::save(state::State& state, TimePoint now) {
  if (state.changes.unsaved().empty()) return;
  try {
    database_.run("BEGIN IMMEDIATE");
    write_all(state, now);
    database_.run("COMMIT");
  } catch (const StoreError&) {
    if (database_.is_in_transaction()) database_.run("ROLLBACK");
    throw;
  }
  definitions_.saved();
  unused_definitions_ = definitions_.sweep();  // the next transaction erases them
  state.changes.saved();
  state[logs::groups].saved();
}

void FileStore::write_all(const state::State& state, TimePoint now) {
  for (const state::Key& key : state.changes.unsaved()) write_row(state, key);
  log_events_.save(state[logs::groups]);
  write_definitions();
  put_saved_at_.bind(1, now.time_since_epoch().count()).run();
}

void FileStore::write_row(const state::State& state, const state::Key& key) {
  const auto found = statements_.find(key.table);
  if (found == statements_.end()) return;  // a table that is kept in memory only
  Statements& statements = found->second;
  record_.clear();
  if (statements.part->write(state, key.id, definitions_, record_))
    statements.put.bind(1, key.id).bind_bytes(2, record_).run();
  else
    statements.erase.bind(1, key.id).run();
  if (key.table == state.table_of(logs::streams)) log_events_.trim(state[logs::groups], key.id);
}

// Definitions are shared by rows and stored once, by number. They are numbered while rows are
// written.
void FileStore::write_definitions() {
  for (const auto& [number, record] : definitions_.unsaved())
    put_definition_.bind(1, number).bind_bytes(2, record).run();
  for (const std::int64_t number : unused_definitions_) erase_definition_.bind(1, number).run();
}

}  // namespace

std::unique_ptr<Store> open(const fs::path& folder, const std::string& owner,
                            std::span<const state::Part> parts) {
  std::error_code problem;
  if (fs::create_directories(folder, problem))
    fs::permissions(folder, fs::perms::owner_all, problem);
  if (problem) throw StoreError(folder.string() + " cannot be made: " + problem.message());
  const fs::path file = folder / "localecs.db";
  check_header(file);
  return std::make_unique<FileStore>(file, owner, parts);
}

}  // namespace localecs::store
