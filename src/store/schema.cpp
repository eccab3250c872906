// Brings files up to date in steps, one from each version to the next; an empty file is version 0.
#include "schema.hpp"

#include <array>
#include <fstream>
#include <set>

namespace localecs::store {

namespace {

namespace fs = std::filesystem;

constexpr std::int64_t kApplicationId = 0x6C656373;  // "lecs"
// Offsets in the header of SQLite's file format, which stores numbers in big endian.
constexpr std::size_t kVersionAt = 60, kApplicationIdAt = 68, kHeaderSize = 100;
constexpr std::string_view kMagic{"SQLite format 3\0", 16};

StoreError no_file_of_ours(const fs::path& file) {
  return StoreError(file.string() + " is no file of localecs; it is left as it is");
}

StoreError too_new(const fs::path& file) {
  return StoreError(file.string() + " was written by a newer localecs; it is left as it is");
}

// Makes the tables of parts that the file does not have yet. So a new part needs no version step.
void make_missing_tables(Database& database, std::span<const state::Part> parts) {
  std::set<std::string, std::less<>> there;
  Statement tables(database, "SELECT name FROM sqlite_master WHERE type = 'table'");
  while (tables.next()) there.emplace(tables.text(0));
  for (const state::Part& part : parts)
    if (part.write && !there.contains(part.text))
      database.run("CREATE TABLE " + std::string(part.text) +
                   " (id TEXT PRIMARY KEY NOT NULL, record BLOB NOT NULL)");
}

void to_version_1(Database& database) {
  database.run("CREATE TABLE daemon (owner TEXT NOT NULL, saved_at INTEGER NOT NULL)");
  database.run("CREATE TABLE task_definitions (number INTEGER PRIMARY KEY, record BLOB NOT NULL)");
  database.run(
      "CREATE TABLE log_events (stream TEXT NOT NULL, timestamp INTEGER NOT NULL, "
      "number INTEGER NOT NULL, ingested INTEGER NOT NULL, message BLOB NOT NULL, "
      "PRIMARY KEY (stream, timestamp, number)) WITHOUT ROWID");
}

// Version 2 added metrics, whose tables make_missing_tables() makes.
void to_version_2(Database&) {}

constexpr std::array<void (*)(Database&), 2> kSteps{&to_version_1, &to_version_2};
constexpr auto kVersion = static_cast<std::int64_t>(kSteps.size());

std::int64_t big_endian(const std::string& header, std::size_t at) {
  std::int64_t number = 0;
  for (std::size_t i = 0; i < 4; ++i)
    number = number << 8 | static_cast<unsigned char>(header[at + i]);
  return number;
}

// Checks again what check_header() has checked, now as SQLite reads it: with the log or the journal
// beside the file.
void check(Database& database, const fs::path& file) {
  if (database.select_number("PRAGMA application_id") != kApplicationId &&
      database.select_number("SELECT count(*) FROM sqlite_master") != 0)
    throw no_file_of_ours(file);
  if (database.select_number("PRAGMA user_version") > kVersion) throw too_new(file);
}

void bring_up_to_date(Database& database, const std::string& owner,
                      std::span<const state::Part> parts) {
  const std::int64_t version = database.select_number("PRAGMA user_version");
  database.run("BEGIN EXCLUSIVE");
  for (auto next = version; next < kVersion; ++next)
    kSteps[static_cast<std::size_t>(next)](database);
  make_missing_tables(database, parts);
  if (version == 0) {
    Statement(database, "INSERT INTO daemon VALUES (?, 0)").bind(1, owner).run();
    database.run("PRAGMA application_id = " + std::to_string(kApplicationId));
  }
  if (version != kVersion) database.run("PRAGMA user_version = " + std::to_string(kVersion));
  database.run("COMMIT");
}

}  // namespace

void check_header(const fs::path& file) {
  std::error_code problem;
  const auto size = fs::file_size(file, problem);
  if (problem || size == 0) return;  // Database makes it
  if (fs::exists(file.string() + "-journal"))
    return;  // a crash while it was made: SQLite repairs it
  std::string header(kHeaderSize, '\0');
  std::ifstream stream(file, std::ios::binary);
  if (!stream) throw StoreError(file.string() + " cannot be read");
  stream.read(header.data(), kHeaderSize);
  if (stream.gcount() != kHeaderSize || !header.starts_with(kMagic))
    throw StoreError(file.string() + " is damaged, or no file of localecs; it is left as it is");
  if (big_endian(header, kApplicationIdAt) != kApplicationId) throw no_file_of_ours(file);
  if (big_endian(header, kVersionAt) > kVersion) throw too_new(file);
}

// Takes SQLite's lock at once and keeps it, so that two daemons never share a file. While the file
// may still turn out to be none of ours, closing must not write its log into it.
bool make_ready(Database& database, const fs::path& file, const std::string& owner,
                std::span<const state::Part> parts) {
  database.run("PRAGMA locking_mode = EXCLUSIVE");
  database.keep_log(true);
  try {
    database.run("BEGIN EXCLUSIVE; COMMIT");
  } catch (const StoreError& problem) {
    if (std::string_view(problem.what()).ends_with("database is locked"))
      throw StoreError(file.string() + " is in use by another localecs");
    throw;
  }
  check(database, file);
  database.keep_log(false);
  database.run("PRAGMA synchronous = FULL");  // COMMIT returns when the data is on the disk
  database.run("PRAGMA mmap_size = 1073741824");
  bring_up_to_date(database, owner, parts);
  // Only now: while the file is made, the header that check_header() reads must go into the file
  // itself and not into a log beside it.
  database.run("PRAGMA journal_mode = WAL");
  return true;
}

}  // namespace localecs::store
