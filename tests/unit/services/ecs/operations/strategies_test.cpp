// Launches by capacity provider strategy: what is refused, who takes which task, what is shown.
#include <localecs/aws/ecs/launch_type.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/cluster.hpp>
#include <localecs/services/ecs/rows/service.hpp>
#include <localecs/services/ecs/rows/task_table.hpp>

#include <gmock/gmock.h>

#include "api.hpp"

namespace localecs::services::ecs {
namespace {

struct Strategies : testing::Test {
  Strategies() {
    api("CreateCluster",
        {{"clusterName", "default"}, {"capacityProviders", {"FARGATE", "FARGATE_SPOT"}}});
    api.state[ecs::clusters].modify(prefix + "cluster/default")->attachments_status =
        "UPDATE_COMPLETE";
    json definition = small_definition();
    definition["networkMode"] = "awsvpc";
    definition["cpu"] = "256";
    definition["memory"] = "512";
    definition["requiresCompatibilities"] = {"FARGATE"};
    api("RegisterTaskDefinition", definition);
    api("RegisterTaskDefinition", small_definition("bridge"));
    api("CreateCapacityProvider", json::parse(R"({"name": "asg",
        "autoScalingGroupProvider": {"autoScalingGroupArn": "g"}})"));
    put({"FARGATE", "FARGATE_SPOT", "asg"});
  }
  void put(json providers, json strategy = json::array()) {
    api("PutClusterCapacityProviders", {{"cluster", "default"},
                                        {"capacityProviders", std::move(providers)},
                                        {"defaultCapacityProviderStrategy", strategy}});
  }
  json run(json input) {
    input["networkConfiguration"] = network;
    if (!input.contains("taskDefinition")) input["taskDefinition"] = "web";
    return api("RunTask", input);
  }
  json create_service(json input) {
    input["serviceName"] = "s";
    input["taskDefinition"] = "web";
    input["desiredCount"] = 2;
    input["networkConfiguration"] = network;
    return api("CreateService", input).at("service");
  }
  json update(json input) {
    input["service"] = "s";
    return api("UpdateService", input).at("service");
  }

  const json network = json::parse(R"({"awsvpcConfiguration": {"subnets": ["subnet-b"]}})");
  const json mixed = json::parse(R"([{"capacityProvider": "FARGATE", "base": 1, "weight": 1},
                                     {"capacityProvider": "FARGATE_SPOT", "weight": 3}])");
  Api api;
};

TEST_F(Strategies, RunTaskDistributes) {
  const json answer = run({{"count", 9}, {"capacityProviderStrategy", mixed}});
  std::string taken;
  for (const json& task : answer["tasks"]) {
    taken += task["capacityProviderName"] == "FARGATE_SPOT" ? "S" : "F";
    EXPECT_EQ(task["launchType"], "FARGATE");
    EXPECT_EQ(task["availabilityZone"], "us-east-1b");
    EXPECT_EQ(task["platformVersion"], "1.4.0");
  }
  EXPECT_EQ(taken, "FFSSSFSSS");
}

TEST_F(Strategies, TheClustersDefaultIsTaken) {
  put({"FARGATE", "FARGATE_SPOT", "asg"},
      json::parse(R"([{"capacityProvider": "FARGATE_SPOT", "weight": 1}])"));
  EXPECT_EQ(run({})["tasks"][0]["capacityProviderName"], "FARGATE_SPOT");
  const json by_type = run({{"launchType", "FARGATE"}})["tasks"][0];
  EXPECT_FALSE(by_type.contains("capacityProviderName"));
}

TEST_F(Strategies, TasksOfAnEmptyGroupWait) {
  const json task = api("RunTask", json::parse(R"({"taskDefinition": "bridge",
      "capacityProviderStrategy": [{"capacityProvider": "asg", "weight": 1}]})"))["tasks"][0];
  EXPECT_EQ(task["lastStatus"], "PROVISIONING");
  EXPECT_EQ(task["launchType"], "EC2");
  EXPECT_EQ(task["capacityProviderName"], "asg");
  EXPECT_FALSE(task.contains("containerInstanceArn"));
}

TEST_F(Strategies, FiveHundredTasksWait) {
  const json input = json::parse(R"({"taskDefinition": "bridge", "count": 10,
      "capacityProviderStrategy": [{"capacityProvider": "asg", "weight": 1}]})");
  for (int i = 0; i < 50; ++i) ASSERT_EQ(api("RunTask", input)["tasks"].size(), 10u);
  EXPECT_EQ(api.error("RunTask", input),
            "ClientException: The tasks provisioning capacity limit was exceeded.");
  EXPECT_EQ(api.state[ecs::tasks].rows().size(), 500u);
}

