// The task table keeps its books, and the instances' accounts, in step with its rows.
#include <localecs/services/all.hpp>
#include <localecs/state/state.hpp>

#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/endpoints.hpp>
#include <localecs/services/ecs/rows/instance.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/services/ecs/rows/task_table.hpp>
#include <localecs/services/ecs/rows/token_use.hpp>
#include <localecs/services/sts/rows.hpp>
#include <localecs/services/sts/rows/sessions.hpp>

#include <gmock/gmock.h>

namespace localecs::state {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Task task_of(const std::string& arn, const std::string& service = {}) {
  Task task;
  task.arn = arn;
  task.instance_arn = "i";
  task.service_arn = service;
  task.resources = {.cpu = 100, .memory = 200, .ports_tcp = {80}, .ports_udp = {53}};
  return task;
}

Task stopped(Task task) {
  task.last_status = TaskStatus::STOPPED;
  return task;
}

struct TaskTableTest : testing::Test {
  TaskTableTest() {
    Instance instance;
    instance.arn = "i";
    state[ecs::instances].put("i", instance);
  }
  const Instance& instance() { return *state[ecs::instances].find("i"); }
  State state{services::parts()};
};

TEST_F(TaskTableTest, a_task_takes_its_resources_and_joins_its_groups) {
  state[ecs::tasks].add(task_of("t", "s"));
  EXPECT_EQ(instance().used.cpu, 100);
  EXPECT_EQ(instance().used.memory, 200);
  EXPECT_THAT(instance().used.ports_tcp, ElementsAre(80));
  EXPECT_THAT(instance().used.ports_udp, ElementsAre(53));
  EXPECT_EQ(instance().version, 2);
  EXPECT_THAT(state[ecs::tasks].on_instance("i"), ElementsAre("t"));
  EXPECT_THAT(state[ecs::tasks].of_service("s"), ElementsAre("t"));
}

TEST_F(TaskTableTest, a_task_of_no_service_joins_none) {
  state[ecs::tasks].add(task_of("t"));
  EXPECT_THAT(state[ecs::tasks].of_service(""), IsEmpty());
}

TEST_F(TaskTableTest, resources_come_back_once_when_the_task_is_stopped) {
  state[ecs::tasks].add(task_of("t", "s"));
  Task stopping = task_of("t", "s");
  stopping.last_status = TaskStatus::STOPPING;
  state[ecs::tasks].update(stopping);
  EXPECT_EQ(instance().used.cpu, 100);
  state[ecs::tasks].update(stopped(task_of("t", "s")));
  state[ecs::tasks].update(stopped(task_of("t", "s")));
  EXPECT_EQ(instance().used.cpu, 0);
  EXPECT_EQ(instance().used.memory, 0);
  EXPECT_THAT(instance().used.ports_tcp, IsEmpty());
  EXPECT_THAT(state[ecs::tasks].on_instance("i"), IsEmpty());
  EXPECT_THAT(state[ecs::tasks].of_service("s"), ElementsAre("t"));  // until the service took note
}

TEST_F(TaskTableTest, an_unknown_task_is_not_brought_to_life_by_an_update) {
  state[ecs::tasks].update(task_of("t"));
  EXPECT_EQ(state[ecs::tasks].size(), 0u);
}

TEST_F(TaskTableTest, an_erased_task_leaves_its_groups) {
  state[ecs::tasks].add(task_of("t", "s"));
  state[ecs::tasks].erase("t");
  state[ecs::tasks].erase("t");
  EXPECT_THAT(state[ecs::tasks].on_instance("i"), IsEmpty());
  EXPECT_THAT(state[ecs::tasks].of_service("s"), IsEmpty());
}

TEST_F(TaskTableTest, whatever_an_edit_does_to_a_task_the_books_follow) {
  state[ecs::tasks].add(task_of("t", "s"));
  const auto& tasks = state[ecs::tasks];
  EXPECT_THAT(tasks.group("", "").on, ElementsAre(testing::Pair("i", 1)));
  state[ecs::tasks].edit("t")->should_run = false;
  EXPECT_EQ(tasks.group("", "").live, 1u);
  EXPECT_THAT(tasks.group("", "").on, IsEmpty());
  state[ecs::tasks].edit("t")->last_status = TaskStatus::STOPPED;
  EXPECT_EQ(tasks.group("", "").live, 0u);
  EXPECT_THAT(tasks.on_instance("i"), IsEmpty());
  EXPECT_EQ(instance().used.cpu, 0);
  state[ecs::tasks].edit("t")->settled = true;
  EXPECT_THAT(tasks.of_service("s"), IsEmpty());
}

TEST_F(TaskTableTest, an_edit_of_no_task_is_empty) {
  EXPECT_FALSE(state[ecs::tasks].edit("none"));
}

RoleSession session_of(const std::string& task, const std::string& key) {
  RoleSession session;
  session.task_arn = task;
  session.access_key_id = key;
  return session;
}

TEST_F(TaskTableTest, credentials_end_when_the_task_is_stopped) {
  Task task = task_of("t");
  task.credentials_id = "c";
  state[ecs::tasks].add(task);
  for (const char* key : {"A", "B"}) state[sts::role_sessions].add(session_of("t", key));
  state[sts::role_sessions].add(session_of("", "C"));
  state[ecs::tasks].update(task);
  EXPECT_EQ(state[ecs::endpoints].credentials.count("c"), 1u);
  EXPECT_EQ(state[sts::role_sessions].size(), 3u);
  state[ecs::tasks].update(stopped(task));
  EXPECT_THAT(state[ecs::endpoints].credentials, IsEmpty());
  EXPECT_EQ(state[sts::role_sessions].size(), 1u);
  EXPECT_EQ(state[sts::role_sessions].rows().count("C"), 1u);
}

TEST_F(TaskTableTest, credentials_end_with_an_erased_task) {
  Task task = task_of("t");
  task.credentials_id = "c";
  state[ecs::tasks].add(task);
  state[sts::role_sessions].add(session_of("t", "A"));
  state[ecs::tasks].erase("t");
  EXPECT_THAT(state[ecs::endpoints].credentials, IsEmpty());
  EXPECT_THAT(state[sts::role_sessions].rows(), IsEmpty());
  EXPECT_THAT(state[sts::role_sessions].of_task("t"), IsEmpty());
}

TEST(RoleSession, has_the_forms_of_iam) {
  IdSource ids(7);
  const TimePoint end{std::chrono::seconds(9)};
  const RoleSession one = make_role_session(ids, "arn:aws:iam::1:role/a", "n", end);
  const RoleSession two = make_role_session(ids, "arn:aws:iam::1:role/a", "n", end);
  EXPECT_THAT(one.access_key_id, testing::MatchesRegex("ASIA[A-Z2-7]{16}"));
  EXPECT_THAT(one.secret_access_key, testing::SizeIs(40));
  EXPECT_THAT(one.role_id, testing::MatchesRegex("AROA[A-Z2-7]{17}"));
  EXPECT_EQ(one.role_id, two.role_id);
  EXPECT_NE(one.role_id, role_id_of("arn:aws:iam::1:role/b"));
  EXPECT_NE(one.access_key_id, two.access_key_id);
  EXPECT_NE(one.token, two.token);
  EXPECT_EQ(one.expires_at, end);
}

TEST_F(TaskTableTest, clear_forgets_all_and_says_what) {
  state[ecs::tasks].add(task_of("t", "s"));
  state[ecs::tokens].put("k", {});
  state.changes.take();
  state.clear();
  EXPECT_THAT(state.changes.take(),
              ElementsAre(state.key(ecs::tasks, "t"), state.key(ecs::instances, "i"),
                          state.key(ecs::tokens, "k")));
  EXPECT_THAT(state[ecs::tokens].rows(), IsEmpty());
  EXPECT_THAT(state[ecs::tasks].of_service("s"), IsEmpty());
}

TEST(Scope, makes_arns) {
  EXPECT_EQ((Scope{"123456789012", "eu-west-1"}.arn("cluster/a")),
            "arn:aws:ecs:eu-west-1:123456789012:cluster/a");
  EXPECT_EQ((Scope{"1", "cn-north-1"}.arn("x")), "arn:aws-cn:ecs:cn-north-1:1:x");
}

}  // namespace
}  // namespace localecs::state
