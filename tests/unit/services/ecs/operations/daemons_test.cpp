// Managed daemons and their task definitions: what is registered, shown, listed and refused.
#include <localecs/aws/ecs/daemon_deployment_status.hpp>
#include <localecs/aws/ecs/network_mode.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/capacity_provider.hpp>
#include <localecs/services/ecs/rows/managed_daemon.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/services/ecs/rows/task_table.hpp>

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

const std::string definition_prefix = prefix + "daemon-task-definition/";
const std::string provider_arn = prefix + "capacity-provider/mi";
const std::string daemon_arn = prefix + "daemon/default/agent";

json agent_container() {
  return {{"name", "agent"}, {"image", "agent:1"}, {"memory", 64}};
}

struct Daemons : testing::Test {
  Api api;

  std::string add_definition(const std::string& family = "agent", json more = json::object()) {
    more["family"] = family;
    if (!more.contains("containerDefinitions")) more["containerDefinitions"] = {agent_container()};
    return api("RegisterDaemonTaskDefinition", more).at("daemonTaskDefinitionArn");
  }
  void add_provider(const std::string& name, const std::string& cluster = "default") {
    api("CreateCluster", {{"clusterName", cluster}});
    api("CreateCapacityProvider",
        {{"name", name},
         {"cluster", cluster},
         {"managedInstancesProvider",
          {{"infrastructureRoleArn", "arn:aws:iam::000000000000:role/i"},
           {"instanceLaunchTemplate",
            {{"ec2InstanceProfileArn", "arn:aws:iam::000000000000:instance-profile/i"},
             {"networkConfiguration", {{"subnets", {"subnet-1"}}}}}}}}});
    api.state[ecs::capacity_providers]
        .modify(prefix + "capacity-provider/" + name)
        ->configuration.updateStatus.reset();
  }
  json wish(json more = json::object()) {
    json all{{"daemonTaskDefinitionArn", definition_prefix + "agent:1"},
             {"capacityProviderArns", {provider_arn}}};
    all.update(more);
    return all;
  }
  json creation(json more = json::object()) {
    more["daemonName"] = more.value("daemonName", "agent");
    return wish(more);
  }
  json update(json more = json::object()) {
    more["daemonArn"] = daemon_arn;
    return api("UpdateDaemon", wish(more));
  }
  json listed(const json& input) {
    json arns = json::array();
    const json answer = api("ListDaemonTaskDefinitions", input);
    for (const json& each : answer.at("daemonTaskDefinitions"))
      arns.push_back(each.at("arn").get<std::string>().substr(definition_prefix.size()));
    return arns;
  }
  json deployment(const std::string& arn) {
    return api("DescribeDaemonDeployments", {{"daemonDeploymentArns", {arn}}})
        .at("daemonDeployments")
        .at(0);
  }
};

TEST_F(Daemons, DefinitionsAreCompletedAndShown) {
  EXPECT_EQ(add_definition(), definition_prefix + "agent:1");
  EXPECT_EQ(add_definition("agent", {{"cpu", "1 vCPU"}, {"memory", "1 GB"}}),
            definition_prefix + "agent:2");
  json shown = api("DescribeDaemonTaskDefinition", {{"daemonTaskDefinition", "agent:2"}})
                   .at("daemonTaskDefinition");
  EXPECT_EQ(shown["cpu"], "1024");
  EXPECT_EQ(shown["memory"], "1024");
  EXPECT_EQ(shown["registeredBy"], caller);
  EXPECT_EQ(shown["status"], "ACTIVE");
  EXPECT_EQ(shown["revision"], 2);
  EXPECT_EQ(shown["containerDefinitions"], json::parse(R"([{"name": "agent", "image": "agent:1",
      "memory": 64, "cpu": 0, "essential": true, "environment": [], "mountPoints": [],
      "systemControls": []}])"));
  EXPECT_EQ(api("DescribeDaemonTaskDefinition", {{"daemonTaskDefinition", "agent"}})
                .at("daemonTaskDefinition")
                .at("revision"),
            2);
}

