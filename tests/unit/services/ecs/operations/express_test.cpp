// Express services: what is made for them, what an update changes, and what is refused.
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/service.hpp>
#include <localecs/services/logs/rows.hpp>
#include <localecs/services/logs/rows/logs.hpp>

#include <gmock/gmock.h>

#include "api.hpp"

namespace localecs::services::ecs {
namespace {

using testing::HasSubstr;
using testing::MatchesRegex;

const std::string role = "arn:aws:iam::" + account + ":role/";
const std::string service_arn = prefix + "service/default/shop";

struct ExpressServices : testing::Test {
  Api api;

  static json request(const json& more = json::object()) {
    json input = {{"serviceName", "shop"},
                  {"executionRoleArn", role + "execution"},
                  {"infrastructureRoleArn", role + "infrastructure"},
                  {"primaryContainer", {{"image", "shop:1"}}}};
    input.update(more);
    return input;
  }
  json create(const json& more = json::object()) {
    return api("CreateExpressGatewayService", request(more)).at("service");
  }
  json update(json more = json::object()) {
    more["serviceArn"] = service_arn;
    return api("UpdateExpressGatewayService", more).at("service");
  }
  json describe(const json& more = json::object()) {
    json input = {{"serviceArn", service_arn}};
    input.update(more);
    return api("DescribeExpressGatewayService", input).at("service");
  }
  json service(const std::string& name = "shop") {
    return api("DescribeServices", {{"services", {name}}}).at("services").at(0);
  }
  json definition(const std::string& name) {
    return api("DescribeTaskDefinition", {{"taskDefinition", name}}).at("taskDefinition");
  }
  json revision(const json& arn) {
    return api("DescribeServiceRevisions", {{"serviceRevisionArns", {arn}}})
        .at("serviceRevisions")
        .at(0);
  }
  std::string refusal(const json& more) {
    return api.error("CreateExpressGatewayService", request(more));
  }
  std::string error(const std::string& operation, const json& more = json::object()) {
    json input = {{"serviceArn", service_arn}};
    input.update(more);
    return api.error(operation, input);
  }
};

TEST_F(ExpressServices, ShowWhatTheyWereGivenAndTheDefaults) {
  const json made = create({{"tags", {{{"key", "team"}, {"value", "a"}}}}});
  EXPECT_EQ(made.at("serviceArn"), service_arn);
  EXPECT_EQ(made.at("cluster"), prefix + "cluster/default");
  EXPECT_EQ(made.at("infrastructureRoleArn"), role + "infrastructure");
  EXPECT_EQ(made.at("status").at("statusCode"), "ACTIVE");
  EXPECT_EQ(made.at("tags").at(0).at("key"), "team");
  ASSERT_EQ(made.at("activeConfigurations").size(), 1u);
  const json& active = made.at("activeConfigurations").at(0);
  EXPECT_EQ(active.at("cpu"), "256");
  EXPECT_EQ(active.at("memory"), "512");
  EXPECT_EQ(active.at("healthCheckPath"), "/ping");
  EXPECT_EQ(active.at("scalingTarget"), json({{"autoScalingMetric", "AVERAGE_CPU"},
                                              {"autoScalingTargetValue", 60},
                                              {"maxTaskCount", 20},
                                              {"minTaskCount", 1}}));
  EXPECT_EQ(active.at("networkConfiguration").at("subnets").size(), 1u);
  EXPECT_EQ(active.at("primaryContainer").at("containerPort"), 80);
  EXPECT_EQ(active.at("executionRoleArn"), role + "execution");
  EXPECT_FALSE(describe().contains("tags"));
  EXPECT_EQ(describe({{"include", {"TAGS"}}}), made);
}

TEST_F(ExpressServices, ClaimNoEndpoint) {
  const json made = create();
  EXPECT_EQ(made.at("activeConfigurations").at(0).at("ingressPaths"), json::array());
  EXPECT_THAT(made.at("status").at("statusReason").get<std::string>(),
              HasSubstr("no public endpoint"));
}

TEST_F(ExpressServices, AreOrdinaryServices) {
  create({{"scalingTarget", {{"minTaskCount", 3}}}});
  const json made = service();
  EXPECT_EQ(made.at("desiredCount"), 3);
  EXPECT_EQ(made.at("resourceManagementType"), "ECS");
  EXPECT_EQ(made.at("propagateTags"), "SERVICE");
  EXPECT_EQ(made.at("enableECSManagedTags"), true);
  EXPECT_EQ(made.at("availabilityZoneRebalancing"), "ENABLED");
  EXPECT_EQ(made.at("healthCheckGracePeriodSeconds"), 300);
  EXPECT_EQ(made.at("capacityProviderStrategy"),
            json({{{"base", 1}, {"capacityProvider", "FARGATE"}, {"weight", 1}}}));
  EXPECT_EQ(made.at("deploymentConfiguration").at("strategy"), "CANARY");
  EXPECT_EQ(made.at("deploymentConfiguration").at("canaryConfiguration").at("canaryPercent"), 5);
  const json managed = api("ListServices", {{"resourceManagementType", "ECS"}});
  EXPECT_EQ(managed.at("serviceArns"), json({service_arn}));
  EXPECT_EQ(api("ListServices", {{"resourceManagementType", "CUSTOMER"}}).at("serviceArns").size(),
            0u);
  const json clusters = api("DescribeClusters").at("clusters");
  EXPECT_EQ(clusters.at(0).at("capacityProviders"), json({"FARGATE"}));
}

TEST_F(ExpressServices, RegisterTheirTaskDefinition) {
  create({{"cpu", "512"},
          {"memory", "1024"},
          {"taskRoleArn", role + "task"},
          {"primaryContainer",
           {{"image", "shop:1"},
            {"containerPort", 8080},
            {"command", {"serve"}},
            {"environment", {{{"name", "A"}, {"value", "b"}}}},
            {"secrets", {{{"name", "S"}, {"valueFrom", "secret"}}}},
            {"repositoryCredentials", {{"credentialsParameter", "arn:aws:secretsmanager:x"}}}}}});
  const json made = definition("default-shop:1");
  EXPECT_EQ(service().at("taskDefinition"), made.at("taskDefinitionArn"));
  EXPECT_EQ(made.at("networkMode"), "awsvpc");
  EXPECT_EQ(made.at("requiresCompatibilities"), json({"FARGATE"}));
  EXPECT_EQ(made.at("cpu"), "512");
  EXPECT_EQ(made.at("memory"), "1024");
  EXPECT_EQ(made.at("taskRoleArn"), role + "task");
  const json& container = made.at("containerDefinitions").at(0);
  EXPECT_EQ(container.at("name"), "Main");
  EXPECT_EQ(container.at("command"), json({"serve"}));
  EXPECT_EQ(container.at("portMappings").at(0).at("containerPort"), 8080);
  EXPECT_EQ(container.at("environment").at(0).at("value"), "b");
  EXPECT_EQ(container.at("secrets").at(0).at("name"), "S");
  EXPECT_EQ(container.at("repositoryCredentials").at("credentialsParameter"),
            "arn:aws:secretsmanager:x");
  EXPECT_EQ(container.at("logConfiguration").at("logDriver"), "awslogs");
  const json shown = describe().at("activeConfigurations").at(0).at("primaryContainer");
  EXPECT_EQ(shown.at("secrets"), container.at("secrets"));
  EXPECT_EQ(shown.at("command"), container.at("command"));
}

TEST_F(ExpressServices, HaveALogGroupOfTheirOwn) {
  const json made = create();
  const json& active = made.at("activeConfigurations").at(0);
  const std::string group =
      active.at("primaryContainer").at("awsLogsConfiguration").at("logGroup").get<std::string>();
  EXPECT_THAT(group, MatchesRegex("/aws/ecs/default/shop-[0-9]{4}"));
  EXPECT_NE(api.state[logs::groups].find(state::log_group_arn("us-east-1", account, group)),
            nullptr);
  const json shown = revision(active.at("serviceRevisionArn"));
  const json& groups = shown.at("ecsManagedResources").at("logGroups");
  EXPECT_EQ(groups.at(0).at("logGroupName"), group);
  EXPECT_EQ(groups.at(0).at("status"), "ACTIVE");
  EXPECT_FALSE(shown.at("ecsManagedResources").contains("ingressPaths"));
  update();
  const json next = revision(describe().at("activeConfigurations").at(0).at("serviceRevisionArn"));
  EXPECT_EQ(next.at("ecsManagedResources"), shown.at("ecsManagedResources"));
}

TEST_F(ExpressServices, WriteToTheGroupThatTheyWereGiven) {
  const json logs = {{"logGroup", "mine"}, {"logStreamPrefix", "web"}};
  create({{"primaryContainer", {{"image", "shop:1"}, {"awsLogsConfiguration", logs}}}});
  const json options = definition("default-shop")
                           .at("containerDefinitions")
                           .at(0)
                           .at("logConfiguration")
                           .at("options");
  EXPECT_EQ(options.at("awslogs-group"), "mine");
  EXPECT_EQ(options.at("awslogs-stream-prefix"), "web");
  const json active = describe().at("activeConfigurations").at(0);
  EXPECT_FALSE(revision(active.at("serviceRevisionArn")).contains("ecsManagedResources"));
  EXPECT_EQ(active.at("primaryContainer").at("awsLogsConfiguration"), logs);
}

TEST_F(ExpressServices, AreNamedByTheirImage) {
  const std::pair<const char*, const char*> names[] = {
      {"nginx", "nginx"},
      {"registry.local:5000/team/my.app:v1.2", "my-app"},
      {"public.ecr.aws/x/api@sha256:0123", "api"}};
  for (const auto& [image, name] : names) {
    json input = request({{"primaryContainer", {{"image", image}}}});
    input.erase("serviceName");
    EXPECT_EQ(api("CreateExpressGatewayService", input).at("service").at("serviceName"), name);
  }
}

TEST_F(ExpressServices, AnUpdateKeepsWhatItDoesNotName) {
  create({{"memory", "1024"},
          {"primaryContainer",
           {{"image", "shop:1"},
            {"containerPort", 8080},
            {"environment", {{{"name", "A"}, {"value", "b"}}}}}}});
  api.clock.advance(std::chrono::seconds(5));
  const json updated = update({{"primaryContainer", {{"image", "shop:2"}}},
                               {"healthCheckPath", "/health"},
                               {"scalingTarget", {{"minTaskCount", 2}}}});
  const json& target = updated.at("targetConfiguration");
  EXPECT_EQ(target.at("primaryContainer").at("image"), "shop:2");
  EXPECT_EQ(target.at("primaryContainer").at("containerPort"), 8080);
  EXPECT_EQ(target.at("primaryContainer").at("environment").at(0).at("name"), "A");
  EXPECT_EQ(target.at("memory"), "1024");
  EXPECT_EQ(target.at("healthCheckPath"), "/health");
  EXPECT_EQ(target.at("scalingTarget").at("minTaskCount"), 2);
  EXPECT_EQ(target.at("scalingTarget").at("maxTaskCount"), 20);
  EXPECT_GT(updated.at("updatedAt"), updated.at("createdAt"));
  EXPECT_EQ(service().at("desiredCount"), 2);
  EXPECT_EQ(service().at("taskDefinition"), prefix + "task-definition/default-shop:2");

  const json active = describe().at("activeConfigurations");
  ASSERT_EQ(active.size(), 2u) << "both revisions have a deployment";
  EXPECT_EQ(active.at(0), target);
  EXPECT_EQ(active.at(1).at("primaryContainer").at("image"), "shop:1");
  EXPECT_EQ(active.at(1).at("healthCheckPath"), "/ping");
}

TEST_F(ExpressServices, FollowAnOrdinaryUpdate) {
  create({{"healthCheckPath", "/up"}});
  json own = small_definition("own");
  own.update({{"networkMode", "awsvpc"}, {"cpu", "256"}, {"memory", "512"}});
  api("RegisterTaskDefinition", own);
  api("UpdateService", {{"service", "shop"}, {"taskDefinition", "own"}, {"desiredCount", 4}});
  const json active = describe().at("activeConfigurations").at(0);
  EXPECT_EQ(active.at("primaryContainer").at("image"), "nginx");
  EXPECT_EQ(active.at("healthCheckPath"), "/up");
  EXPECT_NE(active.at("serviceRevisionArn"),
            describe().at("activeConfigurations").at(1).at("serviceRevisionArn"));
  update({{"healthCheckPath", "/"}});
  EXPECT_EQ(service().at("desiredCount"), 4) << "the count was set by hand, the update names none";
}

TEST_F(ExpressServices, DrainAndAreGone) {
  create();
  const json gone = api("DeleteExpressGatewayService", {{"serviceArn", service_arn}}).at("service");
  EXPECT_EQ(gone.at("status"), json({{"statusCode", "DRAINING"}}));
  EXPECT_EQ(service().at("status"), "DRAINING");
  EXPECT_EQ(service().at("desiredCount"), 0);
  EXPECT_EQ(error("DeleteExpressGatewayService"),
            "ServiceNotActiveException: Service is in DRAINING status");
  EXPECT_EQ(error("UpdateExpressGatewayService"),
            "ServiceNotActiveException: Service is in DRAINING status");
  EXPECT_EQ(refusal(json::object()),
            "InvalidParameterException: Unable to Start a service that is still Draining.");
  api.state[ecs::services].modify(service_arn)->status = state::ServiceStatus::INACTIVE;
  EXPECT_EQ(error("UpdateExpressGatewayService"),
            "ServiceNotActiveException: Cannot perform this operation on a service in INACTIVE "
            "status");
  EXPECT_EQ(describe().at("status").at("statusCode"), "INACTIVE");
  EXPECT_EQ(create().at("status").at("statusCode"), "ACTIVE") << "the name is free again";
}

TEST_F(ExpressServices, AreMadeOnceForTheSameRequest) {
  const json made = create();
  EXPECT_EQ(create(), made);
  EXPECT_EQ(refusal({{"cpu", "512"}}),
            "InvalidParameterException: Creation of service was not idempotent.");
  EXPECT_EQ(definition("default-shop").at("revision"), 1);
}

TEST_F(ExpressServices, OthersAreNotFound) {
  api("CreateCluster");
  EXPECT_EQ(error("DescribeExpressGatewayService"),
            "ResourceNotFoundException: Resource not found");
  EXPECT_EQ(error("UpdateExpressGatewayService"), "ServiceNotFoundException: Service not found.");
  api("RegisterTaskDefinition", small_definition());
  api("CreateService", {{"serviceName", "shop"}, {"taskDefinition", "web"}, {"desiredCount", 1}});
  EXPECT_EQ(error("DescribeExpressGatewayService"),
            "ResourceNotFoundException: Resource not found");
  EXPECT_EQ(error("DeleteExpressGatewayService"), "InvalidParameterException: Resource not found");
  const auto not_there = [&](const std::string& arn) {
    return api.error("DescribeExpressGatewayService", {{"serviceArn", arn}});
  };
  EXPECT_EQ(not_there(prefix + "service/nowhere/shop"),
            "ClusterNotFoundException: Cluster not found.");
  EXPECT_EQ(not_there("arn:aws:ecs:us-east-1:111111111111:service/default/shop"),
            "ResourceNotFoundException: Resource not found");
  for (const std::string bad :
       {"shop", "arn:aws:ecs:us-east-1:1:service/shop", "arn:aws:s3:::service/default/shop", ""})
    EXPECT_EQ(not_there(bad), "InvalidParameterException: The ARN provided is invalid.") << bad;
}

// What a refused request leaves behind: nothing.
TEST_F(ExpressServices, AreRefused) {
  const std::pair<json, const char*> refused[] = {
      {{{"serviceName", "a b"}}, "ServiceName must match"},
      {{{"cluster", "nowhere"}}, "Cluster not found."},
      {{{"executionRoleArn", "role"}}, "executionRoleArn must be the ARN of an IAM role."},
      {{{"infrastructureRoleArn", ""}}, "infrastructureRoleArn must be the ARN of an IAM role."},
      {{{"taskRoleArn", "arn:aws:s3:::b"}}, "taskRoleArn must be the ARN of an IAM role."},
      {{{"cpu", "256"}, {"memory", "8192"}}, "No Fargate configuration exists for given values"},
      {{{"healthCheckPath", "ping"}}, "healthCheckPath must begin with /."},
      {{{"scalingTarget", {{"minTaskCount", -1}}}}, "minTaskCount must be at least 0."},
      {{{"scalingTarget", {{"minTaskCount", 21}}}}, "maxTaskCount must be at least minTaskCount."},
      {{{"scalingTarget", {{"autoScalingTargetValue", 101}}}}, "between 1 and 100 percent"},
      {{{"primaryContainer", {{"image", "a"}, {"containerPort", 70000}}}}, "containerPort"},
      {{{"networkConfiguration", {{"subnets", {"not a subnet"}}}}}, "Error retrieving subnet"},
      {{{"tags", {{{"key", "aws:x"}, {"value", "y"}}}}}, "reserved prefix"}};
  for (const auto& [change, message] : refused) {
    EXPECT_THAT(refusal(change), HasSubstr(message)) << change;
    EXPECT_EQ(api("ListTaskDefinitions").at("taskDefinitionArns").size(), 0u) << change;
  }
  EXPECT_EQ(api("DescribeClusters").at("clusters").at(0).at("capacityProviders"), json::array());
  EXPECT_TRUE(api.state[logs::groups].groups().empty());
  create();
  EXPECT_THAT(error("UpdateExpressGatewayService", {{"memory", "100"}}),
              HasSubstr("No Fargate configuration"));
  EXPECT_THAT(error("UpdateExpressGatewayService",
                    {{"networkConfiguration", {{"subnets", {"not a subnet"}}}}}),
              HasSubstr("Error retrieving subnet"));
  EXPECT_EQ(definition("default-shop").at("revision"), 1);
  EXPECT_EQ(describe().at("activeConfigurations").size(), 1u);
}

}  // namespace
}  // namespace localecs::services::ecs
