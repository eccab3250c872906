// The record of deployments: what is listed, described, stopped and continued.
#include <localecs/aws/ecs/deployment_configuration.hpp>
#include <localecs/aws/ecs/service_deployment_status.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/service.hpp>
#include <localecs/services/ecs/rows/service_deployment.hpp>
#include <localecs/services/ecs/rows/settings.hpp>

#include <gmock/gmock.h>

#include "api.hpp"

namespace localecs::services::ecs {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::MatchesRegex;
using testing::StartsWith;

struct ServiceDeployments : testing::Test {
  Api api;

  ServiceDeployments() {
    register_web();
    api("CreateService", {{"serviceName", "web"}, {"taskDefinition", "web"}, {"desiredCount", 1}});
  }

  void register_web() {
    api("RegisterTaskDefinition",
        {{"family", "web"},
         {"containerDefinitions", {{{"name", "app"}, {"image", "web"}, {"memory", 64}}}}});
  }
  json list(json more = json::object()) {
    more["service"] = "web";
    return api("ListServiceDeployments", more).at("serviceDeployments");
  }
  std::string newest() { return list().at(0).at("serviceDeploymentArn"); }
  json described(const std::string& arn) {
    return api("DescribeServiceDeployments", {{"serviceDeploymentArns", {arn}}})
        .at("serviceDeployments")
        .at(0);
  }
  void update() {
    api.clock.advance(1s);
    api("UpdateService", {{"service", "web"}, {"forceNewDeployment", true}});
  }
  state::ServiceDeployment& row() { return *api.state[ecs::service_deployments].modify(newest()); }
};

TEST_F(ServiceDeployments, BeginWithTheService) {
  const json all = list();
  ASSERT_EQ(all.size(), 1u);
  EXPECT_THAT(all[0].at("serviceDeploymentArn").get<std::string>(),
              MatchesRegex(prefix + "service-deployment/default/web/[A-Za-z0-9_-]{21}"));
  EXPECT_EQ(all[0].at("status"), "PENDING");
  const json one = described(newest());
  EXPECT_THAT(one.at("sourceServiceRevisions"), IsEmpty());
  EXPECT_EQ(one.at("deploymentCircuitBreaker"),
            json({{"status", "DISABLED"}, {"failureCount", 0}, {"threshold", 3}}));
  const json service = api("DescribeServices", {{"services", {"web"}}}).at("services").at(0);
  EXPECT_EQ(service.at("currentServiceDeployment"), newest());
  EXPECT_EQ(service.at("currentServiceRevisions").at(0).at("arn"),
            one.at("targetServiceRevision").at("arn"));
}

TEST_F(ServiceDeployments, WatchTheAlarmsThatTheConfigurationNames) {
  EXPECT_EQ(described(newest()).at("alarms"), json({{"status", "DISABLED"},
                                                    {"alarmNames", json::array()},
                                                    {"triggeredAlarmNames", json::array()}}));
  const auto update_with = [&](const json& names) {
    return json{{"service", "web"},
                {"forceNewDeployment", true},
                {"deploymentConfiguration",
                 {{"alarms", {{"alarmNames", names}, {"enable", true}, {"rollback", true}}}}}};
  };
  EXPECT_THAT(api.error("UpdateService", update_with(json::array())),
              HasSubstr("alarmNames can not be empty"));
  api.clock.advance(1s);
  api("UpdateService", update_with({"a", "b"}));
  EXPECT_EQ(described(newest()).at("alarms"), json({{"status", "MONITORING"},
                                                    {"alarmNames", {"a", "b"}},
                                                    {"triggeredAlarmNames", json::array()}}));
}

TEST_F(ServiceDeployments, ARevisionHasTheNumberOfItsDeployment) {
  const json service = api("DescribeServices", {{"services", {"web"}}}).at("services").at(0);
  const std::string id = service.at("deployments").at(0).at("id");
  const std::string number = id.substr(id.rfind('/') + 1);
  const std::string arn = list().at(0).at("targetServiceRevisionArn");
  EXPECT_EQ(arn, prefix + "service-revision/default/web/" + number);
  const json revision = api("DescribeServiceRevisions", {{"serviceRevisionArns", {arn}}})
                            .at("serviceRevisions")
                            .at(0);
  EXPECT_EQ(revision.at("taskDefinition"), prefix + "task-definition/web:1");
  EXPECT_EQ(revision.at("launchType"), "EC2");
  EXPECT_EQ(revision.at("containerImages"), json({{{"containerName", "app"}, {"image", "web"}}}));
}

TEST_F(ServiceDeployments, ComeWithDeploymentsAndNotWithScaling) {
  api("UpdateService", {{"service", "web"}, {"desiredCount", 5}});
  EXPECT_EQ(list().size(), 1u);
  update();
  ASSERT_EQ(list().size(), 2u);
  EXPECT_GT(list()[0].at("createdAt"), list()[1].at("createdAt")) << "newest first";
  EXPECT_THAT(described(newest()).at("sourceServiceRevisions"), testing::SizeIs(1));
}

TEST_F(ServiceDeployments, TrafficComesFromWhatWasCompletedLast) {
  const std::string completed = described(newest()).at("targetServiceRevision").at("arn");
  state::Service& service = *api.state[ecs::services].modify(prefix + "service/default/web");
  service.last_completed = service.deployments.front();
  const json blue_green{{"strategy", "BLUE_GREEN"}};
  for (int overtaken = 0; overtaken < 2; ++overtaken) {
    api.clock.advance(1s);
    api("UpdateService", {{"service", "web"},
                          {"forceNewDeployment", true},
                          {"deploymentConfiguration", blue_green}});
    const json sources = described(newest()).at("sourceServiceRevisions");
    EXPECT_EQ(sources.at(0).at("arn"), completed) << overtaken;
    EXPECT_EQ(sources.at(0).at("requestedProductionTrafficWeight"), 100) << overtaken;
    EXPECT_EQ(sources.size(), 1u + static_cast<std::size_t>(overtaken));
  }
}

TEST_F(ServiceDeployments, AreListedByStatusAndTime) {
  update();
  row().described.status = aws::ecs::ServiceDeploymentStatus::SUCCESSFUL;
  EXPECT_EQ(list({{"status", {"SUCCESSFUL"}}}).size(), 1u);
  EXPECT_EQ(list({{"status", {"STOPPED"}}}).size(), 0u);
  const double now = epoch_seconds(api.clock.now());
  EXPECT_EQ(list({{"createdAt", {{"after", now}}}}).size(), 1u);
  EXPECT_EQ(list({{"createdAt", {{"before", now - 1}}}}).size(), 1u);
  EXPECT_EQ(list({{"maxResults", 1}}).size(), 1u);
}

TEST_F(ServiceDeployments, WhatIsNotThereIsMissing) {
  const std::string arn = prefix + "service-deployment/default/web/nothing";
  const json answer = api("DescribeServiceDeployments", {{"serviceDeploymentArns", {arn}}});
  EXPECT_EQ(answer.at("failures"), json({{{"arn", arn}, {"reason", "MISSING"}}}));
  EXPECT_EQ(api.error("ListServiceDeployments", {{"service", "other"}}),
            "ServiceNotFoundException: Service not found.");
  EXPECT_THAT(api.error("DescribeServiceRevisions", {{"serviceRevisionArns", json::array()}}),
              StartsWith("InvalidParameterException"));
  EXPECT_EQ(api.error("StopServiceDeployment", {{"serviceDeploymentArn", arn}}),
            "ServiceDeploymentNotFoundException: The service deployment does not exist.");
}

TEST_F(ServiceDeployments, AreStoppedOnce) {
  const std::string arn = newest();
  EXPECT_EQ(api("StopServiceDeployment", {{"serviceDeploymentArn", arn}}),
            json({{"serviceDeploymentArn", arn}}));
  EXPECT_EQ(described(arn).at("status"), "ROLLBACK_REQUESTED");
  api("StopServiceDeployment", {{"serviceDeploymentArn", arn}, {"stopType", "ABORT"}});
  EXPECT_EQ(described(arn).at("status"), "ROLLBACK_REQUESTED") << "it is on its way already";
  row().described.finishedAt = api.clock.now();
  EXPECT_THAT(api.error("StopServiceDeployment", {{"serviceDeploymentArn", arn}}),
              StartsWith("ConflictException"));
}

TEST_F(ServiceDeployments, AreContinuedByTheirHook) {
  const std::string arn = newest();
  row().hooks = {{.id = "ecs-pause-1"}};
  const auto go_on = [&](const std::string& hook) {
    return api.error("ContinueServiceDeployment",
                     {{"serviceDeploymentArn", arn}, {"hookId", hook}});
  };
  EXPECT_THAT(go_on("pause-1"), HasSubstr("hookId must follow the format: ecs-{hookType}-{id}"));
  EXPECT_THAT(go_on("ecs-pause-2"), HasSubstr("either completed, unavailable, or not associated"));
  EXPECT_EQ(go_on("ecs-pause-1"), "");
  EXPECT_EQ(described(arn).at("lifecycleHookDetails").at(0).at("status"), "SUCCEEDED");
  EXPECT_THAT(go_on("ecs-pause-1"), HasSubstr("either completed")) << "once";
}

TEST_F(ServiceDeployments, ConfigurationsThatContradictThemselvesAreRefused) {
  const std::vector<std::pair<json, std::string>> table{
      {{{"strategy", "CANARY"}, {"canaryConfiguration", {{"canaryPercent", 0}}}},
       "canaryPercent must be between 0.1 and 100."},
      {{{"canaryConfiguration", {{"canaryPercent", 5}}}},
       "canaryConfiguration is only valid for the CANARY strategy."},
      {{{"strategy", "LINEAR"}, {"linearConfiguration", {{"stepPercent", 2}}}},
       "stepPercent must be between 3 and 100."},
      {{{"strategy", "BLUE_GREEN"}, {"bakeTimeInMinutes", 1441}},
       "bakeTimeInMinutes must be between 0 and 1440."},
      {{{"deploymentCircuitBreaker",
         {{"enable", true},
          {"rollback", true},
          {"thresholdConfiguration", {{"type", "UNBOUNDED_PERCENT"}, {"value", 101}}}}}},
       "thresholdConfiguration value must be between 1 and 100."},
      {{{"lifecycleHooks",
         {{{"targetType", "PAUSE"}, {"lifecycleStages", {"TEST_TRAFFIC_SHIFT"}}}}}},
       "Invalid lifecycle stage provided for Pause Hook"},
  };
  for (const auto& [configuration, message] : table)
    EXPECT_EQ(api.error("UpdateService",
                        {{"service", "web"}, {"deploymentConfiguration", configuration}}),
              "InvalidParameterException: " + message)
        << configuration;
}

json function_hook(json more = json::object()) {
  json hook{{"targetType", "AWS_LAMBDA"},
            {"hookTargetArn", "arn:aws:lambda:us-east-1:000000000000:function:check"},
            {"roleArn", "arn:aws:iam::000000000000:role/hooks"},
            {"lifecycleStages", {"POST_SCALE_UP"}}};
  hook.update(more);
  return hook;
}

json update_with_hooks(const json& hooks) {
  return {{"service", "web"}, {"deploymentConfiguration", {{"lifecycleHooks", hooks}}}};
}

TEST_F(ServiceDeployments, InvokeFunctionsWhereThereIsAnEndpoint) {
  EXPECT_EQ(api.error("UpdateService", update_with_hooks(json::array({function_hook()}))),
            "UnsupportedFeatureException: localecs does not invoke AWS Lambda functions as "
            "lifecycle hooks unless --lambda-endpoint names a URL yet.");
  EXPECT_THAT(api.error("CreateService", {{"serviceName", "other"},
                                          {"taskDefinition", "web"},
                                          {"desiredCount", 1},
                                          {"deploymentConfiguration",
                                           {{"lifecycleHooks", json::array({function_hook()})}}}}),
              StartsWith("UnsupportedFeatureException"));
  api.state[ecs::settings].has_functions = true;
  const json details{{"a", {1, nullptr, {{"b", "\u00e4"}}}}};
  api("UpdateService", update_with_hooks(json::array({function_hook({{"hookDetails", details}})})));
  const json shown = api("DescribeServices", {{"services", {"web"}}}).at("services").at(0);
  EXPECT_EQ(shown.at("deploymentConfiguration").at("lifecycleHooks").at(0),
            function_hook({{"hookDetails", details}}));
}

TEST_F(ServiceDeployments, FunctionsAreNamedByTheirArn) {
  api.state[ecs::settings].has_functions = true;
  const std::string arn = "arn:aws:lambda:us-east-1:000000000000:function:";
  const std::string invalid = "Invalid hookTargetArn for lifecycle hook: ";
  const auto target = [&](const std::string& text) {
    return function_hook({{"hookTargetArn", text}});
  };
  const std::vector<std::pair<json, std::string>> table{
      {target(arn + "check:live"), ""},
      {target(arn + "check:$LATEST"), ""},
      {target("check"), invalid + "check"},
      {target(arn), invalid + arn},
      {target(arn + "a/b"), invalid + arn + "a/b"},
      {target(arn + "a:b:c"), invalid + arn + "a:b:c"},
      {target("arn:aws:sns:us-east-1:000000000000:function:check"),
       invalid + "arn:aws:sns:us-east-1:000000000000:function:check"},
      {target("arn:aws:lambda:us-east-1:-00000000000:function:check"),
       invalid + "arn:aws:lambda:us-east-1:-00000000000:function:check"},
      {function_hook({{"hookTargetArn", nullptr}}),
       "hookTargetArn must be specified for AWS_LAMBDA lifecycle hooks."},
      {function_hook({{"roleArn", nullptr}}),
       "roleArn must be specified for AWS_LAMBDA lifecycle hooks."},
      {function_hook({{"roleArn", "hooks"}}), "Invalid roleArn for lifecycle hook: hooks"},
      {function_hook({{"lifecycleStages", json::array()}}), "lifecycleStages can not be empty."},
      {function_hook({{"timeoutConfiguration", {{"timeoutInMinutes", 20161}}}}),
       "timeoutInMinutes must be between 1 and 20160."},
      {function_hook({{"targetType", nullptr}}), ""},
  };
  for (const auto& [hook, message] : table)
    EXPECT_EQ(api.error("UpdateService", update_with_hooks(json::array({hook}))),
              message.empty() ? "" : "InvalidParameterException: " + message)
        << hook;
  json all = json::array();
  for (int i = 0; i < 10; ++i) {
    all.push_back(function_hook());
    all.push_back({{"targetType", "PAUSE"}, {"lifecycleStages", {"POST_SCALE_UP"}}});
  }
  EXPECT_EQ(api.error("UpdateService", update_with_hooks(all)), "");
  all.push_back(function_hook());
  EXPECT_EQ(api.error("UpdateService", update_with_hooks(all)),
            "InvalidParameterException: lifecycleHooks can have at most 10 Lambda hooks.");
}

TEST(BreakerThreshold, FollowsTheFormula) {
  state::Service service;
  service.configuration.deploymentConfiguration.emplace();
  using Type = aws::ecs::DeploymentCircuitBreakerThresholdType;
  const auto threshold = [&](int desired, std::optional<Type> type = {}, int value = 0) {
    service.desired_count = desired;
    auto& breaker = service.configuration.deploymentConfiguration->deploymentCircuitBreaker;
    breaker.emplace();
    if (type) breaker->thresholdConfiguration = {.type = *type, .value = value};
    return state::breaker_threshold(service);
  };
  EXPECT_EQ(threshold(1), 3);
  EXPECT_EQ(threshold(25), 13);
  EXPECT_EQ(threshold(400), 200);
  EXPECT_EQ(threshold(10000), 200);
  EXPECT_EQ(threshold(100, Type::BOUNDED_PERCENT, 10), 10);
  EXPECT_EQ(threshold(10, Type::UNBOUNDED_PERCENT, 10), 1);
  EXPECT_EQ(threshold(10000, Type::UNBOUNDED_PERCENT, 50), 5000);
  EXPECT_EQ(threshold(10000, Type::COUNT, 1), 1);
}

TEST(DaemonServices, LeaveTheCountToTheScheduler) {
  Api api;
  api("RegisterTaskDefinition",
      {{"family", "web"},
       {"containerDefinitions", {{{"name", "app"}, {"image", "web"}, {"memory", 64}}}}});
  const auto error = [&](json more) {
    more.update(
        {{"serviceName", "web"}, {"taskDefinition", "web"}, {"schedulingStrategy", "DAEMON"}});
    return api.error("CreateService", more);
  };
  EXPECT_THAT(error({{"desiredCount", 0}}), HasSubstr("does not support a desired count"));
  EXPECT_THAT(error({{"placementStrategy", {{{"type", "random"}}}}}),
              HasSubstr("does not support placement strategies"));
  EXPECT_THAT(error({{"deploymentConfiguration", {{"maximumPercent", 150}}}}),
              HasSubstr("does not support values above 100 for maximumPercent"));
  EXPECT_EQ(error(json::object()), "");
  const json service = api("DescribeServices", {{"services", {"web"}}}).at("services").at(0);
  EXPECT_EQ(service.at("deploymentConfiguration").at("maximumPercent"), 100);
  EXPECT_EQ(service.at("deploymentConfiguration").at("minimumHealthyPercent"), 0);
  EXPECT_EQ(service.at("availabilityZoneRebalancing"), "DISABLED");
}

// Where it is not asked for, what can have it does.
TEST(ZoneRebalancing, IsOnWhereItGoesWithTheRest) {
  Api api;
  api("RegisterTaskDefinition",
      {{"family", "web"},
       {"containerDefinitions", {{{"name", "app"}, {"image", "web"}, {"memory", 64}}}}});
  const json no_room{
      {"deploymentConfiguration", {{"minimumHealthyPercent", 50}, {"maximumPercent", 100}}}};
  const json packs{{"placementStrategy", {{{"type", "binpack"}, {"field", "cpu"}}}}};
  const json spreads{
      {"placementStrategy", {{{"type", "spread"}, {"field", "attribute:ecs.availability-zone"}}}}};
  const json in_one{
      {"placementConstraints",
       {{{"type", "memberOf"}, {"expression", "attribute:ecs.availability-zone == us-east-1a"}}}}};
  int number = 0;
  const auto create = [&](json more, const json& rebalancing) {
    more.update({{"serviceName", "web" + std::to_string(++number)},
                 {"taskDefinition", "web"},
                 {"desiredCount", 0}});
    if (!rebalancing.is_null()) more["availabilityZoneRebalancing"] = rebalancing;
    return more;
  };
  for (const auto& [more, default_value] :
       {std::pair(json::object(), "ENABLED"), std::pair(spreads, "ENABLED"),
        std::pair(no_room, "DISABLED"), std::pair(packs, "DISABLED"),
        std::pair(in_one, "DISABLED")}) {
    SCOPED_TRACE(more.dump());
    const json service = api("CreateService", create(more, {})).at("service");
    EXPECT_EQ(service.at("availabilityZoneRebalancing"), default_value);
    const std::string error = api.error("CreateService", create(more, "ENABLED"));
    EXPECT_EQ(error.find("Availability Zone Rebalancing does not support ") != error.npos,
              service.at("availabilityZoneRebalancing") == "DISABLED")
        << error;
  }
}

// An update that only takes the room away leaves it switched on: it rests.
TEST(ZoneRebalancing, IsRefusedInAnUpdateThatAsksForIt) {
  Api api;
  api("RegisterTaskDefinition",
      {{"family", "web"},
       {"containerDefinitions", {{{"name", "app"}, {"image", "web"}, {"memory", 64}}}}});
  api("CreateService", {{"serviceName", "web"}, {"taskDefinition", "web"}, {"desiredCount", 0}});
  json update{{"service", "web"},
              {"deploymentConfiguration", {{"minimumHealthyPercent", 0}, {"maximumPercent", 100}}}};
  EXPECT_EQ(api("UpdateService", update).at("service").at("availabilityZoneRebalancing"),
            "ENABLED");
  update["availabilityZoneRebalancing"] = "ENABLED";
  EXPECT_THAT(api.error("UpdateService", update),
              HasSubstr("The service couldn't be updated because Availability Zone Rebalancing "
                        "does not support a maximumPercent of 100."));
}

}  // namespace
}  // namespace localecs::services::ecs
