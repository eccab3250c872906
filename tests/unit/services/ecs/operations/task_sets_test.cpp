// Task sets of EXTERNAL services: made, scaled, made PRIMARY, deleted, and what is refused.
#include <gmock/gmock.h>

#include "api.hpp"

namespace localecs::services::ecs {
namespace {

using testing::HasSubstr;
using testing::MatchesRegex;

struct TaskSets : testing::Test {
  Api api;

  TaskSets() {
    api("RegisterTaskDefinition",
        {{"family", "web"},
         {"containerDefinitions", {{{"name", "app"}, {"image", "web"}, {"memory", 64}}}}});
    api("CreateService", {{"serviceName", "web"},
                          {"desiredCount", 3},
                          {"deploymentController", {{"type", "EXTERNAL"}}}});
  }

  static json on_web(json more = json::object()) {
    more.update({{"cluster", "default"}, {"service", "web"}});
    return more;
  }
  json create(json more = json::object()) {
    more["taskDefinition"] = "web";
    return api("CreateTaskSet", on_web(more)).at("taskSet");
  }
  std::string error(const std::string& operation, const json& more) {
    return api.error(operation, on_web(more));
  }
};

TEST_F(TaskSets, BeginWithNothingAndGrowByScale) {
  const json set = create({{"externalId", "green"}, {"tags", {{{"key", "a"}, {"value", "b"}}}}});
  EXPECT_THAT(set.at("id").get<std::string>(), MatchesRegex("ecs-svc/[0-9]{19}"));
  EXPECT_EQ(set.at("taskSetArn"),
            prefix + "task-set/default/web/" + set.at("id").get<std::string>());
  EXPECT_EQ(set.at("status"), "ACTIVE");
  EXPECT_EQ(set.at("stabilityStatus"), "STABILIZING");
  EXPECT_EQ(set.at("computedDesiredCount"), 0);
  EXPECT_EQ(set.at("externalId"), "green");
  const json half =
      api("UpdateTaskSet",
          on_web({{"taskSet", set.at("id")}, {"scale", {{"value", 50}, {"unit", "PERCENT"}}}}));
  EXPECT_EQ(half.at("taskSet").at("computedDesiredCount"), 2) << "half of three, rounded up";
}

TEST_F(TaskSets, OneIsPrimary) {
  const json one = create(), two = create();
  const auto make_primary = [&](const json& set) {
    api("UpdateServicePrimaryTaskSet", on_web({{"primaryTaskSet", set.at("taskSetArn")}}));
  };
  make_primary(one);
  make_primary(two);
  const json sets = api("DescribeTaskSets", on_web()).at("taskSets");
  EXPECT_EQ(sets.at(0).at("status"), "PRIMARY");
  EXPECT_EQ(sets.at(1).at("status"), "ACTIVE");
  const json service = api("DescribeServices", {{"services", {"web"}}}).at("services").at(0);
  EXPECT_EQ(service.at("taskDefinition"), prefix + "task-definition/web:1");
  EXPECT_EQ(service.at("taskSets").size(), 2u);
  EXPECT_EQ(service.at("deployments").size(), 0u);
  EXPECT_EQ(error("DeleteTaskSet", {{"taskSet", two.at("id")}}),
            "InvalidParameterException: Primary TaskSet cannot be deleted");
}

TEST_F(TaskSets, AreDeletedWhenScaledToNothingOrByForce) {
  const json set = create({{"scale", {{"value", 100}}}});
  EXPECT_THAT(error("DeleteTaskSet", {{"taskSet", set.at("id")}}), HasSubstr("scaled above 0"));
  const json gone =
      api("DeleteTaskSet", on_web({{"taskSet", set.at("id")}, {"force", true}})).at("taskSet");
  EXPECT_EQ(gone.at("status"), "DRAINING");
  EXPECT_EQ(gone.at("computedDesiredCount"), 0);
}

TEST_F(TaskSets, AtMostFive) {
  for (int i = 0; i < 5; ++i) create();
  EXPECT_THAT(error("CreateTaskSet", {{"taskDefinition", "web"}}),
              HasSubstr("5 deployments exist on the service."));
}

TEST_F(TaskSets, AreMadeOnceForAToken) {
  const json first = create({{"clientToken", "t"}});
  EXPECT_EQ(create({{"clientToken", "t"}}).at("id"), first.at("id"));
  EXPECT_THAT(error("CreateTaskSet",
                    {{"taskDefinition", "web"}, {"clientToken", "t"}, {"externalId", "other"}}),
              HasSubstr("not idempotent"));
}

TEST_F(TaskSets, BearTags) {
  const json arn = create({{"tags", {{{"key", "a"}, {"value", "b"}}}}}).at("taskSetArn");
  create();
  const auto tags = [&] { return api("ListTagsForResource", {{"resourceArn", arn}}).at("tags"); };
  api("TagResource", {{"resourceArn", arn}, {"tags", {{{"key", "c"}, {"value", "d"}}}}});
  EXPECT_EQ(tags().size(), 2u);
  api("UntagResource", {{"resourceArn", arn}, {"tagKeys", {"a"}}});
  EXPECT_EQ(tags(), json::parse(R"([{"key": "c", "value": "d"}])"));
  const json shown = api("DescribeTaskSets", on_web({{"taskSets", {arn}}, {"include", {"TAGS"}}}));
  EXPECT_EQ(shown.at("taskSets").at(0).at("tags"), tags());
  EXPECT_THAT(api.error("ListTagsForResource",
                        {{"resourceArn", prefix + "task-set/default/web/ecs-svc/1"}}),
              HasSubstr("ResourceNotFoundException"));
  EXPECT_THAT(api.error("ListTagsForResource", {{"resourceArn", prefix + "task-set/default/web"}}),
              HasSubstr("Invalid arn syntax"));
}

TEST_F(TaskSets, ArePlacedByAStrategy) {
  api("PutClusterCapacityProviders", {{"cluster", "default"},
                                      {"capacityProviders", {"FARGATE", "FARGATE_SPOT"}},
                                      {"defaultCapacityProviderStrategy", json::array()}});
  json definition = small_definition();
  definition.update({{"networkMode", "awsvpc"},
                     {"cpu", "256"},
                     {"memory", "512"},
                     {"requiresCompatibilities", {"FARGATE"}}});
  api("RegisterTaskDefinition", definition);
  const json network = {{"awsvpcConfiguration", {{"subnets", {"subnet-a"}}}}};
  const json strategy = json::parse(R"([{"capacityProvider": "FARGATE_SPOT", "weight": 1}])");
  const json set =
      create({{"capacityProviderStrategy", strategy}, {"networkConfiguration", network}});
  EXPECT_EQ(set.at("capacityProviderStrategy").at(0).at("capacityProvider"), "FARGATE_SPOT");
  EXPECT_FALSE(set.contains("launchType"));
  EXPECT_EQ(set.at("platformVersion"), "1.4.0");
  EXPECT_THAT(api.error("PutClusterCapacityProviders",
                        {{"cluster", "default"},
                         {"capacityProviders", {"FARGATE"}},
                         {"defaultCapacityProviderStrategy", json::array()}}),
              HasSubstr("in use"));
  api("UpdateServicePrimaryTaskSet", on_web({{"primaryTaskSet", set.at("id")}}));
  const json service = api("DescribeServices", {{"services", {"web"}}}).at("services").at(0);
  EXPECT_EQ(service.at("capacityProviderStrategy"), set.at("capacityProviderStrategy"));
  EXPECT_FALSE(service.contains("launchType"));
  EXPECT_THAT(error("CreateTaskSet", {{"taskDefinition", "web"},
                                      {"networkConfiguration", network},
                                      {"launchType", "FARGATE"},
                                      {"capacityProviderStrategy", strategy}}),
              HasSubstr("both a launch type and capacity provider strategy"));
  EXPECT_THAT(error("CreateTaskSet", {{"taskDefinition", "web"},
                                      {"capacityProviderStrategy", {{{"capacityProvider", "x"}}}}}),
              HasSubstr("not associated with the cluster"));
}

TEST_F(TaskSets, WhatIsRefused) {
  EXPECT_EQ(error("UpdateTaskSet", {{"taskSet", "ecs-svc/1"}, {"scale", {{"value", 10}}}}),
            "TaskSetNotFoundException: The specified task set does not exist.");
  EXPECT_THAT(error("CreateTaskSet", {{"taskDefinition", "web"}, {"scale", {{"value", 101}}}}),
              HasSubstr("between 0 and 100"));
  const json answer = api("DescribeTaskSets", on_web({{"taskSets", {"ecs-svc/1"}}}));
  EXPECT_EQ(answer.at("failures").at(0).at("reason"), "MISSING");
  EXPECT_THAT(api.error("CreateService", {{"serviceName", "other"},
                                          {"taskDefinition", "web"},
                                          {"deploymentController", {{"type", "EXTERNAL"}}}}),
              HasSubstr("TaskDefinition must be blank"));
  EXPECT_THAT(api.error("UpdateService", {{"service", "web"}, {"taskDefinition", "web"}}),
              HasSubstr("EXTERNAL deployment controller"));
  const json strategy{{{"capacityProvider", "FARGATE"}, {"weight", 1}}};
  EXPECT_EQ(
      api.error("UpdateService", {{"service", "web"}, {"capacityProviderStrategy", strategy}}),
      "InvalidParameterException: Unable to update the capacity provider strategy on services "
      "with an EXTERNAL deployment controller. Use CreateTaskSet to trigger a new deployment.");
  EXPECT_EQ(
      api.error("UpdateService", {{"service", "web"}, {"capacityProviderStrategy", json::array()}}),
      "");
  create();
  EXPECT_THAT(api.error("DeleteService", {{"service", "web"}}), HasSubstr("scaled above 0"));
  api("UpdateService", {{"service", "web"}, {"desiredCount", 0}});
  EXPECT_EQ(api.error("DeleteService", {{"service", "web"}}),
            "InvalidParameterException: The service cannot be stopped while deployments are "
            "active.");
}

TEST_F(TaskSets, BelongToExternalServicesAlone) {
  api("CreateService", {{"serviceName", "plain"}, {"taskDefinition", "web"}, {"desiredCount", 1}});
  EXPECT_THAT(api.error("CreateTaskSet",
                        {{"cluster", "default"}, {"service", "plain"}, {"taskDefinition", "web"}}),
              HasSubstr("EXTERNAL deployment controller"));
}

TEST(Namespaces, KnowTheirServices) {
  Api api;
  EXPECT_EQ(api.error("ListServicesByNamespace", {{"namespace", "apps"}}),
            "NamespaceNotFoundException: The specified namespace wasn't found.");
  api("CreateCluster", {{"serviceConnectDefaults", {{"namespace", "apps"}}}});
  EXPECT_EQ(api("ListServicesByNamespace", {{"namespace", "apps"}}).at("serviceArns").size(), 0u);
}

}  // namespace
}  // namespace localecs::services::ecs