TEST_F(Strategies, AServiceKeepsItsStrategyInsteadOfALaunchType) {
  const json service = create_service({{"capacityProviderStrategy", mixed}});
  EXPECT_FALSE(service.contains("launchType"));
  EXPECT_EQ(service["capacityProviderStrategy"][1],
            json::parse(R"({"base": 0, "capacityProvider": "FARGATE_SPOT", "weight": 3})"));
  EXPECT_EQ(service["platformVersion"], "LATEST");
  EXPECT_EQ(service["deployments"][0]["platformVersion"], "1.4.0");
  EXPECT_EQ(service["deployments"][0]["capacityProviderStrategy"].size(), 2u);
  EXPECT_FALSE(service["deployments"][0].contains("launchType"));
}

TEST_F(Strategies, UpdateChangesTheStrategyAndGivesTheLaunchTypeBack) {
  create_service({{"launchType", "FARGATE"}});
  const json by_strategy = update({{"capacityProviderStrategy", mixed}});
  EXPECT_FALSE(by_strategy.contains("launchType"));
  EXPECT_EQ(by_strategy["capacityProviderStrategy"].size(), 2u);
  EXPECT_EQ(by_strategy["deployments"].size(), 1u);  // the member alone deploys nothing
  EXPECT_EQ(update({{"desiredCount", 3}})["capacityProviderStrategy"].size(), 2u);
  const json by_type = update({{"capacityProviderStrategy", json::array()}});
  EXPECT_EQ(by_type["launchType"], "FARGATE");
  EXPECT_FALSE(by_type.contains("capacityProviderStrategy"));
}

TEST_F(Strategies, AnEarlierDeploymentKeepsWhatItsRevisionHas) {
  create_service({{"capacityProviderStrategy", mixed}});
  const json after = update(
      {{"forceNewDeployment", true},
       {"capacityProviderStrategy", {{{"capacityProvider", "FARGATE_SPOT"}, {"weight", 1}}}}});
  const json& deployments = after["deployments"];
  ASSERT_EQ(deployments.size(), 2u);
  EXPECT_EQ(deployments[0]["capacityProviderStrategy"].size(), 1u);
  EXPECT_EQ(deployments[1]["capacityProviderStrategy"].size(), 2u);
  const json by_type =
      update({{"forceNewDeployment", true}, {"capacityProviderStrategy", json::array()}});
  EXPECT_EQ(by_type["deployments"][0]["launchType"], "FARGATE");
  EXPECT_FALSE(by_type["deployments"][1].contains("launchType"));
  EXPECT_EQ(by_type["deployments"][1]["capacityProviderStrategy"].size(), 1u);
}

TEST_F(Strategies, AnEarlierDeploymentKeepsTheLaunchTypeOfItsRevision) {
  create_service({{"launchType", "FARGATE"}});
  update({{"capacityProviderStrategy", mixed}});
  const json earlier = update({{"forceNewDeployment", true}})["deployments"][1];
  EXPECT_EQ(earlier["launchType"], "FARGATE");
  EXPECT_EQ(earlier["platformVersion"], "1.4.0");
  EXPECT_FALSE(earlier.contains("capacityProviderStrategy"));
}

TEST_F(Strategies, TheNextTasksStartByTheLaunchTypeThatIsGivenBack) {
  create_service({{"capacityProviderStrategy", mixed}});
  update({{"capacityProviderStrategy", json::array()}});
  const state::Deployment& primary =
      api.state[ecs::services].find(prefix + "service/default/s")->deployments.front();
  EXPECT_EQ(primary.launch_type, aws::ecs::LaunchType::FARGATE);
  EXPECT_EQ(primary.platform_version, "1.4.0");
}

TEST_F(Strategies, AServiceNamesThePlatformAsTheUserDoes) {
  create_service({{"launchType", "FARGATE"}, {"platformVersion", "LATEST"}});
  struct Row {
    const char* asked;
    const char* runs;
    std::size_t deployments;
  };
  const Row rows[] = {{"LATEST", "1.4.0", 1}, {"1.3.0", "1.3.0", 2}, {"1.4.0", "1.4.0", 3}};
  for (const auto& [asked, runs, deployments] : rows) {
    const json service = update({{"platformVersion", asked}});
    EXPECT_EQ(service["platformVersion"], asked);
    EXPECT_EQ(service["platformFamily"], "Linux") << asked;
    EXPECT_EQ(service["deployments"][0]["platformVersion"], runs) << asked;
    EXPECT_EQ(service["deployments"].size(), deployments) << asked;
    EXPECT_EQ(update({{"desiredCount", 3}})["platformVersion"], asked);
  }
  EXPECT_EQ(api.error("UpdateService", {{"service", "s"}, {"platformVersion", "9.9.9"}}),
            "PlatformUnknownException: The specified platform version does not exist.");
}

