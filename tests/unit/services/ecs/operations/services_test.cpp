// CreateService and UpdateService: what ECS refuses, of each kind of service, in both operations.
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/cluster.hpp>

#include <gmock/gmock.h>

#include "api.hpp"

namespace localecs::services::ecs {
namespace {

using testing::HasSubstr;

constexpr const char* kInvalid = "InvalidParameterException: ";

// A member of the request and what ECS says to it.
struct Refused {
  const char* members;
  std::string error;
};

struct Services : testing::Test {
  Api api;

  Services() { api("RegisterTaskDefinition", small_definition()); }

  static json replica() { return {{"taskDefinition", "web"}, {"desiredCount", 1}}; }
  static json daemon() { return {{"taskDefinition", "web"}, {"schedulingStrategy", "DAEMON"}}; }
  static json external() { return {{"deploymentController", {{"type", "EXTERNAL"}}}}; }

  std::string create(json input, const json& more = json::object()) {
    input["serviceName"] = "s";
    input.update(more);
    return api.error("CreateService", input);
  }
  std::string update(json input) {
    if (!input.contains("service")) input["service"] = "s";
    return api.error("UpdateService", input);
  }
  json shown() { return api("DescribeServices", {{"services", {"s"}}}).at("services").at(0); }

  // Each row in both operations.
  void expect_refused(const json& service, const std::vector<Refused>& rows) {
    for (const Refused& row : rows)
      EXPECT_THAT(create(service, json::parse(row.members)), HasSubstr(row.error)) << row.members;
    ASSERT_EQ(create(service), "");
    const json before = shown();
    for (const Refused& row : rows)
      EXPECT_THAT(update(json::parse(row.members)), HasSubstr(row.error)) << row.members;
    EXPECT_EQ(shown(), before) << "nothing of what was refused is held";
  }
};

std::vector<Refused> bad_placements() {
  const std::string invalid = kInvalid;
  return {
      {R"({"placementStrategy": [{"type": "spread"}]})", invalid + "spread field '' is invalid."},
      {R"({"placementStrategy": [{"type": "binpack", "field": "disk"}]})",
       invalid + "binpack field 'disk' is invalid."},
      {R"({"placementStrategy": [{"type": "random", "field": "cpu"}]})",
       invalid + "random field should not be specified."},
      {R"({"placementStrategy": [{"type": "random"}, {"type": "random"}, {"type": "random"},
                                 {"type": "random"}, {"type": "random"}, {"type": "random"}]})",
       invalid + "Maximum number of strategies is 5."},
      {R"({"placementConstraints": [{"type": "distinctInstance", "expression": "a"}]})",
       invalid + "distinctInstance expression should not be specified."},
      {R"({"placementConstraints": [{"type": "memberOf", "expression": "attribute:a =="}]})",
       invalid + "Invalid expression: a value is expected, not the end (at position 14 of "
                 "'attribute:a ==')."},
  };
}

TEST_F(Services, PlacementIsCheckedForReplicas) {
  expect_refused(replica(), bad_placements());
}
TEST_F(Services, PlacementIsCheckedForTaskSets) {
  expect_refused(external(), bad_placements());
}

TEST_F(Services, WhatIsRefusedOfTaskSetsHoldsNothing) {
  expect_refused(external(), {{R"({"propagateTags": "SERVICE", "enableECSManagedTags": true,
                                   "availabilityZoneRebalancing": "ENABLED"})",
                               "Availability Zone Rebalancing does not support EXTERNAL"}});
}

TEST_F(Services, DaemonsAreScheduledInOneWay) {
  const std::string daemons = kInvalid + std::string("The daemon scheduling strategy does not ");
  const std::string unsupported =
      "UnsupportedFeatureException: localecs does not deploy services of the daemon scheduling "
      "strategy with ";
  expect_refused(
      daemon(),
      {{R"({"desiredCount": 0})",
        daemons + "support a desired count for services. Remove the desired count value and try "
                  "again"},
       {R"({"placementStrategy": [{"type": "random"}]})", daemons + "support placement strategies"},
       {R"({"deploymentConfiguration": {"maximumPercent": 101}})",
        daemons + "support values above 100 for maximumPercent"},
       {R"({"deploymentConfiguration": {"strategy": "CANARY"}})", unsupported + "strategy CANARY"},
       {R"({"deploymentConfiguration": {"lifecycleHooks": [
            {"targetType": "PAUSE", "lifecycleStages": ["PRE_SCALE_UP"]}]}})",
        unsupported + "lifecycleHooks"},
       {R"({"deploymentConfiguration": {"earlySuccessCriteria": {"enable": true}}})",
        unsupported + "earlySuccessCriteria"}});
  EXPECT_EQ(update(json::parse(R"({"placementStrategy": [], "deploymentConfiguration": {
                "strategy": "ROLLING", "maximumPercent": 100,
                "deploymentCircuitBreaker": {"enable": true, "rollback": true}}})")),
            "");
}

