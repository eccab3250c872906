// Calls SQLite's C interface and turns its error codes into StoreErrors.
#include "database.hpp"

#include <sqlite3.h>

#include <fcntl.h>
#include <unistd.h>

namespace localecs::store {

namespace {

// Makes the file readable by its owner alone, because the state holds secrets. SQLite gives the log
// and the journal beside it the same rights.
void make_private(const std::string& file) {
  const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (descriptor >= 0) ::close(descriptor);
}

}  // namespace

Database::Database(const std::filesystem::path& file) : file_(file.string()) {
  make_private(file_);
  const int result = sqlite3_open_v2(file_.c_str(), &connection_, SQLITE_OPEN_READWRITE, nullptr);
  if (result == SQLITE_OK) return;
  const std::string why = connection_ ? sqlite3_errmsg(connection_) : sqlite3_errstr(result);
  sqlite3_close(connection_);
  throw StoreError(file_ + " cannot be opened: " + why);
}

Database::~Database() {
  sqlite3_close(connection_);
}

void Database::fail(const std::string& doing) const {
  throw StoreError(file_ + " cannot be " + doing + ": " + sqlite3_errmsg(connection_));
}

void Database::run(const std::string& sql) {
  if (sqlite3_exec(connection_, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) fail("used");
}

std::int64_t Database::select_number(const std::string& sql) {
  Statement statement(*this, sql);
  return statement.next() ? statement.number(0) : 0;
}

// SQLite commits every statement by itself exactly while no transaction is open.
bool Database::is_in_transaction() const {
  return sqlite3_get_autocommit(connection_) == 0;
}

void Database::keep_log(bool keep) {
  sqlite3_db_config(connection_, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, keep ? 1 : 0, nullptr);
}

Statement::Statement(Database& database, const std::string& sql) : database_(database) {
  const int result = sqlite3_prepare_v3(database_.connection_, sql.c_str(), -1,
                                        SQLITE_PREPARE_PERSISTENT, &statement_, nullptr);
  if (result != SQLITE_OK) database_.fail("read");
}

Statement::~Statement() {
  sqlite3_finalize(statement_);
}

Statement::Statement(Statement&& other) noexcept
    : database_(other.database_), statement_(std::exchange(other.statement_, nullptr)) {}

Statement& Statement::bind(int at, std::string_view text) {
  sqlite3_bind_text64(statement_, at, text.data(), text.size(), SQLITE_STATIC, SQLITE_UTF8);
  return *this;
}

Statement& Statement::bind_bytes(int at, std::string_view bytes) {
  sqlite3_bind_blob64(statement_, at, bytes.data(), bytes.size(), SQLITE_STATIC);
  return *this;
}

Statement& Statement::bind(int at, std::int64_t number) {
  sqlite3_bind_int64(statement_, at, number);
  return *this;
}

void Statement::run() {
  const int result = sqlite3_step(statement_);
  sqlite3_reset(statement_);
  if (result != SQLITE_DONE && result != SQLITE_ROW) database_.fail("written");
}

bool Statement::next() {
  const int result = sqlite3_step(statement_);
  if (result == SQLITE_ROW) return true;
  sqlite3_reset(statement_);
  if (result != SQLITE_DONE) database_.fail("read");
  return false;
}

std::string_view Statement::text(int column) const {
  const void* bytes = sqlite3_column_blob(statement_, column);
  const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement_, column));
  return {static_cast<const char*>(bytes), size};
}

std::int64_t Statement::number(int column) const {
  return sqlite3_column_int64(statement_, column);
}

}  // namespace localecs::store
