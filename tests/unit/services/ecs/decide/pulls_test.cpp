// The four pull behaviours: when an image is pulled, and what a failed pull means.
#include <localecs/aws/ecs/launch_type.hpp>
#include <localecs/services/all.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/pulled_image.hpp>
#include <localecs/services/ecs/rows/settings.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/state/state.hpp>

#include <gmock/gmock.h>

#include "sample_task.hpp"

namespace localecs::decide {
namespace {

using effects::Problem;
using state::PullBehavior;
using enum state::PullBehavior;
using testing::ElementsAre;
using testing::IsEmpty;

const std::string kPullError = "CannotPullContainerError: no such manifest";

struct Pulls : testing::Test {
  explicit Pulls() { with_engine(state); }
  void under(PullBehavior behavior, bool essential = true) {
    state[ecs::settings].pull_behavior = behavior;
    task = sample_task({container_definition("a", essential), container_definition("main")});
    task.containers[1].step = state::ContainerStep::running;
    task.containers[1].started_at = kNow;
  }
  std::vector<std::string> decide() {
    TaskPlan plan = decide_task(state, task, kNow, local_timing());
    task = plan.task;
    return asked(plan);
  }
  void told(const effects::Observation& observation) {
    observe(task, observation, kNow, local_timing());
  }
  void pulled(bool well) {
    told(effects::Pulled{
        key,
        well ? std::nullopt : std::optional(Problem{Problem::Kind::refused, "no such manifest"})});
  }
  void no_image() { told(effects::Created{key, "", Problem{Problem::Kind::no_image, "no image"}}); }
  const state::Container& container() { return task.containers[0]; }

  state::State state{services::parts()};
  state::Task task = sample_task({container_definition("a")});
  effects::ContainerKey key{"t", "a"};
};

TEST_F(Pulls, prefer_cached_pulls_what_is_not_there) {
  under(prefer_cached);
  EXPECT_THAT(decide(), ElementsAre("create a"));
  no_image();
  EXPECT_THAT(decide(), ElementsAre("pull a"));
  EXPECT_EQ(task.pull_started_at, kNow);
  pulled(true);
  EXPECT_EQ(task.pull_stopped_at, kNow);
  EXPECT_THAT(decide(), ElementsAre("create a"));
  no_image();
  decide();
  EXPECT_EQ(container().reason, "CannotCreateContainerError: no image");
}

TEST_F(Pulls, prefer_cached_fails_with_the_pull) {
  under(prefer_cached);
  decide();
  no_image();
  decide();
  pulled(false);
  decide();
  EXPECT_EQ(container().reason, kPullError);
  EXPECT_EQ(task.stopped_reason, "Task failed to start");
}

TEST_F(Pulls, default_makes_do_with_the_local_image) {
  under(default_);
  EXPECT_THAT(decide(), ElementsAre("pull a"));
  pulled(false);
  EXPECT_THAT(decide(), ElementsAre("create a"));
  told(effects::Created{key, "r", {}});
  EXPECT_EQ(container().pull_problem, "");
  EXPECT_THAT(decide(), ElementsAre("start a"));
}

TEST_F(Pulls, default_fails_with_the_pull_where_there_is_no_local_image) {
  under(default_);
  decide();
  pulled(false);
  decide();
  no_image();
  decide();
  EXPECT_EQ(container().reason, kPullError);
}

TEST_F(Pulls, always_and_once_end_the_task_whoever_fails) {
  for (const PullBehavior behavior : {always, once, prefer_cached}) {
    under(behavior, false);
    task.containers[0].image_missing = true;
    EXPECT_THAT(decide(), ElementsAre("pull a"));
    pulled(false);
    decide();
    EXPECT_EQ(container().reason, kPullError);
    EXPECT_EQ(task.should_run, behavior == prefer_cached);
  }
}

TEST_F(Pulls, always_pulls_again_for_each_task_and_once_does_not) {
  state[ecs::pulled_images].put("a:1", {});
  under(always);
  EXPECT_THAT(decide(), ElementsAre("pull a"));
  under(once);
  EXPECT_THAT(decide(), ElementsAre("create a"));
  state[ecs::pulled_images].clear();
  under(once);
  EXPECT_THAT(decide(), ElementsAre("pull a"));
}

TEST_F(Pulls, fargate_repeats_at_the_task_why_an_image_could_not_be_had) {
  under(prefer_cached);
  task.launch_type = aws::ecs::LaunchType::FARGATE;
  task.containers[0].image_missing = true;
  decide();
  pulled(false);
  decide();
  EXPECT_EQ(task.stopped_reason, kPullError);
}

TEST_F(Pulls, that_the_engine_never_answered_are_asked_again) {
  under(always);
  decide();
  told(effects::Pulled{key, Problem{Problem::Kind::unreachable, ""}});
  task.containers[0].retry_at = kNow;
  EXPECT_THAT(decide(), ElementsAre("pull a"));
}

}  // namespace
}  // namespace localecs::decide