TEST_F(Services, DaemonsDoNotRunOnFargate) {
  json definition = small_definition("fargate");
  definition.update({{"networkMode", "awsvpc"},
                     {"cpu", "256"},
                     {"memory", "512"},
                     {"requiresCompatibilities", {"FARGATE"}}});
  api("RegisterTaskDefinition", definition);
  const json network = {{"awsvpcConfiguration", {{"subnets", {"subnet-a"}}}}};
  const json strategy = json::parse(R"([{"capacityProvider": "FARGATE", "weight": 1}])");
  const std::string error = kInvalid + std::string(
                                           "The daemon scheduling strategy is not "
                                           "supported with FARGATE launch type.");
  const auto use = [&](const json& by_default) {
    api("PutClusterCapacityProviders", {{"cluster", "default"},
                                        {"capacityProviders", {"FARGATE"}},
                                        {"defaultCapacityProviderStrategy", by_default}});
    api.state[ecs::clusters].modify(prefix + "cluster/default")->attachments_status =
        "UPDATE_COMPLETE";
  };
  api("CreateCluster");
  use(json::array());
  const json base = {{"taskDefinition", "fargate"},
                     {"schedulingStrategy", "DAEMON"},
                     {"networkConfiguration", network}};
  EXPECT_EQ(create(base, {{"launchType", "FARGATE"}}), error);
  EXPECT_EQ(create(base, {{"capacityProviderStrategy", strategy}}), error);
  ASSERT_EQ(create(base), "");
  EXPECT_EQ(update({{"capacityProviderStrategy", strategy}}), error);
  use(strategy);
  EXPECT_EQ(create(base, {{"serviceName", "by-default"}}), error);
}

TEST_F(Services, TaskSetsAreDeployedByTheirUsers) {
  const std::string error =
      kInvalid + std::string("The EXTERNAL deployment controller does not support ");
  expect_refused(external(),
                 {{R"({"deploymentConfiguration": {"strategy": "BLUE_GREEN"}})",
                   error + "strategy BLUE_GREEN."},
                  {R"({"deploymentConfiguration": {"deploymentCircuitBreaker": {"enable": true,
                                                                     "rollback": true}}})",
                   error + "deploymentCircuitBreaker."},
                  {R"({"deploymentConfiguration": {"alarms": {"alarmNames": ["a"], "enable": true,
                                                   "rollback": false}}})",
                   error + "alarms."},
                  {R"({"deploymentConfiguration": {"lifecycleHooks": [
            {"targetType": "PAUSE", "lifecycleStages": ["PRE_SCALE_UP"]}]}})",
                   error + "lifecycleHooks."}});
  EXPECT_EQ(update(json::parse(R"({"deploymentConfiguration": {"maximumPercent": 150,
                "deploymentCircuitBreaker": {"enable": false, "rollback": false}}})")),
            "");
}

TEST_F(Services, KeepTheirController) {
  const std::string error =
      "UnsupportedFeatureException: localecs does not change the deployment controller of a "
      "service (deploymentController) yet.";
  ASSERT_EQ(create(replica()), "");
  EXPECT_EQ(update({{"deploymentController", {{"type", "ECS"}}}}), "");
  EXPECT_EQ(update({{"deploymentController", {{"type", "EXTERNAL"}}}}), error);
  ASSERT_EQ(create(external(), {{"serviceName", "sets"}}), "");
  EXPECT_EQ(update({{"service", "sets"}, {"deploymentController", {{"type", "EXTERNAL"}}}}), "");
  EXPECT_EQ(update({{"service", "sets"}, {"deploymentController", {{"type", "ECS"}}}}), error);
}

TEST_F(Services, HooksAreOfStagesThatAreReached) {
  const auto hooks = [](const char* stage) {
    return json{{{"targetType", "PAUSE"}, {"lifecycleStages", {"PRE_SCALE_UP", stage}}}};
  };
  const auto change = [&](const json& configuration) {
    return update({{"deploymentConfiguration", configuration}});
  };
  ASSERT_EQ(create(replica()), "");
  EXPECT_EQ(change({{"lifecycleHooks", hooks("POST_SCALE_UP")}}), "");
  const std::string error =
      "UnsupportedFeatureException: localecs does not invoke lifecycle hooks of the stage "
      "POST_TEST_TRAFFIC_SHIFT in ROLLING deployments yet.";
  EXPECT_EQ(change({{"lifecycleHooks", hooks("POST_TEST_TRAFFIC_SHIFT")}}), error);
  EXPECT_EQ(
      change({{"strategy", "BLUE_GREEN"}, {"lifecycleHooks", hooks("POST_TEST_TRAFFIC_SHIFT")}}),
      "");
  EXPECT_EQ(change({{"strategy", "ROLLING"}}), error);
  EXPECT_EQ(change({{"strategy", "ROLLING"}, {"lifecycleHooks", json::array()}}), "");
}

TEST_F(Services, StrategiesAreShownInEcsSpelling) {
  ASSERT_EQ(create(replica(), json::parse(R"({"placementStrategy": [
                {"type": "spread", "field": "host"}, {"type": "binpack", "field": "memory"},
                {"type": "binpack", "field": "Cpu"}, {"type": "random"},
                {"type": "spread", "field": "attribute:host"}]})")),
            "");
  EXPECT_EQ(shown()["placementStrategy"], json::parse(R"([
                {"type": "spread", "field": "instanceId"}, {"type": "binpack", "field": "MEMORY"},
                {"type": "binpack", "field": "CPU"}, {"type": "random"},
                {"type": "spread", "field": "attribute:host"}])"));
}

}  // namespace
}  // namespace localecs::services::ecs
