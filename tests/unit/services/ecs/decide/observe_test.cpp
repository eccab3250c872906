// What the Engine tells, taken into a task's rows: each outcome at the step that waits for it, and
// what a full list mends.
#include <localecs/services/ecs/rows/task.hpp>

#include <gmock/gmock.h>

#include "sample_task.hpp"

namespace localecs::decide {
namespace {

using namespace std::chrono_literals;
using effects::Problem;
using state::Container;
using state::ContainerStep;
using enum state::ContainerStep;

struct Observed : testing::Test {
  Observed() {
    auto definition = container_definition("a");
    definition.healthCheck.emplace();
    task = sample_task({definition});
  }
  Container& at(ContainerStep step) {
    container().step = step;
    container().exists = step >= created;
    container().runtime_id = step >= created ? "r" : "";
    if (step == running || step == stopping) container().started_at = kNow - 1min;
    return container();
  }
  Container& container() { return task.containers[0]; }
  void told(const effects::Observation& observation) {
    observe(task, observation, kNow, local_timing());
  }
  void listed(const effects::Listed& one, TimePoint asked_at = kNow) {
    resync(task, {&one}, asked_at, kNow, local_timing());
  }
  static Problem problem(Problem::Kind kind) { return {kind, "words"}; }

  state::Task task;
  effects::ContainerKey key{.task_arn = "t", .container = "a"};
};

TEST_F(Observed, a_made_container_can_be_started) {
  at(creating);
  told(effects::Created{key, "r", {}});
  EXPECT_EQ(container().step, created);
  EXPECT_TRUE(container().exists);
  EXPECT_EQ(container().runtime_id, "r");
  EXPECT_EQ(container().created_at, kNow);
  EXPECT_EQ(task.version, 1);  // nothing that ECS publishes
}

TEST_F(Observed, a_missing_image_is_pulled_once) {
  at(creating);
  told(effects::Created{key, "", problem(Problem::Kind::no_image)});
  EXPECT_EQ(container().step, waiting);
  EXPECT_TRUE(container().image_missing);
  at(pulling);
  told(effects::Pulled{key, {}});
  EXPECT_EQ(container().step, waiting);
  EXPECT_FALSE(container().image_missing);
  at(creating);
  told(effects::Created{key, "", problem(Problem::Kind::no_image)});
  EXPECT_EQ(container().step, stopped);
  EXPECT_EQ(container().reason, "CannotCreateContainerError: words");
}

TEST_F(Observed, refusals_and_timeouts_end_a_container_in_ecs_words) {
  using Kind = Problem::Kind;
  at(pulling);
  told(effects::Pulled{key, problem(Kind::refused)});
  EXPECT_EQ(container().step, waiting);  // decide_task knows whether that is the end
  EXPECT_EQ(container().pull_problem, "CannotPullContainerError: words");
  at(creating).pull_problem.clear();
  told(effects::Created{key, "", problem(Kind::timed_out)});
  EXPECT_EQ(container().reason, "DockerTimeoutError: words");
  at(starting);
  told(effects::Started{key, problem(Kind::refused), {}, ""});
  EXPECT_EQ(container().reason, "CannotStartContainerError: words");
  EXPECT_EQ(container().step, stopped);
  EXPECT_TRUE(container().exists);
}

TEST_F(Observed, an_engine_that_could_not_be_asked_is_asked_again) {
  const Problem away = problem(Problem::Kind::unreachable);
  at(pulling);
  told(effects::Pulled{key, away});
  EXPECT_EQ(container().step, waiting);
  at(creating);
  told(effects::Created{key, "", away});
  EXPECT_EQ(container().step, waiting);
  at(starting);
  told(effects::Started{key, away, {}, ""});
  EXPECT_EQ(container().step, created);
  at(stopping);
  told(effects::Stopped{key, away});
  EXPECT_EQ(container().step, running);
  EXPECT_EQ(container().retry_at, kNow + local_timing().engine_retry);
  EXPECT_EQ(container().reason, "");
}

TEST_F(Observed, a_container_that_vanished_is_made_again_before_it_ran_and_over_afterwards) {
  at(starting);
  told(effects::Started{key, problem(Problem::Kind::vanished), {}, ""});
  EXPECT_EQ(container().step, waiting);
  at(stopping);
  told(effects::Stopped{key, problem(Problem::Kind::vanished)});
  EXPECT_EQ(container().step, stopped);
  EXPECT_EQ(container().reason, "ContainerVanishedError: No container matching saved ID found");
}

TEST_F(Observed, an_end_brings_the_exit_code_and_its_cause) {
  at(running);
  told(effects::Exited{key, "r", 137, true, ""});
  EXPECT_EQ(container().step, stopped);
  EXPECT_EQ(container().exit_code, 137);
  EXPECT_EQ(container().reason, "OutOfMemoryError: Container killed due to memory usage");
}

TEST_F(Observed, an_end_is_heard_once_and_only_of_this_container) {
  at(running);
  told(effects::Exited{key, "another", 1, false, ""});
  EXPECT_EQ(container().step, running);
  told(effects::Exited{key, "r", 0, false, ""});
  told(effects::Exited{key, "r", 5, false, ""});
  EXPECT_EQ(container().exit_code, 0);
  EXPECT_EQ(container().reason, "");
}

TEST_F(Observed, an_end_may_overtake_the_start) {
  at(starting);
  told(effects::Exited{key, "r", 3, false, ""});
  told(effects::Started{key, {}, {}, "sha256:1"});
  EXPECT_EQ(container().step, stopped);
  EXPECT_EQ(container().started_at, kNow);
  EXPECT_EQ(container().image_digest, "sha256:1");
}

TEST_F(Observed, a_start_tells_where_the_container_is_and_what_it_is_made_of) {
  at(starting);
  told(effects::Started{key,
                        {},
                        {},
                        "sha256:d",
                        "sha256:i",
                        effects::NetworkAddress{"172.17.0.2", "02:42", "172.17.0.1", 16, ""}});
  EXPECT_EQ(container().step, running);
  EXPECT_EQ(container().image_digest, "sha256:d");
  EXPECT_EQ(container().image_id, "sha256:i");
  ASSERT_TRUE(container().address);
  EXPECT_EQ(container().address->ip, "172.17.0.2");
  EXPECT_EQ(container().address->gateway, "172.17.0.1");
  EXPECT_EQ(container().address->prefix_length, 16);
  EXPECT_EQ(task.version, 2);
  told(effects::Exited{key, "r", 0, false, ""});
  EXPECT_EQ(container().finished_at, kNow);
  EXPECT_EQ(task.version, 3);
}

TEST_F(Observed, late_outcomes_change_no_step) {
  at(stopped);
  told(effects::Pulled{key, {}});
  told(effects::Created{key, "r", problem(Problem::Kind::refused)});
  told(effects::Stopped{key, problem(Problem::Kind::refused)});
  EXPECT_EQ(container().step, stopped);
  EXPECT_EQ(container().reason, "");
  told(effects::Created{key, "late", {}});
  EXPECT_TRUE(container().exists);  // it has to be removed
}

TEST_F(Observed, health_counts_only_with_a_health_check) {
  at(running);
  told(effects::HealthChanged{key, state::HealthStatus::HEALTHY});
  EXPECT_EQ(container().health, state::HealthStatus::HEALTHY);
  task = sample_task({container_definition("a")});
  told(effects::HealthChanged{key, state::HealthStatus::HEALTHY});
  EXPECT_EQ(container().health, state::HealthStatus::UNKNOWN);
}

TEST_F(Observed, a_strangers_container_changes_nothing) {
  at(running);
  told(effects::Exited{{"t", "b"}, "r", 0, false, ""});
  EXPECT_EQ(container().step, running);
  EXPECT_EQ(task.version, 1);
}

TEST_F(Observed, a_list_tells_of_ends_and_of_health) {
  at(running);
  listed({.key = key,
          .runtime_id = "r",
          .running = true,
          .ever_started = true,
          .health = state::HealthStatus::UNHEALTHY});
  EXPECT_EQ(container().health, state::HealthStatus::UNHEALTHY);
  listed({.key = key, .runtime_id = "r", .running = false, .ever_started = true, .exit_code = 9});
  EXPECT_EQ(container().step, stopped);
  EXPECT_EQ(container().exit_code, 9);
}

TEST_F(Observed, a_list_finds_what_was_made_unheard) {
  at(waiting);
  listed({.key = key, .runtime_id = "r"});
  EXPECT_EQ(container().step, created);
  EXPECT_EQ(container().runtime_id, "r");
}

TEST_F(Observed, a_list_finds_what_was_started_unheard_and_does_not_start_it_twice) {
  at(created);
  listed({.key = key, .runtime_id = "r", .running = true, .ever_started = true});
  EXPECT_EQ(container().step, running);
  EXPECT_EQ(container().started_at, kNow);
  at(created).started_at.reset();
  listed({.key = key, .runtime_id = "r", .ever_started = true, .exit_code = 2});
  EXPECT_EQ(container().step, stopped);
  EXPECT_EQ(container().exit_code, 2);
}

TEST_F(Observed, what_has_ended_and_is_not_in_the_list_needs_no_removal_unless_it_is_newer) {
  at(stopped).created_at = kNow;
  resync(task, {}, kNow, kNow, local_timing());
  EXPECT_TRUE(container().exists);
  resync(task, {}, kNow + 1ms, kNow, local_timing());
  EXPECT_FALSE(container().exists);
}

TEST_F(Observed, what_the_list_lacks_has_vanished_unless_it_is_newer_than_the_list) {
  at(running).started_at = kNow;
  resync(task, {}, kNow, kNow, local_timing());
  EXPECT_EQ(container().step, running);
  resync(task, {}, kNow + 1ms, kNow, local_timing());
  EXPECT_EQ(container().step, stopped);
  EXPECT_FALSE(container().exists);
}

}  // namespace
}  // namespace localecs::decide
