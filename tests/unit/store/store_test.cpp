// What was saved comes back, what was not does not.
#include <localecs/aws/ecs/task_definition.hpp>
#include <localecs/services/all.hpp>
#include <localecs/store/store.hpp>

#include <localecs/services/cloudwatch/rows.hpp>
#include <localecs/services/cloudwatch/rows/alarms.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/cluster.hpp>
#include <localecs/services/ecs/rows/endpoints.hpp>
#include <localecs/services/ecs/rows/family.hpp>
#include <localecs/services/ecs/rows/instance.hpp>
#include <localecs/services/ecs/rows/service.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/services/ecs/rows/task_table.hpp>
#include <localecs/services/logs/rows.hpp>
#include <localecs/services/logs/rows/logs.hpp>
#include <localecs/services/sts/rows.hpp>
#include <localecs/services/sts/rows/sessions.hpp>
#include <localecs/state/state.hpp>

#include <gmock/gmock.h>

#include "store_fixture.hpp"

namespace localecs::store {
namespace {

using state::State;
using testing::HasSubstr;
using testing::IsEmpty;

TEST_F(StoreTest, every_kind_of_row_comes_back) {
  State state{services::parts()};
  auto store = open_store();
  store->load(state);
  fill(state);
  std::set<std::string> tables;
  for (const auto& [row, record] : shown(state)) tables.insert(row.substr(0, row.find(' ')));
  // Every table of the sample, and the events.
  EXPECT_EQ(static_cast<std::ptrdiff_t>(tables.size()),
            std::ranges::count_if(state.parts(), [](const state::Part& part) {
              return part.write != nullptr;
            }) + 1);
  store->save(state, kNow);
  const auto before = shown(state);
  State again{services::parts()};
  store.reset();
  open_store()->load(again);
  EXPECT_EQ(shown(again), before);
}

TEST_F(StoreTest, what_rows_are_found_by_comes_back) {
  save_sample();
  State state{services::parts()};
  open_store()->load(state);
  const std::string task = state[ecs::tasks].rows().begin()->first;
  EXPECT_EQ(state[ecs::tasks].of_service(state[ecs::services].rows().begin()->first).size(), 2u);
  EXPECT_EQ(state[ecs::tasks].on_instance(state[ecs::instances].rows().begin()->first).size(), 2u);
  EXPECT_THAT(state[sts::role_sessions].of_task(task), testing::ElementsAre("ASIA"));
  // Its row accounts for what runs there; it is not counted a second time.
  EXPECT_EQ(state[ecs::instances].rows().begin()->second.used.cpu, 512);
}

TEST_F(StoreTest, a_definition_stays_one_however_many_run_it) {
  save_sample();
  State state{services::parts()};
  open_store()->load(state);
  const auto& registered = state[ecs::families].rows().begin()->second.revisions.at(1).registered;
  for (const auto& [arn, task] : state[ecs::tasks].rows()) EXPECT_EQ(task.definition, registered);
  EXPECT_EQ(state[ecs::services].rows().begin()->second.last_completed->definition, registered);
  EXPECT_EQ(registered.use_count(), 4);  // nobody else holds it
}

TEST_F(StoreTest, a_settled_task_is_not_counted_again) {
  State state{services::parts()};
  auto store = open_store();
  store->load(state);
  fill(state);
  const std::string arn = state[ecs::tasks].rows().begin()->first;
  state::Task task = *state[ecs::tasks].find(arn);
  task.last_status = state::TaskStatus::STOPPED;
  state[ecs::tasks].update(task);
  state[ecs::tasks].settle(arn);
  store->save(state, kNow);
  store.reset();
  State again{services::parts()};
  open_store()->load(again);
  EXPECT_EQ(again[ecs::tasks].of_service(task.service_arn).count(arn), 0u);
  EXPECT_EQ(again[ecs::tasks].on_instance(task.instance_arn).count(arn), 0u);
  EXPECT_EQ(again[ecs::endpoints].credentials.count("credentials-a"), 0u);
}

TEST_F(StoreTest, only_what_was_saved_counts) {
  save_sample();
  const auto before = stored();
  State state{services::parts()};
  {
    const auto store = open_store();
    store->load(state);
    state[ecs::clusters].erase(state[ecs::clusters].rows().begin()->first);
  }
  EXPECT_EQ(stored(), before);
}

TEST_F(StoreTest, changes_and_ends_of_rows_are_saved) {
  save_sample();
  State state{services::parts()};
  auto store = open_store();
  store->load(state);
  state.clear();
  state[ecs::clusters].put("new", {.arn = "new", .name = "new"});
  store->save(state, kNow);
  EXPECT_THAT(state.changes.unsaved(), IsEmpty());
  store.reset();
  State again{services::parts()};
  open_store()->load(again);
  EXPECT_EQ(again[ecs::clusters].size(), 1u);
  EXPECT_EQ(again[ecs::clusters].find("new")->name, "new");
  EXPECT_EQ(
      again[ecs::tasks].size() + again[ecs::services].size() + again[logs::groups].groups().size(),
      0u);
}

TEST_F(StoreTest, quiet_writes_are_saved_too) {
  save_sample();
  State state{services::parts()};
  auto store = open_store();
  store->load(state);
  const std::string arn = state[ecs::services].rows().begin()->first;
  state::Service service = *state[ecs::services].find(arn);
  service.desired_count = 7;
  state.changes.take();
  state[ecs::services].replace_quietly(arn, service);
  EXPECT_TRUE(state.changes.empty());
  store->save(state, kNow);
  store.reset();
  State again{services::parts()};
  open_store()->load(again);
  EXPECT_EQ(again[ecs::services].find(arn)->desired_count, 7);
}

TEST_F(StoreTest, a_stream_that_is_made_anew_has_none_of_the_old_events) {
  save_sample();
  State state{services::parts()};
  auto store = open_store();
  store->load(state);
  const std::string arn = state[logs::groups].groups().begin()->first;
  state::LogGroup& group = *state[logs::groups].open(arn);
  state[logs::groups].erase_stream(group, "web/1");
  state::LogStream* stream = state[logs::groups].open_stream(arn, "web/1", kNow);
  const std::int64_t early = kNow.time_since_epoch().count() - 60'000;
  state[logs::groups].append(group, *stream, {{early, "early"}}, kNow);
  store->save(state, kNow);
  const auto before = shown(state);
  store.reset();
  EXPECT_EQ(stored(), before);
  EXPECT_THAT(before.at("web/1 events"), HasSubstr("early"));
}

TEST_F(StoreTest, events_of_many_appends_are_written_at_once) {
  State state{services::parts()};
  auto store = open_store();
  store->load(state);
  fill(state);
  store->save(state, kNow);
  const std::string arn = state[logs::groups].groups().begin()->first;
  state::LogGroup& group = *state[logs::groups].open(arn);
  const std::int64_t at = kNow.time_since_epoch().count() - 60'000;
  for (int i = 0; i < 60; ++i) {
    state::LogStream* stream =
        state[logs::groups].open_stream(arn, i % 3 ? "web/1" : "other", kNow);
    state[logs::groups].append(group, *stream, {{at + i * 7 % 20, "a"}, {at - i % 4, "b"}}, kNow);
    if (i == 30) state[logs::groups].erase_stream(group, "other");
  }
  store->save(state, kNow);
  const auto before = shown(state);
  store.reset();
  EXPECT_EQ(stored(), before);
}

TEST_F(StoreTest, events_that_leave_the_memory_leave_the_file) {
  State state{services::parts()};
  auto store = open_store();
  store->load(state);
  fill(state);
  store->save(state, kNow);
  state::LogGroup& group = *state[logs::groups].open(state[logs::groups].groups().begin()->first);
  state[logs::groups].expire(group, kNow + std::chrono::hours(24 * 8));
  store->save(state, kNow);
  const auto before = shown(state);
  EXPECT_FALSE(before.contains("web/1 events"));
  store.reset();
  EXPECT_EQ(stored(), before);
}

TEST_F(StoreTest, what_was_put_of_a_metric_goes_when_it_is_too_old) {
  save_sample();
  {
    State state{services::parts()};
    const auto store = open_store();
    store->load(state);
    ASSERT_EQ(state[cloudwatch::metrics].all().begin()->second.points.size(), 2u);
    state[cloudwatch::metrics].expire(kNow + std::chrono::days(15) + std::chrono::seconds(1));
    store->save(state, kNow);
  }
  State state{services::parts()};
  open_store()->load(state);
  EXPECT_EQ(state[cloudwatch::metrics].all().begin()->second.points.size(), 1u);
}

TEST_F(StoreTest, members_that_came_and_went_do_not_matter) {
  save_sample();
  // {"arn": 'old', "gone": [1, {}], "name": 'n'}
  change("UPDATE clusters SET record = x'BF6361726E436F6C6464676F6E658201A0646E616D65416EFF'");
  State state{services::parts()};
  open_store()->load(state);
  const state::Cluster& cluster = state[ecs::clusters].rows().begin()->second;
  EXPECT_EQ(cluster.arn, "old");
  EXPECT_EQ(cluster.name, "n");
  EXPECT_TRUE(cluster.active);
}

TEST_F(StoreTest, definitions_that_nobody_runs_are_forgotten_in_time) {
  save_sample();
  const auto erase_all = [&] {
    State state{services::parts()};
    const auto store = open_store();
    store->load(state);
    state.clear();
    store->save(state, kNow);
  };
  erase_all();
  State state{services::parts()};
  {
    const auto store = open_store();
    store->load(state);
    state[ecs::clusters].put("c", {.arn = "c"});
    store->save(state, kNow);
  }
  EXPECT_EQ(count("task_definitions"), 0);
}

TEST_F(StoreTest, definitions_that_nothing_refers_to_any_more_go_while_it_runs) {
  State state{services::parts()};
  auto store = open_store();
  store->load(state);
  for (int i = 0; i < 1000; ++i) {
    state::Family family;
    for (int number = 1; number <= 3; ++number)
      family.revisions[number].registered = std::make_shared<aws::ecs::TaskDefinition>();
    state[ecs::families].put("f", family);
    if (i % 100 == 0) state[ecs::families].put("kept " + std::to_string(i), family);
    store->save(state, kNow);
  }
  store.reset();
  EXPECT_LT(count("task_definitions"), 200);
  State again{services::parts()};
  open_store()->load(again);
  EXPECT_EQ(again[ecs::families].size(), 11u);
}

}  // namespace
}  // namespace localecs::store
