// restartPolicy: which ends are followed by another run of the same container.
#include <localecs/aws/ecs/container_restart_policy.hpp>
#include <localecs/aws/ecs/task.hpp>
#include <localecs/services/all.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/hosts.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/state/state.hpp>

#include <gmock/gmock.h>

#include "sample_task.hpp"

namespace localecs::decide {
namespace {

using namespace std::chrono_literals;
using effects::Problem;
using state::ContainerStep;
using testing::ElementsAre;
using testing::IsEmpty;

struct Restarts : testing::Test {
  Restarts() {
    with_engine(state);
    auto definition = container_definition("a");
    definition.restartPolicy = aws::ecs::ContainerRestartPolicy{
        .enabled = true, .ignoredExitCodes = {{0, 9}}, .restartAttemptPeriod = 60};
    task = sample_task({definition});
    container().step = ContainerStep::running;
    container().exists = true;
    container().runtime_id = "r";
    container().started_at = kNow;
    decide(kNow);
  }
  state::Container& container() { return task.containers[0]; }
  TaskPlan decide(TimePoint now) {
    TaskPlan plan = decide_task(state, task, now, local_timing());
    task = plan.task;
    return plan;
  }
  void exits(int code, TimePoint now) {
    observe(task, effects::Dying{key}, now, local_timing());
    EXPECT_TRUE(decide(now).task.should_run);  // the exit code is not known yet
    observe(task, effects::Exited{key, "r", code, false, ""}, now, local_timing());
  }
  void starts(TimePoint now) {
    observe(task, effects::Started{key, {}, {}, "", "", {}}, now, local_timing());
  }

  state::State state{services::parts()};
  state::Task task;
  effects::ContainerKey key{"t", "a"};
};

TEST_F(Restarts, the_same_container_runs_again) {
  exits(1, kNow + 60s);
  const TaskPlan plan = decide(kNow + 60s);
  EXPECT_THAT(asked(plan), ElementsAre("start a"));
  EXPECT_TRUE(effect_of<effects::StartContainer>(plan).is_restart);
  EXPECT_EQ(effect_of<effects::StartContainer>(plan).runtime_id, "r");
  EXPECT_TRUE(task.should_run);
  EXPECT_EQ(container().restarts, 1);
  starts(kNow + 61s);
  EXPECT_EQ(container().step, ContainerStep::running);
  EXPECT_EQ(container().started_at, kNow + 61s);
  EXPECT_EQ(container().restarted_at, kNow + 61s);
  EXPECT_EQ(container().exit_code, std::nullopt);
  // The period counts from the restart.
  exits(1, kNow + 120s);
  EXPECT_THAT(asked(decide(kNow + 120s)), IsEmpty());
  EXPECT_EQ(task.last_status, state::TaskStatus::STOPPED);
  EXPECT_EQ(container().exit_code, 1);
}

TEST_F(Restarts, do_not_follow_ignored_codes) {
  exits(9, kNow + 1h);
  EXPECT_THAT(asked(decide(kNow + 1h)), IsEmpty());
  EXPECT_EQ(task.stop_code, aws::ecs::TaskStopCode::EssentialContainerExited);
}

TEST_F(Restarts, do_not_follow_an_end_before_the_period) {
  exits(1, kNow + 59s);
  EXPECT_EQ(container().step, ContainerStep::stopped);
  EXPECT_EQ(container().finished_at, kNow + 59s);
}

TEST_F(Restarts, do_not_follow_a_stop) {
  state::request_stop(task, aws::ecs::TaskStopCode::UserInitiated, "", kNow);
  decide(kNow);
  observe(task, effects::Exited{key, "r", 143, false, ""}, kNow + 1h, local_timing());
  EXPECT_EQ(container().step, ContainerStep::stopped);
}

TEST_F(Restarts, that_wait_for_the_engine_end_with_the_task) {
  exits(1, kNow + 60s);
  state[ecs::hosts].own.connected = false;
  EXPECT_THAT(asked(decide(kNow + 60s)), IsEmpty());
  EXPECT_EQ(task.last_status, state::TaskStatus::RUNNING);
  state::request_stop(task, aws::ecs::TaskStopCode::UserInitiated, "", kNow + 60s);
  decide(kNow + 60s);
  EXPECT_EQ(task.last_status, state::TaskStatus::STOPPED);
  EXPECT_EQ(container().exit_code, 1);
}

TEST_F(Restarts, of_a_container_that_is_not_there_any_more_fail) {
  exits(1, kNow + 60s);
  decide(kNow + 60s);
  observe(task, effects::Started{key, Problem{Problem::Kind::vanished, ""}, {}, "", "", {}},
          kNow + 60s, local_timing());
  EXPECT_EQ(container().reason, "ContainerVanishedError: No container matching saved ID found");
}

TEST_F(Restarts, are_not_undone_by_a_list_of_the_time_before) {
  exits(1, kNow + 60s);
  const effects::Listed running{
      .key = key, .runtime_id = "r", .running = true, .ever_started = true};
  const effects::Listed ended{.key = key, .runtime_id = "r", .ever_started = true, .exit_code = 1};
  resync(task, {&running}, kNow + 59s, kNow + 60s, local_timing());
  EXPECT_EQ(container().step, ContainerStep::created);
  decide(kNow + 60s);
  resync(task, {&ended}, kNow + 60s, kNow + 60s, local_timing());
  EXPECT_EQ(container().step, ContainerStep::starting);
  starts(kNow + 61s);
  resync(task, {&ended}, kNow + 60s, kNow + 62s, local_timing());
  EXPECT_EQ(container().step, ContainerStep::running);
  resync(task, {&ended}, kNow + 62s, kNow + 63s, local_timing());
  EXPECT_EQ(container().step, ContainerStep::stopped);
}

}  // namespace
}  // namespace localecs::decide
