// The volumes that the Engine makes for a task.
#include <localecs/aws/ecs/task.hpp>
#include <localecs/aws/ecs/volume.hpp>
#include <localecs/services/all.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/state/state.hpp>

#include <gmock/gmock.h>

#include "sample_task.hpp"

namespace localecs::decide {
namespace {

using namespace std::chrono_literals;
using effects::Problem;
using state::Volume;
using testing::ElementsAre;
using testing::IsEmpty;

struct VolumeSteps : testing::Test {
  VolumeSteps() { with_engine(state); }
  // One task-scoped volume "data" with a driver of its own, one shared volume "common".
  static state::Task task_with_volumes(bool autoprovision) {
    state::Task task = sample_task({container_definition("a")}, [&](auto& definition) {
      aws::ecs::Volume data{.name = "data"}, common{.name = "common"};
      data.dockerVolumeConfiguration.emplace();
      data.dockerVolumeConfiguration->driver = "fast";
      data.dockerVolumeConfiguration->driverOpts.emplace()["size"] = "1";
      data.dockerVolumeConfiguration->labels.emplace()["team"] = "a";
      common.dockerVolumeConfiguration.emplace();
      common.dockerVolumeConfiguration->scope = aws::ecs::Scope::shared;
      common.dockerVolumeConfiguration->autoprovision = autoprovision;
      definition.volumes = {data, common};
    });
    task.volumes.push_back({.name = "data", .engine_name = "ecs-web-3-data-1"});
    task.volumes.push_back({.name = "common", .engine_name = "common", .is_shared = true});
    return task;
  }
  TaskPlan decide(TimePoint now = kNow) {
    TaskPlan plan = decide_task(state, task, now, local_timing());
    task = plan.task;
    return plan;
  }
  void created(const std::string& name, std::optional<Problem> problem = {}) {
    observe(task, effects::VolumeCreated{{task.arn, name}, std::move(problem), "/v/" + name}, kNow,
            local_timing());
  }

  state::State state{services::parts()};
  state::Task task = task_with_volumes(true);
};

TEST_F(VolumeSteps, come_before_the_containers) {
  const TaskPlan plan = decide();
  EXPECT_THAT(asked(plan), ElementsAre("create-volume data", "create-volume common"));
  const auto& data = effect_of<effects::CreateVolume>(plan, 0);
  EXPECT_EQ(data.name, "ecs-web-3-data-1");
  EXPECT_EQ(data.driver, "fast");
  EXPECT_EQ(data.driver_options.at("size"), "1");
  EXPECT_EQ(data.labels.at("team"), "a");
  EXPECT_FALSE(data.is_shared);
  const auto& common = effect_of<effects::CreateVolume>(plan, 1);
  EXPECT_EQ(common.driver, "local");
  EXPECT_TRUE(common.is_shared);
  EXPECT_FALSE(common.must_exist);
  EXPECT_EQ(task.last_status, state::TaskStatus::PENDING);
  created("data");
  EXPECT_THAT(asked(decide()), IsEmpty());
  created("common");
  EXPECT_EQ(task.volumes[0].mount_point, "/v/data");
  EXPECT_THAT(asked(decide()), ElementsAre("create a"));
}

TEST_F(VolumeSteps, shared_ones_must_exist_unless_they_may_be_made) {
  task = task_with_volumes(false);
  const TaskPlan plan = decide();
  EXPECT_TRUE(effect_of<effects::CreateVolume>(plan, 1).must_exist);
  created("data");
  created("common", Problem{Problem::Kind::vanished, "no such volume"});
  decide();
  EXPECT_EQ(task.stop_code, aws::ecs::TaskStopCode::TaskFailedToStart);
  EXPECT_EQ(task.stopped_reason,
            "CannotCreateVolumeError: volume detection failed, volume 'common' does not exist and "
            "autoprovision is set to false");
}

TEST_F(VolumeSteps, that_cannot_be_made_fail_the_task_in_ecs_words) {
  decide();
  created("data", Problem{Problem::Kind::refused, "no such driver"});
  decide();
  EXPECT_EQ(task.stopped_reason, "CannotCreateVolumeError: no such driver");
  task = task_with_volumes(true);
  decide();
  created("data", Problem{Problem::Kind::timed_out, "too late"});
  decide();
  EXPECT_EQ(task.stopped_reason, "DockerTimeoutError: too late");
  EXPECT_TRUE(task.volumes[0].exists);  // perhaps: it is to be removed
}

TEST_F(VolumeSteps, are_asked_for_again_when_the_engine_was_away) {
  decide();
  created("data", Problem{Problem::Kind::unreachable, ""});
  EXPECT_THAT(asked(decide()), IsEmpty());
  EXPECT_THAT(asked(decide(kNow + 1s)), ElementsAre("create-volume data"));
  // The attempt that was not answered may have made it, whatever comes of the next.
  created("data", Problem{Problem::Kind::refused, "no"});
  EXPECT_TRUE(task.volumes[0].exists);
}

TEST_F(VolumeSteps, go_after_the_containers_but_for_the_shared_ones) {
  decide();
  created("data");
  created("common");
  auto& container = task.containers[0];
  container.step = state::ContainerStep::stopped;
  container.exists = true;
  container.started_at = kNow;
  decide();
  ASSERT_EQ(task.last_status, state::TaskStatus::STOPPED);
  const TimePoint later = kNow + local_timing().container_kept;
  EXPECT_THAT(asked(decide(later)), ElementsAre("remove a"));
  observe(task, effects::Removed{{task.arn, "a"}, {}}, later, local_timing());
  const TaskPlan plan = decide(later);
  EXPECT_THAT(asked(plan), ElementsAre("remove-volume data"));
  EXPECT_EQ(effect_of<effects::RemoveVolume>(plan).name, "ecs-web-3-data-1");
  const TimePoint last = kNow + local_timing().stopped_task_kept;
  EXPECT_FALSE(decide(last).forget);
  observe(task, effects::VolumeRemoved{{task.arn, "data"}, Problem{Problem::Kind::refused, ""}},
          last, local_timing());
  EXPECT_THAT(asked(decide(last)), IsEmpty());
  EXPECT_THAT(asked(decide(last + local_timing().removal_retry)),
              ElementsAre("remove-volume data"));
  observe(task, effects::VolumeRemoved{{task.arn, "data"}, {}}, last, local_timing());
  EXPECT_TRUE(decide(last).forget);
}

}  // namespace
}  // namespace localecs::decide
