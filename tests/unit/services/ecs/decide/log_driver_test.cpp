// Log drivers: what the Engine is told, and the stream of an awslogs container.
#include <localecs/aws/ecs/container_definition.hpp>
#include <localecs/aws/ecs/task.hpp>
#include <localecs/services/all.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/services/logs/rows.hpp>
#include <localecs/services/logs/rows/logs.hpp>
#include <localecs/services/ssm/rows.hpp>
#include <localecs/services/ssm/rows/parameter.hpp>
#include <localecs/state/state.hpp>

#include <gmock/gmock.h>

#include "sample_task.hpp"

namespace localecs::decide {
namespace {

using aws::ecs::LogDriver;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;
using testing::UnorderedElementsAre;
using Options = std::map<std::string, std::string>;

const std::string kGroup = "arn:aws:logs:us-west-2:123456789012:log-group:/ecs/web";
const std::string kMissing =
    "failed to create Cloudwatch log stream: ResourceNotFoundException: The specified log group "
    "does not exist.";

struct Logging : testing::Test {
  Logging() {
    with_engine(state);
    use(LogDriver::awslogs,
        {{"awslogs-group", "/ecs/web"}, {"awslogs-region", "us-west-2"}, {"mode", "non-blocking"}});
  }
  void use(LogDriver driver, const Options& options) {
    definition.logConfiguration.emplace();
    definition.logConfiguration->logDriver = driver;
    definition.logConfiguration->options = options;
  }
  void add_group() {
    state::LogGroup group;
    group.arn = kGroup;
    state[logs::groups].put(group);
  }
  effects::ContainerSpec spec() {
    task = sample_task({definition});
    return given(container_spec(state, task, task.containers[0]));
  }
  // The look at a container that has been made.
  TaskPlan start() {
    task.definition = sample_task({definition}).definition;
    task.containers[0].step = state::ContainerStep::created;
    task.containers[0].exists = true;
    task.containers[0].runtime_id = "r";
    return decide_task(state, task, kNow, local_timing());
  }

  state::State state{services::parts()};
  aws::ecs::ContainerDefinition definition = container_definition("a");
  state::Task task = sample_task({definition});
};

TEST_F(Logging, awslogs_is_served_here_and_its_feeding_by_the_engine) {
  EXPECT_EQ(spec().log_driver, "json-file");
  EXPECT_THAT(spec().log_options, UnorderedElementsAre(Pair("mode", "non-blocking")));
}

TEST_F(Logging, other_drivers_pass_through_with_their_secrets) {
  state::Parameter parameter{.arn = "arn:aws:ssm:eu-west-1:123456789012:parameter/p", .name = "p"};
  parameter.versions[1].value = "token";
  state[ssm::parameters].put(parameter.arn, parameter);
  use(LogDriver::splunk, {{"splunk-url", "https://s"}});
  definition.logConfiguration->secretOptions =
      std::vector{aws::ecs::Secret{.name = "splunk-token", .valueFrom = "p"}};
  EXPECT_EQ(spec().log_driver, "splunk");
  EXPECT_THAT(spec().log_options,
              UnorderedElementsAre(Pair("splunk-url", "https://s"), Pair("splunk-token", "token")));
  EXPECT_FALSE(effect_of<effects::StartContainer>(start()).output.follow);
}

TEST_F(Logging, nothing_said_leaves_it_to_the_engine) {
  definition.logConfiguration.reset();
  EXPECT_EQ(spec().log_driver, "");
}

TEST_F(Logging, a_multiline_pattern_that_does_not_parse_fails_the_start) {
  add_group();
  (*definition.logConfiguration->options)["awslogs-multiline-pattern"] = "(";
  const TaskPlan plan = start();
  EXPECT_THAT(asked(plan), ElementsAre("remove a"));
  EXPECT_THAT(
      plan.task.containers[0].reason,
      testing::StartsWith("CannotStartContainerError: Error response from daemon: failed to "
                          "initialize logging driver: awslogs could not parse multiline "
                          "pattern key \"(\": "));
}

TEST_F(Logging, opens_the_stream_before_the_start) {
  add_group();
  TaskPlan plan = start();
  ASSERT_THAT(asked(plan), ElementsAre("start a"));
  EXPECT_TRUE(effect_of<effects::StartContainer>(plan).output.follow);
  ASSERT_EQ(plan.open_streams.size(), 1u);
  EXPECT_EQ(plan.open_streams[0].group_arn, kGroup);
  EXPECT_EQ(plan.open_streams[0].stream, "r");
  (*definition.logConfiguration->options)["awslogs-stream-prefix"] = "web";
  plan = start();
  EXPECT_EQ(plan.task.containers[0].log->stream, "web/a/0123456789abcdef0123456789abcdef");
}

TEST_F(Logging, a_missing_group_fails_the_start_on_ec2) {
  const TaskPlan plan = start();
  EXPECT_EQ(plan.task.containers[0].reason,
            "CannotStartContainerError: Error response from daemon: failed to initialize logging "
            "driver: " +
                kMissing);
  EXPECT_EQ(plan.task.stop_code, aws::ecs::TaskStopCode::TaskFailedToStart);
  EXPECT_THAT(asked(plan), ElementsAre("remove a"));
}

TEST_F(Logging, a_missing_group_fails_the_task_on_fargate) {
  task = sample_task({definition});
  task.launch_type = aws::ecs::LaunchType::FARGATE;
  const TaskPlan plan = decide_task(state, task, kNow, local_timing());
  EXPECT_EQ(plan.task.stopped_reason,
            "ResourceInitializationError: failed to validate logger args: create stream has been "
            "retried 1 times: " +
                kMissing);
  EXPECT_THAT(asked(plan), IsEmpty());
}

TEST_F(Logging, a_missing_group_may_be_made) {
  (*definition.logConfiguration->options)["awslogs-create-group"] = "true";
  EXPECT_THAT(asked(start()), ElementsAre("start a"));
}

}  // namespace
}  // namespace localecs::decide
