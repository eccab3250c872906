// The private calls about capacity: Auto Scaling groups, Spot interruptions, zones out of order.
#include "unit/services/service_api.hpp"

#include <localecs/aws/ecs/task.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/capacity_provider.hpp>
#include <localecs/services/ecs/rows/cluster.hpp>
#include <localecs/services/ecs/rows/instance.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/services/ecs/rows/task_table.hpp>
#include <localecs/services/ecs/rows/zone.hpp>
#include <localecs/services/local.hpp>

#include <gmock/gmock.h>

namespace localecs::services {
namespace {

using testing::HasSubstr;

const std::string kPrefix = "arn:aws:ecs:us-east-1:" + account + ":";
const std::string kInterrupt = "POST /_localecs/interrupt-spot";
const std::string kFailZone = "POST /_localecs/fail-zone";
const std::string kGroups = "POST /_localecs/auto-scaling-groups";

struct LocalCapacity : testing::Test {
  LocalCapacity() {
    const std::string arn = kPrefix + "cluster/default";
    api.state[ecs::clusters].put(arn, {.arn = arn, .name = "default"});
  }
  std::string add_task(const std::string& provider, const std::string& zone,
                       const std::string& instance = {}) {
    state::Task task;
    task.arn = kPrefix + "task/default/" + api.ids.hex(32);
    task.capacity_provider = provider;
    task.availability_zone = zone;
    task.instance_arn = instance;
    task.created_at = api.clock.now();
    api.clock.advance(std::chrono::seconds(1));
    const std::string arn = task.arn;
    api.state[ecs::tasks].add(std::move(task));
    return arn;
  }
  std::string add_instance(const std::string& zone, bool is_spot) {
    state::Instance instance;
    instance.arn = kPrefix + "container-instance/default/" + api.ids.hex(32);
    instance.availability_zone = zone;
    instance.is_spot = is_spot;
    return api.state[ecs::instances].put(instance.arn, instance).arn;
  }

