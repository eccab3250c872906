// One look at one task: for each step of its containers, what is asked of the Engine and what the
// task becomes.
#include <localecs/aws/ecs/container_definition.hpp>
#include <localecs/aws/ecs/task.hpp>
#include <localecs/services/all.hpp>
#include <localecs/services/ecs/decide/lifecycle.hpp>

#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/state/state.hpp>

#include <gmock/gmock.h>

#include "sample_task.hpp"

namespace localecs::decide {
namespace {

using namespace std::chrono_literals;
using aws::ecs::TaskStopCode;
using state::Container;
using state::ContainerStep;
using state::TaskStatus;
using enum state::ContainerStep;
using testing::ElementsAre;
using testing::IsEmpty;

state::Task task_at(const std::vector<ContainerStep>& steps, bool should_run = true) {
  std::vector<aws::ecs::ContainerDefinition> definitions;
  for (std::size_t i = 0; i < steps.size(); ++i)
    definitions.push_back(container_definition(std::string(1, static_cast<char>('a' + i))));
  state::Task task = sample_task(definitions);
  for (std::size_t i = 0; i < steps.size(); ++i) {
    task.containers[i].step = steps[i];
    if (steps[i] == running || steps[i] == stopping) task.containers[i].started_at = kNow - 10s;
    task.containers[i].exists = steps[i] >= created;
  }
  if (!should_run) state::request_stop(task, TaskStopCode::UserInitiated, "by user", kNow - 1s);
  return task;
}

TaskPlan look(const state::Task& task, bool engine_up = true, TimePoint now = kNow) {
  state::State state{services::parts()};
  return decide_task(with_engine(state, engine_up), task, now, local_timing());
}

struct Row {
  ContainerStep before;
  std::string effect;  // empty: none
  ContainerStep after;
  TaskStatus status;
};

void expect_row(const Row& row, bool should_run) {
  SCOPED_TRACE("step " + std::to_string(static_cast<int>(row.before)));
  const TaskPlan plan = look(task_at({row.before}, should_run));
  EXPECT_EQ(asked(plan),
            row.effect.empty() ? std::vector<std::string>{} : std::vector<std::string>{row.effect});
  EXPECT_EQ(plan.task.containers[0].step, row.after);
  EXPECT_EQ(plan.task.last_status, row.status);
  // To decide again changes nothing: what is in flight is not asked for twice.
  EXPECT_THAT(asked(look(plan.task)), IsEmpty());
}

TEST(Lifecycle, brings_up_a_task_that_is_to_run) {
  for (const Row& row : {Row{waiting, "create a", creating, TaskStatus::ACTIVATING},
                         Row{pulling, "", pulling, TaskStatus::ACTIVATING},
                         Row{creating, "", creating, TaskStatus::ACTIVATING},
                         Row{created, "start a", starting, TaskStatus::ACTIVATING},
                         Row{starting, "", starting, TaskStatus::ACTIVATING},
                         Row{running, "", running, TaskStatus::RUNNING}})
    expect_row(row, true);
}

TEST(Lifecycle, brings_down_a_task_that_is_to_stop) {
  for (const Row& row : {Row{waiting, "", stopped, TaskStatus::STOPPED},
                         Row{pulling, "", stopped, TaskStatus::STOPPED},
                         Row{creating, "", creating, TaskStatus::STOPPING},
                         Row{starting, "", starting, TaskStatus::STOPPING},
                         Row{running, "stop a", stopping, TaskStatus::STOPPING},
                         Row{stopping, "", stopping, TaskStatus::STOPPING}})
    expect_row(row, false);
}

TEST(Lifecycle, removes_what_was_made_and_never_ran_at_once) {
  const TaskPlan plan = look(task_at({created}, false));
  EXPECT_THAT(asked(plan), ElementsAre("remove a"));
  EXPECT_EQ(plan.task.last_status, TaskStatus::STOPPED);
  EXPECT_THAT(asked(look(plan.task)), IsEmpty());
}

TEST(Lifecycle, asks_nothing_of_an_engine_that_is_away) {
  for (const ContainerStep step : {waiting, created, running})
    for (const bool should_run : {true, false})
      EXPECT_THAT(asked(look(task_at({step}, should_run), false)), IsEmpty());
  EXPECT_EQ(look(task_at({waiting}), false).task.last_status, TaskStatus::PENDING);
}

TEST(Lifecycle, waits_before_it_asks_again) {
  state::Task task = task_at({waiting});
  task.containers[0].retry_at = kNow + 1ms;
  EXPECT_THAT(asked(look(task)), IsEmpty());
  EXPECT_EQ(look(task).wake, kNow + 1ms);
  EXPECT_THAT(asked(look(task, true, kNow + 1ms)), ElementsAre("create a"));
}

TEST(Lifecycle, pulls_only_what_the_engine_says_is_missing) {
  state::Task task = task_at({waiting});
  task.containers[0].image_missing = true;
  const TaskPlan plan = look(task);
  EXPECT_THAT(asked(plan), ElementsAre("pull a"));
  EXPECT_EQ(std::get<effects::PullImage>(plan.effects[0]).image, "a:1");
  EXPECT_EQ(plan.task.pull_started_at, kNow);
}

TEST(Lifecycle, a_task_runs_when_every_container_has_started) {
  EXPECT_EQ(look(task_at({running, starting})).task.last_status, TaskStatus::ACTIVATING);
  const TaskPlan plan = look(task_at({running, running}));
  EXPECT_EQ(plan.task.last_status, TaskStatus::RUNNING);
  EXPECT_EQ(plan.task.started_at, kNow);
  EXPECT_GT(plan.task.version, 1);
}

TEST(Lifecycle, an_essential_end_takes_the_others_with_it) {
  state::Task task = task_at({running, running});
  task.last_status = TaskStatus::RUNNING;
  task.containers[0].step = stopped;
  const TaskPlan plan = look(task);
  EXPECT_THAT(asked(plan), ElementsAre("stop b"));
  EXPECT_EQ(plan.task.stop_code, TaskStopCode::EssentialContainerExited);
  EXPECT_EQ(plan.task.stopped_reason, "Essential container in task exited");
  EXPECT_EQ(plan.task.execution_stopped_at, kNow);
  EXPECT_EQ(plan.task.stopping_at, kNow);
  EXPECT_EQ(plan.task.last_status, TaskStatus::STOPPING);
}

TEST(Lifecycle, another_end_does_not) {
  state::Task task = sample_task({container_definition("a"), container_definition("b", false)});
  task.containers[0].step = running;
  task.containers[0].started_at = kNow;
  task.containers[1].step = stopped;
  task.containers[1].started_at = kNow;
  const TaskPlan plan = look(task);
  EXPECT_THAT(asked(plan), IsEmpty());
  EXPECT_TRUE(plan.task.should_run);
  EXPECT_EQ(plan.task.last_status, TaskStatus::RUNNING);
}

TEST(Lifecycle, a_container_that_never_ran_fails_the_start) {
  state::Task task = task_at({stopped, waiting});
  task.containers[0].reason = "CannotPullContainerError: no";
  const TaskPlan plan = look(task);
  EXPECT_EQ(plan.task.stop_code, TaskStopCode::TaskFailedToStart);
  EXPECT_EQ(plan.task.stopped_reason, "Task failed to start");
  EXPECT_EQ(plan.task.started_at, std::nullopt);
  EXPECT_EQ(plan.task.execution_stopped_at, std::nullopt);
  EXPECT_EQ(plan.task.last_status, TaskStatus::STOPPED);
}

TEST(Lifecycle, gives_each_container_its_own_time_to_stop) {
  auto quick = container_definition("a"), zero = container_definition("b");
  quick.stopTimeout = 5;
  zero.stopTimeout = 0;
  state::Task task = sample_task({quick, zero, container_definition("c")});
  for (Container& container : task.containers) {
    container.step = running;
    container.started_at = kNow;
  }
  state::request_stop(task, TaskStopCode::UserInitiated, "", kNow);
  std::vector<Duration> timeouts;
  for (const auto& effect : look(task).effects)
    timeouts.push_back(std::get<effects::StopContainer>(effect).timeout);
  EXPECT_THAT(timeouts, ElementsAre(5s, 30s, 30s));
}

TEST(Lifecycle, statuses_only_rise) {
  state::Task task = task_at({waiting});
  task.last_status = TaskStatus::RUNNING;
  EXPECT_EQ(look(task).task.last_status, TaskStatus::RUNNING);
}

// A task that ended a while ago, its container still in the Engine.
state::Task ended_task() {
  state::Task task = task_at({running}, false);
  task.containers[0].step = stopped;
  task.last_status = TaskStatus::STOPPED;
  task.stopped_at = kNow;
  return task;
}

TEST(Lifecycle, keeps_an_ended_container_for_a_while_and_the_task_longer) {
  const Timing& timing = local_timing();
  state::Task task = ended_task();
  EXPECT_THAT(asked(look(task)), IsEmpty());
  EXPECT_EQ(look(task).wake, kNow + timing.container_kept);
  const TimePoint later = kNow + timing.container_kept;
  const TaskPlan plan = look(task, true, later);
  EXPECT_THAT(asked(plan), ElementsAre("remove a"));
  EXPECT_THAT(asked(look(plan.task, true, later)), IsEmpty());
  const TimePoint last = kNow + timing.stopped_task_kept;
  EXPECT_FALSE(look(plan.task, true, last).forget);  // not before the Engine has removed it
  task.containers[0].exists = false;
  EXPECT_FALSE(look(task, true, last - 1ms).forget);
  EXPECT_TRUE(look(task, true, last).forget);
}

}  // namespace
}  // namespace localecs::decide