TEST_F(Daemons, DefinitionsKeepTheRulesOfTaskDefinitions) {
  const auto error = [&](json container) {
    return api.error("RegisterDaemonTaskDefinition",
                     {{"family", "agent"}, {"containerDefinitions", {container}}});
  };
  json container = agent_container();
  container["name"] = "a b";
  EXPECT_EQ(error(container), "ClientException: Container.name contains invalid characters.");
  container = agent_container();
  container["mountPoints"] = {{{"sourceVolume", "no"}, {"containerPath", "/x"}}};
  EXPECT_THAT(error(container), StartsWith("ClientException: "));
  container = agent_container();
  container.erase("memory");
  EXPECT_THAT(error(container), HasSubstr("At least one of 'memory' or 'memoryReservation'"));
}

TEST_F(Daemons, TasksAreMadeOfAnOrdinaryDefinition) {
  json container = agent_container();
  container["linuxParameters"] = {{"capabilities", {{"add", {"NET_ADMIN"}}}}};
  container["mountPoints"] = {{{"sourceVolume", "logs"}, {"containerPath", "/logs"}}};
  add_definition("agent",
                 {{"containerDefinitions", {container}},
                  {"volumes", {{{"name", "logs"}, {"host", {{"sourcePath", "/var/log"}}}}}}});
  const auto& row =
      api.state[ecs::daemon_families].find(definition_prefix + "agent")->revisions.at(1);
  const auto& definition = *row.definition;
  EXPECT_EQ(definition.taskDefinitionArn, definition_prefix + "agent:1");
  EXPECT_EQ(definition.networkMode, aws::ecs::NetworkMode::bridge);
  EXPECT_EQ(definition.volumes->at(0).host->sourcePath, "/var/log");
  EXPECT_THAT(*definition.containerDefinitions->at(0).linuxParameters->capabilities->add,
              ElementsAre("NET_ADMIN"));
}

TEST_F(Daemons, DefinitionsAreListedByStatusAndFamily) {
  for (const char* family : {"agent", "agent", "agents", "other"}) add_definition(family);
  EXPECT_EQ(listed(json::object()), json({"agent:1", "agent:2", "agents:1", "other:1"}));
  EXPECT_EQ(listed({{"family", "agent"}}), json({"agent:1", "agent:2"}));
  EXPECT_EQ(listed({{"familyPrefix", "agent"}, {"sort", "DESC"}}),
            json({"agents:1", "agent:2", "agent:1"}));
  EXPECT_EQ(listed({{"revision", "LAST_REGISTERED"}}), json({"agent:2", "agents:1", "other:1"}));
  api("DeleteDaemonTaskDefinition", {{"daemonTaskDefinition", "agent:2"}});
  EXPECT_EQ(listed({{"family", "agent"}}), json({"agent:1"}));
  EXPECT_EQ(listed({{"status", "DELETE_IN_PROGRESS"}}), json({"agent:2"}));
  EXPECT_EQ(listed({{"status", "ALL"}, {"family", "agent"}}), json({"agent:1", "agent:2"}));
  json page = api("ListDaemonTaskDefinitions", {{"maxResults", 2}});
  EXPECT_EQ(page["daemonTaskDefinitions"].size(), 2u);
  page = api("ListDaemonTaskDefinitions", {{"nextToken", page["nextToken"]}});
  EXPECT_EQ(page["daemonTaskDefinitions"].size(), 1u);
}

TEST_F(Daemons, OnlyActiveDefinitionsAreDeletedAndUsed) {
  add_provider("mi");
  add_definition();
  const json it{{"daemonTaskDefinition", "agent:1"}};
  EXPECT_EQ(api.error("DeleteDaemonTaskDefinition", {{"daemonTaskDefinition", "agent"}}),
            "ClientException: Revision is missing.");
  api("DeleteDaemonTaskDefinition", it);
  EXPECT_THAT(api.error("DeleteDaemonTaskDefinition", it), HasSubstr("already being deleted"));
  EXPECT_TRUE(api("DescribeDaemonTaskDefinition", it)
                  .at("daemonTaskDefinition")
                  .contains("deleteRequestedAt"));
  EXPECT_THAT(api.error("CreateDaemon", creation()), HasSubstr("is not ACTIVE"));
  for (const char* operation : {"DescribeDaemonTaskDefinition", "DeleteDaemonTaskDefinition"})
    EXPECT_EQ(api.error(operation, {{"daemonTaskDefinition", "no:1"}}),
              "ClientException: The specified daemon task definition was not found.");
}

