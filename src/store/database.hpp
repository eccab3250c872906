// A SQLite file and its prepared statements; every failure is a StoreError.
#pragma once

#include <localecs/store/store.hpp>

#include <cstdint>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace localecs::store {

class Database {
 public:
  // Opens the file; makes one, readable by its owner alone, if there is none.
  explicit Database(const std::filesystem::path& file);
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  void run(const std::string& sql);  // one statement or several, without parameters and rows
  std::int64_t select_number(const std::string& sql);  // the first column of the first row, else 0
  bool is_in_transaction() const;
  // keep: true leaves the log beside the file when the database is closed; false, SQLite's default,
  // writes it into the file.
  void keep_log(bool keep);

 private:
  friend class Statement;
  [[noreturn]] void fail(const std::string& doing) const;

  std::string file_;
  sqlite3* connection_ = nullptr;
};

// A prepared statement. Parameters count from 1 and columns from 0, as in SQLite. Bound texts are
// not copied: they must live until the statement has run.
class Statement {
 public:
  Statement(Database& database, const std::string& sql);
  ~Statement();
  Statement(Statement&& other) noexcept;
  Statement& operator=(Statement&&) = delete;

  Statement& bind(int at, std::string_view text);
  Statement& bind_bytes(int at, std::string_view bytes);
  Statement& bind(int at, std::int64_t number);
  // Runs the statement to its end and makes it ready to be bound again.
  void run();

  bool next();                              // goes to the next row; false if there is none
  std::string_view text(int column) const;  // valid until next()
  std::int64_t number(int column) const;

 private:
  Database& database_;
  sqlite3_stmt* statement_ = nullptr;
};

}  // namespace localecs::store