TEST_F(Strategies, ADefaultWithoutWeightsIsRefusedOnlyByLaunches) {
  const json weightless = {{{"capacityProvider", "FARGATE"}}};
  const json made = api("CreateCluster", {{"clusterName", "other"},
                                          {"capacityProviders", {"FARGATE"}},
                                          {"defaultCapacityProviderStrategy", weightless}});
  EXPECT_EQ(made["cluster"]["defaultCapacityProviderStrategy"],
            json::parse(R"([{"base": 0, "capacityProvider": "FARGATE", "weight": 0}])"));
  put({"FARGATE"}, weightless);
  const std::string refused =
      "InvalidParameterException: There are no capacity providers with a weight value greater than "
      "zero defined in the default capacity provider strategy. Specify a weight value greater than "
      "zero for at least one capacity provider and try again.";
  EXPECT_EQ(api.error("RunTask", {{"taskDefinition", "web"}, {"networkConfiguration", network}}),
            refused);
  EXPECT_EQ(api.error("CreateService", {{"serviceName", "s"},
                                        {"taskDefinition", "web"},
                                        {"desiredCount", 1},
                                        {"networkConfiguration", network}}),
            refused);
}

TEST_F(Strategies, Refusals) {
  const std::pair<std::string_view, std::string_view> rows[] = {
      {R"({"launchType": "FARGATE",
           "capacityProviderStrategy": [{"capacityProvider": "FARGATE", "weight": 1}]})",
       "Specifying both a launch type and capacity provider strategy is not supported. Remove one "
       "and try again."},
      {R"({"capacityProviderStrategy": [{"capacityProvider": "FARGATE", "weight": 0},
                                        {"capacityProvider": "FARGATE_SPOT"}]})",
       "There are no capacity providers in the capacity provider strategy with a weight value "
       "greater than zero. Specify a weight value greater than zero for at least one capacity "
       "provider and try again."},
      {R"({"capacityProviderStrategy": [{"capacityProvider": "FARGATE"}]})",
       "There are no capacity providers in the capacity provider strategy with a weight value "
       "greater than zero. Specify a weight value greater than zero for at least one capacity "
       "provider and try again."},
      {R"({"capacityProviderStrategy": [{"capacityProvider": "FARGATE", "base": 1, "weight": 1},
                                        {"capacityProvider": "FARGATE_SPOT", "base": 1}]})",
       "There are multiple capacity providers in the specified capacity provider strategy with a "
       "base value defined. Only one capacity provider in a strategy can have a base value "
       "defined."},
      {R"({"capacityProviderStrategy": [{"capacityProvider": "FARGATE", "weight": 1},
                                        {"capacityProvider": "asg", "weight": 1}]})",
       "A capacity provider strategy cannot contain a mix of capacity providers using Auto Scaling "
       "groups and Fargate providers. Specify one or the other and try again."},
      {R"({"capacityProviderStrategy": [{"capacityProvider": "no", "weight": 1}]})",
       "The specified capacity provider strategy cannot contain a capacity provider that is not "
       "associated with the cluster. Associate the capacity provider with the cluster and try "
       "again."},
      {R"({"capacityProviderStrategy": [{"capacityProvider": "FARGATE", "weight": 1001}]})",
       "Capacity provider strategy weight must be between 0 and 1000."},
      {R"({"capacityProviderStrategy": [{"capacityProvider": "FARGATE", "base": -1}]})",
       "Capacity provider strategy base must be between 0 and 100000."},
      {R"({"taskDefinition": "bridge",
           "capacityProviderStrategy": [{"capacityProvider": "FARGATE", "weight": 1}]})",
       "Network Configuration is not valid for the given networkMode of this task definition."},
  };
  for (const auto& [text, error] : rows) {
    json input = json::parse(text);
    if (!input.contains("taskDefinition")) input["taskDefinition"] = "web";
    input["networkConfiguration"] = network;
    EXPECT_EQ(api.error("RunTask", input), "InvalidParameterException: " + std::string(error));
  }
  json many = json::array();
  for (int i = 0; i < 21; ++i) many.push_back({{"capacityProvider", "FARGATE"}, {"weight", 1}});
  EXPECT_THAT(api.error("RunTask", {{"taskDefinition", "web"}, {"capacityProviderStrategy", many}}),
              testing::HasSubstr("maximum of 20"));
}

}  // namespace
}  // namespace localecs::services::ecs