TEST_F(Daemons, ADaemonBeginsWithADeployment) {
  add_provider("mi");
  add_definition();
  const json made = api("CreateDaemon", creation());
  EXPECT_EQ(made["daemonArn"], daemon_arn);
  EXPECT_EQ(made["status"], "ACTIVE");
  EXPECT_THAT(made["deploymentArn"].get<std::string>(),
              MatchesRegex(prefix + "daemon-deployment/default/agent/[A-Za-z0-9_-]{21}"));
  const json daemon = api("DescribeDaemon", {{"daemonArn", daemon_arn}}).at("daemon");
  EXPECT_EQ(daemon["deploymentArn"], made["deploymentArn"]);
  const std::string revision = daemon["currentRevisions"][0]["arn"];
  EXPECT_THAT(revision, MatchesRegex(prefix + "daemon-revision/default/agent/[0-9a-f-]{36}"));
  EXPECT_EQ(daemon["currentRevisions"][0]["totalRunningCount"], 0);
  const json one = deployment(made["deploymentArn"]);
  EXPECT_EQ(one["status"], "PENDING");
  EXPECT_EQ(one["targetDaemonRevision"]["arn"], revision);
  EXPECT_THAT(one["sourceDaemonRevisions"], IsEmpty());
  EXPECT_EQ(one["deploymentConfiguration"],
            json({{"drainPercent", 25.0}, {"bakeTimeInMinutes", 0}}));
  EXPECT_EQ(one["circuitBreaker"],
            json({{"status", "MONITORING"}, {"failureCount", 0}, {"threshold", 3}}));
  const json shown = api("DescribeDaemonRevisions", {{"daemonRevisionArns", {revision, "x"}}});
  EXPECT_EQ(shown["failures"], json({{{"arn", "x"}, {"reason", "MISSING"}}}));
  EXPECT_EQ(shown["daemonRevisions"][0]["propagateTags"], "NONE");
  EXPECT_EQ(shown["daemonRevisions"][0]["containerImages"],
            json({{{"containerName", "agent"}, {"image", "agent:1"}}}));
}

TEST_F(Daemons, CreationIsIdempotent) {
  add_provider("mi");
  add_definition();
  const json made = api("CreateDaemon", creation({{"clientToken", "a"}}));
  EXPECT_EQ(api("CreateDaemon", creation({{"clientToken", "b"}})), made);
  EXPECT_EQ(api.error("CreateDaemon", creation({{"propagateTags", "DAEMON"}})),
            "InvalidParameterException: Creation of daemon was not idempotent.");
}

