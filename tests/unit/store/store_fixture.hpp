// A folder with a store, and looks at its file from outside.
#pragma once

#include <localecs/services/all.hpp>
#include <localecs/state/state.hpp>
#include <localecs/store/store.hpp>

#include <gtest/gtest.h>
#include <sqlite3.h>
#include <stdlib.h>

#include <filesystem>
#include <fstream>

#include "sample_state.hpp"

namespace localecs::store {

namespace fs = std::filesystem;

class StoreTest : public testing::Test {
 protected:
  StoreTest() {
    std::string name = (fs::temp_directory_path() / "localecs-store-XXXXXX").string();
    folder = mkdtemp(name.data());
  }
  ~StoreTest() override { fs::remove_all(folder); }

  std::unique_ptr<Store> open_store() const {
    return open(folder, "127.0.0.1:4566/1", services::parts());
  }
  fs::path file() const { return folder / "localecs.db"; }
  std::map<std::string, std::string> stored() const {
    state::State state{services::parts()};
    open_store()->load(state);
    return shown(state);
  }
  std::string bytes() const {
    std::ifstream stream(file(), std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
  }
  std::string refusal() const {
    try {
      open_store();
    } catch (const StoreError& error) {
      return error.what();
    }
    return "none";
  }
  // As another program would change it; or one that dies, so that it leaves its log.
  void change(const std::string& sql, bool dies = false) const {
    sqlite3* database = nullptr;
    ASSERT_EQ(sqlite3_open(file().c_str(), &database), SQLITE_OK);
    sqlite3_db_config(database, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, dies ? 1 : 0, nullptr);
    ASSERT_EQ(sqlite3_exec(database, sql.c_str(), nullptr, nullptr, nullptr), SQLITE_OK)
        << sqlite3_errmsg(database);
    sqlite3_close(database);
  }
  int count(const std::string& table) const {
    sqlite3* database = nullptr;
    sqlite3_open(file().c_str(), &database);
    sqlite3_stmt* rows = nullptr;
    sqlite3_prepare_v2(database, ("SELECT count(*) FROM " + table).c_str(), -1, &rows, nullptr);
    sqlite3_step(rows);
    const int found = sqlite3_column_int(rows, 0);
    sqlite3_finalize(rows);
    sqlite3_close(database);
    return found;
  }
  void save_sample() const {
    state::State state{services::parts()};
    const auto store = open_store();
    store->load(state);
    fill(state);
    store->save(state, kNow);
  }

  fs::path folder;
};

}  // namespace localecs::store
