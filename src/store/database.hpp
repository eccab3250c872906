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
  // Makes the file where there is none, for its owner's eyes only.
  explicit Database(const std::filesystem::path& file);
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  void run(const std::string& sql);
  std::int64_t number(const std::string& sql);  // the one that it selects
  bool is_in_transaction() const;
  // Whether closing leaves the log beside the file, instead of writing it into the file.
  void keep_log(bool keep);

 private:
  friend class Statement;
  [[noreturn]] void fail(const std::string& doing) const;

  std::string file_;
  sqlite3* connection_ = nullptr;
};

// Binds from 1 on, as SQL does; columns count from 0. Texts must live until the statement has run.
class Statement {
 public:
  Statement(Database& database, const std::string& sql);
  ~Statement();
  Statement(Statement&& other) noexcept;
  Statement& operator=(Statement&&) = delete;

  Statement& bind(int at, std::string_view text);
  Statement& bind_bytes(int at, std::string_view bytes);
  Statement& bind(int at, std::int64_t number);
  // To its end; then it can be bound anew.
  void run();

  bool next();                              // the next row that it selects
  std::string_view text(int column) const;  // until the next row
  std::int64_t number(int column) const;

 private:
  Database& database_;
  sqlite3_stmt* statement_ = nullptr;
};

}  // namespace localecs::store