TEST_F(Daemons, WhatCreateDaemonRefuses) {
  add_provider("mi");
  add_provider("elsewhere", "other");
  add_definition();
  api("CreateCapacityProvider",
      {{"name", "asg"}, {"autoScalingGroupProvider", {{"autoScalingGroupArn", "asg"}}}});
  const auto on = [&](json providers) {
    return api.error("CreateDaemon", creation({{"capacityProviderArns", std::move(providers)}}));
  };
  EXPECT_THAT(on(json::array()), HasSubstr("capacityProviderArns can not be empty"));
  EXPECT_THAT(on({"nobody"}), HasSubstr("'nobody' was not found"));
  EXPECT_THAT(on({"asg"}), HasSubstr("does not use managed instances"));
  EXPECT_THAT(on({"FARGATE"}), HasSubstr("does not use managed instances"));
  EXPECT_THAT(on({"elsewhere"}), HasSubstr("is not associated with the cluster"));
  const auto with = [&](json configuration) {
    return api.error("CreateDaemon", creation({{"deploymentConfiguration", configuration}}));
  };
  EXPECT_THAT(with({{"drainPercent", 100.5}}), HasSubstr("drainPercent must be between"));
  EXPECT_THAT(with({{"drainPercent", -1}}), HasSubstr("drainPercent must be between"));
  EXPECT_THAT(with({{"bakeTimeInMinutes", 1441}}), HasSubstr("bakeTimeInMinutes must be between"));
  EXPECT_THAT(with({{"alarms", {{"enable", true}}}}), HasSubstr("alarmNames can not be empty"));
  EXPECT_THAT(api.error("CreateDaemon", creation({{"daemonName", "a b"}})),
              HasSubstr("DaemonName must match"));
  EXPECT_THAT(api.error("CreateDaemon", creation({{"daemonTaskDefinitionArn", "no:1"}})),
              HasSubstr("was not found"));
  EXPECT_THAT(api.error("CreateDaemon", creation({{"enableExecuteCommand", true}})),
              HasSubstr("taskRoleArn"));
  EXPECT_THAT(api.error("CreateDaemon", creation({{"clusterArn", "nowhere"}})),
              StartsWith("ClusterNotFoundException: "));
}

TEST_F(Daemons, AnUpdateReplacesTheWholeConfiguration) {
  add_provider("mi");
  add_definition();
  const json made = api(
      "CreateDaemon",
      creation({{"propagateTags", "DAEMON"}, {"deploymentConfiguration", {{"drainPercent", 50}}}}));
  api.state[ecs::daemon_deployments].modify(made["deploymentArn"].get<std::string>())->status =
      aws::ecs::DaemonDeploymentStatus::SUCCESSFUL;
  api.clock.advance(1s);
  const json updated = update();
  EXPECT_NE(updated["deploymentArn"], made["deploymentArn"]);
  const json one = deployment(updated["deploymentArn"]);
  EXPECT_EQ(one["deploymentConfiguration"]["drainPercent"], 25.0);
  EXPECT_EQ(one["sourceDaemonRevisions"][0]["arn"],
            deployment(made["deploymentArn"])["targetDaemonRevision"]["arn"]);
  const json revision = api("DescribeDaemonRevisions",
                            {{"daemonRevisionArns", {one["targetDaemonRevision"]["arn"]}}});
  EXPECT_EQ(revision["daemonRevisions"][0]["propagateTags"], "NONE");
  const json listed = api("ListDaemonDeployments", {{"daemonArn", daemon_arn}});
  EXPECT_EQ(listed["daemonDeployments"][0]["daemonDeploymentArn"], updated["deploymentArn"]);
  EXPECT_EQ(api("ListDaemonDeployments", {{"daemonArn", daemon_arn}, {"status", {"SUCCESSFUL"}}})
                .at("daemonDeployments")
                .size(),
            1u);
}

TEST_F(Daemons, ADeletedDaemonIsNoMoreActive) {
  add_provider("mi");
  add_definition();
  api("CreateDaemon", creation());
  const json deleted = api("DeleteDaemon", {{"daemonArn", daemon_arn}});
  EXPECT_EQ(deleted["status"], "DELETE_IN_PROGRESS");
  EXPECT_FALSE(deployment(deleted["deploymentArn"]).contains("targetDaemonRevision"));
  EXPECT_THAT(api.error("DeleteDaemon", {{"daemonArn", daemon_arn}}),
              HasSubstr("deployment deletion is ongoing"));
  EXPECT_EQ(api.error("UpdateDaemon", wish({{"daemonArn", daemon_arn}})),
            "DaemonNotActiveException: Daemon was not ACTIVE.");
  EXPECT_THAT(api.error("CreateDaemon", creation()), HasSubstr("still being deleted"));
}

