// What was saved comes back, what was not does not, and no file is harmed that is not ours to
// write.
#include <localecs/store/store.hpp>

#include <gmock/gmock.h>
#include <sqlite3.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <fstream>

#include "../../../src/store/records.hpp"
#include "sample_state.hpp"

namespace localecs::store {
namespace {

namespace fs = std::filesystem;
using state::State;
using testing::HasSubstr;
using testing::IsEmpty;

// No file of this process may grow beyond that; 0: as far as the disk allows.
void limit_files(rlim_t bytes) {
  std::signal(SIGXFSZ, SIG_IGN);
  rlimit limit{};
  getrlimit(RLIMIT_FSIZE, &limit);
  limit.rlim_cur = bytes == 0 ? limit.rlim_max : bytes;
  setrlimit(RLIMIT_FSIZE, &limit);
}

class StoreTest : public testing::Test {
 protected:
  StoreTest() {
    std::string name = (fs::temp_directory_path() / "localecs-store-XXXXXX").string();
    folder = mkdtemp(name.data());
  }
  ~StoreTest() override { fs::remove_all(folder); }

  std::unique_ptr<Store> open_store() const { return open(folder, "127.0.0.1:4566/1"); }
  fs::path file() const { return folder / "localecs.db"; }
  std::map<std::string, std::string> stored() const {
    State state;
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
  // As another program would change it.
  void change(const std::string& sql) const {
    sqlite3* database = nullptr;
    ASSERT_EQ(sqlite3_open(file().c_str(), &database), SQLITE_OK);
    ASSERT_EQ(sqlite3_exec(database, sql.c_str(), nullptr, nullptr, nullptr), SQLITE_OK)
        << sqlite3_errmsg(database);
    sqlite3_close(database);
  }
  void save_sample() const {
    State state;
    const auto store = open_store();
    store->load(state);
    fill(state);
    store->save(state, kNow);
  }

  fs::path folder;
};

TEST_F(StoreTest, every_kind_of_row_comes_back) {
  State state;
  auto store = open_store();
  store->load(state);
  fill(state);
  std::set<std::string> tables;
  for (const auto& [row, record] : shown(state)) tables.insert(row.substr(0, row.find(' ')));
  // Every table of the sample, and the events.
  EXPECT_EQ(tables.size(), record_kinds().size() + 1);
  store->save(state, kNow);
  const auto before = shown(state);
  State again;
  store.reset();
  open_store()->load(again);
  EXPECT_EQ(shown(again), before);
}

TEST_F(StoreTest, what_rows_are_found_by_comes_back) {
  save_sample();
  State state;
  open_store()->load(state);
  const std::string task = state.tasks.rows().begin()->first;
  EXPECT_EQ(state.tasks_of_service.of(state.services.rows().begin()->first).size(), 2u);
  EXPECT_EQ(state.tasks_on_instance.of(state.instances.rows().begin()->first).size(), 2u);
  EXPECT_THAT(state.role_sessions_of_task.of(task), testing::ElementsAre("ASIA"));
  // Its row accounts for what runs there; it is not counted a second time.
  EXPECT_EQ(state.instances.rows().begin()->second.used.cpu, 512);
}

TEST_F(StoreTest, a_definition_stays_one_however_many_run_it) {
  save_sample();
  State state;
  open_store()->load(state);
  const auto& registered = state.families.rows().begin()->second.revisions.at(1).registered;
  for (const auto& [arn, task] : state.tasks.rows()) EXPECT_EQ(task.definition, registered);
  EXPECT_EQ(state.services.rows().begin()->second.last_completed->definition, registered);
  EXPECT_EQ(registered.use_count(), 4);  // nobody else holds it
}

TEST_F(StoreTest, a_settled_task_is_not_counted_again) {
  State state;
  auto store = open_store();
  store->load(state);
  fill(state);
  const std::string arn = state.tasks.rows().begin()->first;
  state::Task task = *state.tasks.find(arn);
  task.last_status = state::TaskStatus::STOPPED;
  state.update_task(task);
  state.settle_task(arn);
  store->save(state, kNow);
  store.reset();
  State again;
  open_store()->load(again);
  EXPECT_EQ(again.tasks_of_service.of(task.service_arn).count(arn), 0u);
  EXPECT_EQ(again.tasks_on_instance.of(task.instance_arn).count(arn), 0u);
  EXPECT_EQ(again.credentials.count("credentials-a"), 0u);
}

TEST_F(StoreTest, only_what_was_saved_counts) {
  save_sample();
  const auto before = stored();
  State state;
  {
    const auto store = open_store();
    store->load(state);
    state.clusters.erase(state.clusters.rows().begin()->first);
  }
  EXPECT_EQ(stored(), before);
}

TEST_F(StoreTest, changes_and_ends_of_rows_are_saved) {
  save_sample();
  State state;
  auto store = open_store();
  store->load(state);
  state.clear();
  state.clusters.put("new", {.arn = "new", .name = "new"});
  store->save(state, kNow);
  EXPECT_THAT(state.changes.unsaved(), IsEmpty());
  store.reset();
  State again;
  open_store()->load(again);
  EXPECT_EQ(again.clusters.size(), 1u);
  EXPECT_EQ(again.clusters.find("new")->name, "new");
  EXPECT_EQ(again.tasks.size() + again.services.size() + again.logs.groups().size(), 0u);
}

TEST_F(StoreTest, quiet_writes_are_saved_too) {
  save_sample();
  State state;
  auto store = open_store();
  store->load(state);
  const std::string arn = state.services.rows().begin()->first;
  state::Service service = *state.services.find(arn);
  service.desired_count = 7;
  state.changes.take();
  state.services.replace_quietly(arn, service);
  EXPECT_TRUE(state.changes.empty());
  store->save(state, kNow);
  store.reset();
  State again;
  open_store()->load(again);
  EXPECT_EQ(again.services.find(arn)->desired_count, 7);
}

TEST_F(StoreTest, a_stream_that_is_made_anew_has_none_of_the_old_events) {
  save_sample();
  State state;
  auto store = open_store();
  store->load(state);
  const std::string arn = state.logs.groups().begin()->first;
  state::LogGroup& group = *state.logs.open(arn);
  state.logs.erase_stream(group, "web/1");
  state::LogStream* stream = state.logs.open_stream(arn, "web/1", kNow);
  const std::int64_t early = kNow.time_since_epoch().count() - 60'000;
  state.logs.append(group, *stream, {{early, "early"}}, kNow);
  store->save(state, kNow);
  const auto before = shown(state);
  store.reset();
  EXPECT_EQ(stored(), before);
  EXPECT_THAT(before.at("web/1 events"), HasSubstr("early"));
}

TEST_F(StoreTest, events_that_leave_the_memory_leave_the_file) {
  State state;
  auto store = open_store();
  store->load(state);
  fill(state);
  store->save(state, kNow);
  state::LogGroup& group = *state.logs.open(state.logs.groups().begin()->first);
  state.logs.expire(group, kNow + std::chrono::hours(24 * 8));
  store->save(state, kNow);
  const auto before = shown(state);
  EXPECT_FALSE(before.contains("web/1 events"));
  store.reset();
  EXPECT_EQ(stored(), before);
}

TEST_F(StoreTest, says_whose_it_is_and_when_it_was_written) {
  save_sample();
  const auto store = open(folder, "another");
  EXPECT_EQ(store->owner(), "127.0.0.1:4566/1");
  EXPECT_EQ(store->saved_at(), kNow);
}

TEST_F(StoreTest, the_file_is_for_its_owners_eyes) {
  save_sample();
  const auto store = open_store();
  for (const auto& entry : fs::directory_iterator(folder)) {
    struct stat status {};
    ASSERT_EQ(stat(entry.path().c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 0777, 0600u) << entry.path();
  }
}

TEST_F(StoreTest, only_one_process_has_it_open) {
  const auto store = open_store();
  EXPECT_THAT(refusal(), HasSubstr("is in use by another localecs"));
}

TEST_F(StoreTest, a_newer_file_is_refused_and_left_alone) {
  save_sample();
  change("PRAGMA user_version = 999; PRAGMA wal_checkpoint(TRUNCATE)");
  const std::string before = bytes();
  EXPECT_THAT(refusal(), HasSubstr("was written by a newer localecs"));
  EXPECT_EQ(bytes(), before);
}

TEST_F(StoreTest, a_file_of_the_first_version_is_brought_up_to_date) {
  save_sample();
  change(
      "DROP TABLE metrics; DROP TABLE metric_moments; PRAGMA user_version = 1; "
      "PRAGMA wal_checkpoint(TRUNCATE)");
  State state;
  const auto store = open_store();
  store->load(state);
  EXPECT_EQ(state.tasks.size(), 2u);
  EXPECT_EQ(state.metrics.size(), 0u);
  state.metrics.put("m", {}, kNow, {.count = 1, .values = {}}, kNow);
  store->save(state, kNow);
}

TEST_F(StoreTest, what_was_put_of_a_metric_goes_when_it_is_too_old) {
  save_sample();
  {
    State state;
    const auto store = open_store();
    store->load(state);
    ASSERT_EQ(state.metrics.all().begin()->second.points.size(), 2u);
    state.metrics.expire(kNow + std::chrono::days(15) + std::chrono::seconds(1));
    store->save(state, kNow);
  }
  State state;
  open_store()->load(state);
  EXPECT_EQ(state.metrics.all().begin()->second.points.size(), 1u);
}

TEST_F(StoreTest, what_is_no_store_is_refused_and_left_alone) {
  for (const std::string& content : {std::string("hello"), std::string(5000, 'x')}) {
    std::ofstream(file(), std::ios::binary) << content;
    EXPECT_THAT(refusal(), HasSubstr("left as it is"));
    EXPECT_EQ(bytes(), content);
  }
  fs::remove(file());
  change("CREATE TABLE mine (id)");
  const std::string before = bytes();
  EXPECT_THAT(refusal(), HasSubstr("no file of localecs"));
  EXPECT_EQ(bytes(), before);
}

// In the middle, where the rows are.
TEST_F(StoreTest, a_damaged_file_is_refused_and_left_alone) {
  save_sample();
  change("PRAGMA wal_checkpoint(TRUNCATE)");
  std::string damaged = bytes();
  for (std::size_t i = 4096; i < damaged.size(); ++i) damaged[i] = static_cast<char>(i * 7);
  std::ofstream(file(), std::ios::binary) << damaged;
  EXPECT_THROW(
      {
        State state;
        open_store()->load(state);
      },
      StoreError);
  EXPECT_EQ(bytes(), damaged);
}

TEST_F(StoreTest, a_damaged_record_is_refused) {
  save_sample();
  for (const char* record : {"x'00'", "x'BF'", "x'BF6361726EFF'", "x''"}) {
    change(std::string("UPDATE tasks SET record = ") + record);
    State state;
    EXPECT_THROW(open_store()->load(state), StoreError) << record;
  }
}

TEST_F(StoreTest, members_that_came_and_went_do_not_matter) {
  save_sample();
  // {"arn": 'old', "gone": [1, {}], "name": 'n'}
  change("UPDATE clusters SET record = x'BF6361726E436F6C6464676F6E658201A0646E616D65416EFF'");
  State state;
  open_store()->load(state);
  const state::Cluster& cluster = state.clusters.rows().begin()->second;
  EXPECT_EQ(cluster.arn, "old");
  EXPECT_EQ(cluster.name, "n");
  EXPECT_TRUE(cluster.active);
}

TEST_F(StoreTest, definitions_that_nobody_runs_are_forgotten_in_time) {
  save_sample();
  const auto erase_all = [&] {
    State state;
    const auto store = open_store();
    store->load(state);
    state.clear();
    store->save(state, kNow);
  };
  erase_all();
  State state;
  {
    const auto store = open_store();
    store->load(state);
    state.clusters.put("c", {.arn = "c"});
    store->save(state, kNow);
  }
  sqlite3* database = nullptr;
  sqlite3_open(file().c_str(), &database);
  sqlite3_stmt* count = nullptr;
  sqlite3_prepare_v2(database, "SELECT count(*) FROM task_definitions", -1, &count, nullptr);
  sqlite3_step(count);
  EXPECT_EQ(sqlite3_column_int(count, 0), 0);
  sqlite3_finalize(count);
  sqlite3_close(database);
}

// The limit on the file's size stands for a disk without room.
TEST_F(StoreTest, a_full_disk_is_an_error_and_nothing_is_lost_once_there_is_room) {
  State state;
  auto store = open_store();
  store->load(state);
  state.clusters.put("before", {.arn = "before"});
  store->save(state, kNow);
  limit_files(200 << 10);
  state.clusters.put("large", {.arn = "large", .name = std::string(1 << 20, 'x')});
  EXPECT_THROW(store->save(state, kNow), StoreError);
  EXPECT_FALSE(state.changes.unsaved().empty());
  limit_files(0);
  store->save(state, kNow);
  store.reset();
  State again;
  open_store()->load(again);
  EXPECT_EQ(again.clusters.find("large")->name.size(), 1u << 20);
  EXPECT_NE(again.clusters.find("before"), nullptr);
}

// The kernel kills whoever writes beyond the limit: here the daemon, at ever later points of one
// transaction, until one is late enough for the whole.
TEST_F(StoreTest, a_death_in_the_middle_of_a_write_leaves_what_was_before_or_all_of_it) {
  save_sample();
  const auto before = stored();
  int deaths = 0;
  for (rlim_t limit = 2048;; limit += 6 * 1024) {
    const pid_t child = fork();
    if (child == 0) {
      State state;
      const auto store = open_store();
      store->load(state);
      for (int i = 0; i < 100; ++i)
        state.clusters.put("new" + std::to_string(i),
                           {.arn = "new", .name = std::string(500, 'n')});
      state.clusters.erase(state.clusters.rows().begin()->first);
      limit_files(limit);
      std::signal(SIGXFSZ, SIG_DFL);
      store->save(state, kNow);
      _exit(0);
    }
    int status = 0;
    waitpid(child, &status, 0);
    if (WIFEXITED(status)) break;
    ++deaths;
    ASSERT_EQ(WTERMSIG(status), SIGXFSZ);
    ASSERT_EQ(stored(), before) << limit;
  }
  EXPECT_GT(deaths, 5);
  State state;
  open_store()->load(state);
  EXPECT_EQ(state.clusters.size(), 100u);
}

}  // namespace
}  // namespace localecs::store
