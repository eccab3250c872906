// The private API: why a task goes where it goes, instances that come and go.
#include <localecs/services/ecs.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/hosts.hpp>
#include <localecs/services/ecs/rows/instance.hpp>
#include <localecs/services/ecs/rows/task_table.hpp>
#include <localecs/services/local.hpp>

#include <gmock/gmock.h>

#include "unit/services/service_api.hpp"

namespace localecs::services {
namespace {

using testing::HasSubstr;

class LocalPlacement : public ::testing::Test {
 protected:
  LocalPlacement() {
    local.state[ecs::hosts].own = {.cpu = 1000, .memory = 1000};
    ecs("CreateCluster");
    ecs("RegisterTaskDefinition",
        {{"family", "web"},
         {"containerDefinitions",
          {{{"name", "app"}, {"image", "nginx"}, {"cpu", 600}, {"memory", 64}}}}});
  }

  json ecs(std::string_view name, const json& input = json::object()) {
    Call call = local.call();
    const auto& all = ecs::operations().operations;
    std::string answer;
    std::ranges::find(all, name, &Operation::name)->run(call, input, answer);
    return json::parse(answer);
  }
  json explain(const json& input) { return local("GET /_localecs/explain-placement", input); }
  json add(const json& input) {
    return local("POST /_localecs/instances", input)["containerInstanceArns"];
  }

  ServiceApi local{local::operations()};
};

TEST_F(LocalPlacement, ExplainsEachFilterAndEachStrategy) {
  add({{"zone", "us-east-1b"}, {"cpu", 2000}, {"memory", 2000}, {"count", 2}});
  ecs("RunTask", {{"taskDefinition", "web"}});
  const json answer =
      explain({{"taskDefinition", "web"},
               {"memberOf", "attribute:ecs.availability-zone == us-east-1b"},
               {"strategy", "spread(attribute:ecs.availability-zone),binpack(cpu)"}});
  ASSERT_EQ(answer["instances"].size(), 3u);
  int refused = 0;
  for (const json& instance : answer["instances"])
    for (const json& filter : instance["filters"])
      if (filter["filter"] == "memberOf" && !filter["passes"].get<bool>()) {
        EXPECT_EQ(filter["reason"], "MemberOf placement constraint unsatisfied.");
        EXPECT_EQ(instance["availabilityZone"], "us-east-1a");
        EXPECT_EQ(instance["fits"], false);
        ++refused;
      }
  EXPECT_EQ(refused, 1);
  ASSERT_EQ(answer["strategies"].size(), 3u);
  EXPECT_EQ(answer["strategies"][0]["strategy"], "spread(attribute:ecs.availability-zone)");
  EXPECT_EQ(answer["strategies"][0]["kept"].size(), 2u);
  EXPECT_EQ(answer["chosen"], answer["strategies"][2]["kept"][0]);
}

TEST_F(LocalPlacement, ExplainsAService) {
  ecs("CreateService", {{"serviceName", "s"},
                        {"desiredCount", 1},
                        {"taskDefinition", "web"},
                        {"placementConstraints", {{{"type", "distinctInstance"}}}}});
  const json answer = explain({{"service", "s"}});
  EXPECT_EQ(answer["strategies"][0]["strategy"], "spread(attribute:ecs.availability-zone)");
  EXPECT_TRUE(answer.contains("chosen"));
}

TEST_F(LocalPlacement, NamesWhatItCannotExplain) {
  EXPECT_THAT(local.error("GET /_localecs/explain-placement"), HasSubstr("Name a taskDefinition"));
  const auto error = [&](const json& input) {
    return local.error("GET /_localecs/explain-placement", input);
  };
  EXPECT_THAT(error({{"taskDefinition", "nope"}}), HasSubstr("no task definition 'nope'"));
  EXPECT_THAT(error({{"taskDefinition", "web:2"}}), HasSubstr("no task definition 'web:2'"));
  EXPECT_THAT(error({{"cluster", "x"}, {"taskDefinition", "web"}}), HasSubstr("no cluster 'x'"));
  EXPECT_THAT(error({{"service", "x"}}), HasSubstr("no service 'x'"));
  EXPECT_THAT(error({{"taskDefinition", "web"}, {"strategy", "spread"}}), HasSubstr("A strategy"));
  EXPECT_THAT(error({{"taskDefinition", "web"}, {"memberOf", "("}}), HasSubstr("position 1"));
}

TEST_F(LocalPlacement, InstancesComeAndGo) {
  const std::string arn = add({{"type", "m5.large"}, {"attributes", {{{"name", "rack"}}}}})[0];
  EXPECT_EQ(local.state[ecs::instances].find(arn)->cpu, 2048);
  EXPECT_TRUE(state::find_attribute(*local.state[ecs::instances].find(arn), "rack"));
  ecs("StartTask", {{"taskDefinition", "web"}, {"containerInstances", {arn}}});
  const json gone = local("DELETE /_localecs/instances", {{"containerInstance", arn}});
  ASSERT_EQ(gone["stoppedTaskArns"].size(), 1u);
  const std::string task = gone["stoppedTaskArns"][0];
  EXPECT_THAT(local.state[ecs::tasks].find(task)->stopped_reason,
              HasSubstr("Host EC2 (instance i-"));
  EXPECT_EQ(local.state[ecs::instances].find(arn)->status, state::InstanceStatus::INACTIVE);
  EXPECT_THAT(local.error("DELETE /_localecs/instances", {{"containerInstance", arn}}),
              HasSubstr("no container instance"));
  EXPECT_THAT(local.error("POST /_localecs/instances", {{"count", -1}}),
              HasSubstr("count must be"));
}

}  // namespace
}  // namespace localecs::services