  ServiceApi api{local::operations()};
};

TEST_F(LocalCapacity, ASpotTaskIsInterrupted) {
  const std::string spot = add_task("FARGATE_SPOT", "us-east-1a");
  EXPECT_EQ(api(kInterrupt, {{"task", state::id_of(spot)}})["taskArns"], json({spot}));
  const state::Task& task = *api.state[ecs::tasks].find(spot);
  EXPECT_FALSE(task.should_run);
  EXPECT_EQ(task.stop_code, aws::ecs::TaskStopCode::SpotInterruption);
  EXPECT_EQ(task.stopped_reason, "Your Spot Task was interrupted.");
}

TEST_F(LocalCapacity, TheOldestSpotTasksAreInterrupted) {
  add_task("FARGATE", "us-east-1a");
  const std::string first = add_task("FARGATE_SPOT", "us-east-1a");
  const std::string second = add_task("FARGATE_SPOT", "us-east-1a");
  add_task("FARGATE_SPOT", "us-east-1a");
  EXPECT_EQ(api(kInterrupt, {{"count", 2}})["taskArns"], json({first, second}));
  EXPECT_EQ(api(kInterrupt, {{"count", 9}})["taskArns"].size(), 1u);
}

TEST_F(LocalCapacity, ASpotInstanceDrains) {
  const std::string arn = add_instance("us-east-1a", true);
  EXPECT_EQ(api(kInterrupt, {{"containerInstance", arn}})["containerInstanceArns"], json({arn}));
  const state::Instance& instance = *api.state[ecs::instances].find(arn);
  EXPECT_EQ(instance.status, state::InstanceStatus::DRAINING);
  EXPECT_EQ(instance.interrupted_at, api.clock.now());
}

TEST_F(LocalCapacity, AZoneFailsWithAllThatIsInIt) {
  const std::string here = add_instance("us-east-1b", false);
  const std::string elsewhere = add_instance("us-east-1a", false);
  const std::string on_instance = add_task("", "", here);
  const std::string on_fargate = add_task("FARGATE", "us-east-1b");
  const std::string safe = add_task("", "", elsewhere);
  const json answer = api(kFailZone, {{"zone", "us-east-1b"}, {"duration", 1.5}});
  EXPECT_EQ(answer["containerInstanceArns"], json({here}));
  EXPECT_EQ(answer["taskArns"].size(), 2u);
  EXPECT_FALSE(api.state[ecs::instances].find(here)->agent_connected);
  EXPECT_TRUE(api.state[ecs::instances].find(elsewhere)->agent_connected);
  EXPECT_FALSE(api.state[ecs::tasks].find(on_instance)->should_run);
  EXPECT_FALSE(api.state[ecs::tasks].find(on_fargate)->should_run);
  EXPECT_TRUE(api.state[ecs::tasks].find(safe)->should_run);
  EXPECT_EQ(api.state[ecs::failed_zones].find("us-east-1b")->fails_until,
            api.clock.now() + std::chrono::milliseconds(1500));
}

TEST_F(LocalCapacity, ADurationOfZeroRestoresTheZone) {
  api(kFailZone, {{"zone", "us-east-1b"}});
  EXPECT_FALSE(api.state[ecs::failed_zones].find("us-east-1b")->fails_until);
  const std::string task = add_task("FARGATE", "us-east-1b");
  api(kFailZone, {{"zone", "us-east-1b"}, {"duration", 0}});
  EXPECT_EQ(api.state[ecs::failed_zones].find("us-east-1b")->fails_until, api.clock.now());
  EXPECT_TRUE(api.state[ecs::tasks].find(task)->should_run);
}

TEST_F(LocalCapacity, AGroupIsDeclared) {
  const json answer = api(kGroups, json::parse(R"({"name": "g", "instanceType": "m5.xlarge",
      "minSize": 1, "maxSize": 4, "zones": ["us-east-1a", "us-east-1c"], "spot": true})"));
  EXPECT_THAT(answer["autoScalingGroupArn"],
              testing::MatchesRegex("arn:aws:autoscaling:us-east-1:000000000000:autoScalingGroup:"
                                    ".*:autoScalingGroupName/g"));
  const state::AutoScalingGroup& group =
      api.state[ecs::auto_scaling_groups].rows().at(account + " us-east-1 g");
  EXPECT_EQ(group.cpu, 4096);
  EXPECT_EQ(group.memory, 16384);
  EXPECT_EQ(group.min_size, 1);
  EXPECT_EQ(group.max_size, 4);
  EXPECT_TRUE(group.is_spot);
}

TEST_F(LocalCapacity, Refusals) {
  const std::string task = add_task("FARGATE", "us-east-1a");
  const std::string instance = add_instance("us-east-1a", false);
  struct Row {
    std::string operation;
    json input;
    std::string words;
  };
  const Row rows[] = {
      {kInterrupt, {{"task", task}}, "not on FARGATE_SPOT"},
      {kInterrupt, {{"task", "no"}}, "not found"},
      {kInterrupt, {{"containerInstance", instance}}, "no Spot instance"},
      {kInterrupt, {{"containerInstance", "no"}}, "not found"},
      {kInterrupt, {{"count", 0}}, "at least 1"},
      {kInterrupt, {{"count", 1}, {"cluster", "no"}}, "ClusterNotFoundException"},
      {kInterrupt, json::object(), "Exactly one"},
      {kFailZone, {{"zone", "mars"}}, "must name an Availability Zone"},
      {kFailZone, {{"zone", ""}}, "must name an Availability Zone"},
      {kFailZone, {{"zone", "us-east-1b"}, {"duration", -1}}, "duration must be"},
      {kFailZone, {{"zone", "us-east-1b"}, {"duration", 1e300}}, "duration must be"},
      {kGroups, {{"name", "a b"}}, "name must match"},
      {kGroups, {{"name", "g"}, {"minSize", 3}, {"maxSize", 2}}, "maxSize at least minSize"},
      {kGroups, {{"name", "g"}, {"maxSize", 1001}}, "at most 1000"},
      {kGroups, {{"name", "g"}, {"instanceType", "z.huge"}}, "is not known here"},
      {kGroups, {{"name", "g"}, {"cpu", 1024}}, "together"},
      {kGroups, {{"name", "g"}, {"zones", {"eu-west-1a"}}}, "none of region us-east-1"},
  };
  for (const Row& row : rows)
    EXPECT_THAT(api.error(row.operation, row.input), HasSubstr(row.words)) << row.input;
}

}  // namespace
}  // namespace localecs::services