TEST_F(Daemons, AreFoundByTheirOwnArnAlone) {
  for (const char* operation : {"DescribeDaemon", "DeleteDaemon", "ListDaemonDeployments"}) {
    EXPECT_EQ(api.error(operation, {{"daemonArn", daemon_arn}}),
              "DaemonNotFoundException: Daemon not found.");
    for (const char* wrong : {"agent", "", "arn:aws:ecs:us-east-1:000000000000:daemon/agent",
                              "arn:aws:ecs:us-east-1:000000000000:service/default/agent"})
      EXPECT_EQ(api.error(operation, {{"daemonArn", wrong}}),
                "InvalidParameterException: The ARN provided is invalid.");
  }
}

TEST_F(Daemons, AreListedByClusterAndProvider) {
  add_provider("mi");
  add_provider("more");
  add_definition();
  api("CreateDaemon", creation());
  api("CreateDaemon", creation({{"daemonName", "b"}, {"capacityProviderArns", {"more", "more"}}}));
  const auto list = [&](const json& input) {
    json names = json::array();
    const json answer = api("ListDaemons", input);
    for (const json& each : answer.at("daemonSummariesList"))
      names.push_back(state::id_of(each.at("daemonArn").get<std::string>()));
    return names;
  };
  EXPECT_EQ(list(json::object()), json({"agent", "b"}));
  EXPECT_EQ(list({{"capacityProviderArns", {provider_arn}}}), json({"agent"}));
  EXPECT_EQ(list({{"capacityProviderArns", {prefix + "capacity-provider/more"}}}), json({"b"}));
  api("CreateCluster", {{"clusterName", "empty"}});
  EXPECT_EQ(list({{"clusterArn", prefix + "cluster/empty"}}), json::array());
  EXPECT_THAT(api.error("DeleteCapacityProvider", {{"capacityProvider", "mi"}}),
              HasSubstr("is in use"));
}

TEST_F(Daemons, AndTheirDefinitionsBearTags) {
  add_provider("mi");
  const std::string definition =
      add_definition("agent", {{"tags", {{{"key", "a"}, {"value", "1"}}}}});
  api("CreateDaemon", creation({{"tags", {{{"key", "b"}, {"value", "2"}}}}}));
  for (const std::string& arn : {definition, daemon_arn}) {
    api("TagResource", {{"resourceArn", arn}, {"tags", {{{"key", "c"}, {"value", "3"}}}}});
    json tags = api("ListTagsForResource", {{"resourceArn", arn}}).at("tags");
    EXPECT_EQ(tags.size(), 2u) << arn;
    api("UntagResource", {{"resourceArn", arn}, {"tagKeys", {"a", "b"}}});
    tags = api("ListTagsForResource", {{"resourceArn", arn}}).at("tags");
    EXPECT_EQ(tags, json({{{"key", "c"}, {"value", "3"}}})) << arn;
  }
  for (const char* other : {"daemon/default/no", "daemon-task-definition/agent:2"})
    EXPECT_THAT(api.error("ListTagsForResource", {{"resourceArn", prefix + other}}),
                StartsWith("ResourceNotFoundException: "));
}

TEST_F(Daemons, TasksAreListedByDaemon) {
  add_provider("mi");
  add_definition();
  EXPECT_EQ(api.error("ListTasks", {{"daemonName", "agent"}}),
            "InvalidParameterException: The daemon 'agent' was not found.");
  api("CreateDaemon", creation());
  state::Task task;
  task.arn = prefix + "task/default/" + std::string(32, 'a');
  task.cluster_arn = prefix + "cluster/default";
  task.daemon_arn = daemon_arn;
  task.definition =
      api.state[ecs::daemon_families].find(definition_prefix + "agent")->revisions.at(1).definition;
  api.state[ecs::tasks].add(task);
  EXPECT_EQ(api("ListTasks", {{"daemonName", "agent"}}).at("taskArns"), json({task.arn}));
  EXPECT_EQ(api("ListTasks", {{"daemonName", daemon_arn}}).at("taskArns"), json({task.arn}));
  EXPECT_THAT(api.error("ListTasks", {{"daemonName", "agent"}, {"startedBy", "x"}}),
              HasSubstr("only filter"));
}

}  // namespace
}  // namespace localecs::services::ecs
