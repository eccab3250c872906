// No file is harmed that is not ours to write, and ours by no death and no full disk.
#include <localecs/services/all.hpp>
#include <localecs/store/store.hpp>

#include <localecs/services/cloudwatch/rows.hpp>
#include <localecs/services/cloudwatch/rows/alarms.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/cluster.hpp>
#include <localecs/services/ecs/rows/task_table.hpp>
#include <localecs/state/state.hpp>

#include <gmock/gmock.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>

#include "store_fixture.hpp"

namespace localecs::store {
namespace {

using state::State;
using testing::HasSubstr;

class StoreFile : public StoreTest {};

// No file of this process may grow beyond that; 0: as far as the disk allows.
void limit_files(rlim_t bytes) {
  std::signal(SIGXFSZ, SIG_IGN);
  rlimit limit{};
  getrlimit(RLIMIT_FSIZE, &limit);
  limit.rlim_cur = bytes == 0 ? limit.rlim_max : bytes;
  setrlimit(RLIMIT_FSIZE, &limit);
}

TEST_F(StoreFile, a_table_that_an_earlier_localecs_had_not_is_made) {
  save_sample();
  change("DROP TABLE alarms");
  State state{services::parts()};
  open_store()->load(state);
  EXPECT_EQ(count("alarms"), 0);
  EXPECT_GT(count("clusters"), 0);
}

TEST_F(StoreFile, says_whose_it_is_and_when_it_was_written) {
  save_sample();
  const auto store = open(folder, "another", services::parts());
  EXPECT_EQ(store->owner(), "127.0.0.1:4566/1");
  EXPECT_EQ(store->saved_at(), kNow);
}

TEST_F(StoreFile, the_file_is_for_its_owners_eyes) {
  save_sample();
  const auto store = open_store();
  for (const auto& entry : fs::directory_iterator(folder)) {
    struct stat status {};
    ASSERT_EQ(stat(entry.path().c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 0777, 0600u) << entry.path();
  }
}

TEST_F(StoreFile, only_one_process_has_it_open) {
  const auto store = open_store();
  EXPECT_THAT(refusal(), HasSubstr("is in use by another localecs"));
}

TEST_F(StoreFile, a_newer_file_is_refused_and_left_alone) {
  save_sample();
  change("PRAGMA user_version = 999; PRAGMA wal_checkpoint(TRUNCATE)");
  const std::string before = bytes();
  EXPECT_THAT(refusal(), HasSubstr("was written by a newer localecs"));
  EXPECT_EQ(bytes(), before);
}

// Its version is in the log beside the file, where the file's own first bytes do not show it.
TEST_F(StoreFile, a_newer_file_that_was_left_in_the_middle_is_refused_and_left_alone) {
  save_sample();
  const std::string before = bytes();
  change("PRAGMA user_version = 999", true);
  ASSERT_EQ(bytes(), before);
  for (int i = 0; i < 2; ++i) EXPECT_THAT(refusal(), HasSubstr("was written by a newer localecs"));
  EXPECT_EQ(bytes(), before);
}

TEST_F(StoreFile, another_programs_file_with_a_journal_beside_it_is_refused_and_left_alone) {
  change("CREATE TABLE mine (id)");
  const std::string before = bytes();
  std::ofstream(file().string() + "-journal") << "";
  EXPECT_THAT(refusal(), HasSubstr("no file of localecs"));
  EXPECT_EQ(bytes(), before);
}

TEST_F(StoreFile, a_file_of_the_first_version_is_brought_up_to_date) {
  save_sample();
  change(
      "DROP TABLE metrics; DROP TABLE metric_moments; PRAGMA user_version = 1; "
      "PRAGMA wal_checkpoint(TRUNCATE)");
  State state{services::parts()};
  const auto store = open_store();
  store->load(state);
  EXPECT_EQ(state[ecs::tasks].size(), 2u);
  EXPECT_EQ(state[cloudwatch::metrics].size(), 0u);
  state[cloudwatch::metrics].put(state::metric_key("us-east-1", "0", {}), {}, kNow,
                                 {.count = 1, .values = {}}, kNow);
  store->save(state, kNow);
}

TEST_F(StoreFile, what_is_no_store_is_refused_and_left_alone) {
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
TEST_F(StoreFile, a_damaged_file_is_refused_and_left_alone) {
  save_sample();
  change("PRAGMA wal_checkpoint(TRUNCATE)");
  std::string damaged = bytes();
  for (std::size_t i = 4096; i < damaged.size(); ++i) damaged[i] = static_cast<char>(i * 7);
  std::ofstream(file(), std::ios::binary) << damaged;
  EXPECT_THROW(
      {
        State state{services::parts()};
        open_store()->load(state);
      },
      StoreError);
  EXPECT_EQ(bytes(), damaged);
}

TEST_F(StoreFile, a_damaged_record_is_refused) {
  save_sample();
  for (const char* record : {"x'00'", "x'BF'", "x'BF6361726EFF'", "x''"}) {
    change(std::string("UPDATE tasks SET record = ") + record);
    State state{services::parts()};
    EXPECT_THROW(open_store()->load(state), StoreError) << record;
  }
}

// The limit on the file's size stands for a disk without room.
TEST_F(StoreFile, a_full_disk_is_an_error_and_nothing_is_lost_once_there_is_room) {
  State state{services::parts()};
  auto store = open_store();
  store->load(state);
  state[ecs::clusters].put("before", {.arn = "before"});
  store->save(state, kNow);
  limit_files(200 << 10);
  state[ecs::clusters].put("large", {.arn = "large", .name = std::string(1 << 20, 'x')});
  EXPECT_THROW(store->save(state, kNow), StoreError);
  EXPECT_FALSE(state.changes.unsaved().empty());
  limit_files(0);
  store->save(state, kNow);
  store.reset();
  State again{services::parts()};
  open_store()->load(again);
  EXPECT_EQ(again[ecs::clusters].find("large")->name.size(), 1u << 20);
  EXPECT_NE(again[ecs::clusters].find("before"), nullptr);
}

// The kernel kills whoever writes beyond the limit: here the daemon, at ever later points of one
// transaction, until one is late enough for the whole.
TEST_F(StoreFile, a_death_in_the_middle_of_a_write_leaves_what_was_before_or_all_of_it) {
  save_sample();
  const auto before = stored();
  int deaths = 0;
  for (rlim_t limit = 2048;; limit += 6 * 1024) {
    const pid_t child = fork();
    if (child == 0) {
      State state{services::parts()};
      const auto store = open_store();
      store->load(state);
      for (int i = 0; i < 100; ++i)
        state[ecs::clusters].put("new" + std::to_string(i),
                                 {.arn = "new", .name = std::string(500, 'n')});
      state[ecs::clusters].erase(state[ecs::clusters].rows().begin()->first);
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
  State state{services::parts()};
  open_store()->load(state);
  EXPECT_EQ(state[ecs::clusters].size(), 100u);
}

}  // namespace
}  // namespace localecs::store
