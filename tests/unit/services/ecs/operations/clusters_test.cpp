// Clusters: their life, what describing them shows, and every refusal.
#include <localecs/aws/ecs/launch_type.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/instance.hpp>
#include <localecs/services/ecs/rows/service.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/services/ecs/rows/task_table.hpp>

#include <gmock/gmock.h>

#include "api.hpp"

namespace localecs::services::ecs {
namespace {

using testing::ElementsAre;

struct Clusters : testing::Test {
  Api api;

  std::vector<std::string> listed() { return api("ListClusters")["clusterArns"]; }
  json described(const std::string& name, json include = json::array()) {
    return api("DescribeClusters", {{"clusters", {name}}, {"include", include}})["clusters"][0];
  }

  void add_task(const std::string& cluster, state::TaskStatus status,
                aws::ecs::LaunchType type = aws::ecs::LaunchType::EC2) {
    state::Task task;
    task.arn = api.scope.arn("task/" + cluster + "/" + api.ids.hex(32));
    task.cluster_arn = api.scope.arn("cluster/" + cluster);
    task.launch_type = type;
    task.last_status = status;
    api.state[ecs::tasks].add(std::move(task));
  }
  void add_service(const std::string& cluster, state::ServiceStatus status) {
    state::Service service;
    service.name = api.ids.hex(8);
    service.arn = api.scope.arn("service/" + cluster + "/" + service.name);
    service.status = status;
    api.state[ecs::services].put(service.arn, service);
  }
};

TEST_F(Clusters, CreateAnswersWithAnActiveClusterAndItsHost) {
  const json cluster = api("CreateCluster", {{"clusterName", "a"}})["cluster"];
  EXPECT_EQ(cluster, json::parse(R"({
    "clusterArn": "arn:aws:ecs:us-east-1:000000000000:cluster/a", "clusterName": "a",
    "status": "ACTIVE", "registeredContainerInstancesCount": 1, "runningTasksCount": 0,
    "pendingTasksCount": 0, "activeServicesCount": 0, "statistics": [], "tags": [],
    "settings": [{"name": "containerInsights", "value": "disabled"}], "capacityProviders": [],
    "defaultCapacityProviderStrategy": []})"));
}

TEST_F(Clusters, CreateWithoutANameMakesDefault) {
  EXPECT_EQ(api("CreateCluster")["cluster"]["clusterName"], "default");
}

TEST_F(Clusters, CreateIsIdempotentByName) {
  api("CreateCluster",
      json::parse(R"({"clusterName": "a", "tags": [{"key": "k", "value": "1"}]})"));
  const json again =
      api("CreateCluster",
          json::parse(R"({"clusterName": "a", "tags": [{"key": "k", "value": "2"}]})"));
  EXPECT_EQ(again["cluster"]["tags"], json::parse(R"([{"key": "k", "value": "1"}])"));
  EXPECT_EQ(again["cluster"]["registeredContainerInstancesCount"], 1);
  EXPECT_THAT(listed(), ElementsAre(prefix + "cluster/a"));
}

TEST_F(Clusters, SettingsDefaultToTheAccountSetting) {
  api("PutAccountSettingDefault", {{"name", "containerInsights"}, {"value", "enhanced"}});
  EXPECT_EQ(api("CreateCluster")["cluster"]["settings"][0]["value"], "enhanced");
}

TEST_F(Clusters, DescribeShowsMoreOnlyWhenAsked) {
  api("CreateCluster", json::parse(R"({"clusterName": "a", "tags": [{"key": "k", "value": "v"}],
      "settings": [{"name": "containerInsights", "value": "enabled"}],
      "configuration": {"executeCommandConfiguration": {"logging": "NONE"}},
      "serviceConnectDefaults": {"namespace": "internal"}})"));
  const json plain = described("a");
  EXPECT_EQ(plain["settings"], json::array());
  EXPECT_EQ(plain["tags"], json::array());
  EXPECT_EQ(plain["statistics"], json::array());
  EXPECT_FALSE(plain.contains("configuration"));
  EXPECT_EQ(plain["serviceConnectDefaults"]["namespace"], "internal");

  const json full = described("a", {"SETTINGS", "CONFIGURATIONS", "TAGS", "STATISTICS"});
  EXPECT_EQ(full["settings"][0]["value"], "enabled");
  EXPECT_EQ(full["tags"][0]["key"], "k");
  EXPECT_EQ(full["configuration"]["executeCommandConfiguration"]["logging"], "NONE");
  EXPECT_EQ(full["statistics"].size(), 8u);
}

TEST_F(Clusters, DescribeCountsTasksAndServices) {
  api("CreateCluster", {{"clusterName", "a"}});
  api("CreateCluster", {{"clusterName", "a-2"}});  // a name that begins the same is another cluster
  using state::TaskStatus;
  add_task("a", TaskStatus::RUNNING);
  add_task("a", TaskStatus::RUNNING, aws::ecs::LaunchType::FARGATE);
  add_task("a", TaskStatus::PENDING);
  add_task("a", TaskStatus::PROVISIONING);
  add_task("a", TaskStatus::STOPPING);
  add_task("a", TaskStatus::STOPPED);
  add_task("a-2", TaskStatus::RUNNING);
  add_service("a", state::ServiceStatus::ACTIVE);
  add_service("a", state::ServiceStatus::DRAINING);
  add_service("a", state::ServiceStatus::INACTIVE);

  const json cluster = described("a", {"STATISTICS"});
  EXPECT_EQ(cluster["runningTasksCount"], 2);
  EXPECT_EQ(cluster["pendingTasksCount"], 2);
  EXPECT_EQ(cluster["activeServicesCount"], 1);
  std::map<std::string, std::string> statistics;
  for (const json& pair : cluster["statistics"]) statistics[pair["name"]] = pair["value"];
  EXPECT_EQ(statistics["runningEC2TasksCount"], "1");
  EXPECT_EQ(statistics["runningFargateTasksCount"], "1");
  EXPECT_EQ(statistics["pendingEC2TasksCount"], "2");
  EXPECT_EQ(statistics["activeEC2ServiceCount"], "1");
  EXPECT_EQ(statistics["drainingEC2ServiceCount"], "1");
  EXPECT_EQ(statistics["drainingFargateServiceCount"], "0");
}

TEST_F(Clusters, DescribeReportsWhatIsMissingWithFullArns) {
  const json answer = api("DescribeClusters", {{"clusters", {"no", prefix + "cluster/none"}}});
  EXPECT_EQ(answer["clusters"], json::array());
  EXPECT_EQ(answer["failures"], json({{{"arn", prefix + "cluster/no"}, {"reason", "MISSING"}},
                                      {{"arn", prefix + "cluster/none"}, {"reason", "MISSING"}}}));
  EXPECT_EQ(api("DescribeClusters")["failures"][0]["arn"], prefix + "cluster/default");
}

TEST_F(Clusters, OtherRegionsAndAccountsAreOtherWorlds) {
  api("CreateCluster", {{"clusterName", "a"}});
  api.scope.region = "eu-central-1";
  EXPECT_THAT(listed(), ElementsAre());
  EXPECT_EQ(api("DescribeClusters", {{"clusters", {prefix + "cluster/a"}}})["failures"].size(), 1u);
  EXPECT_EQ(api.error("DeleteCluster", {{"cluster", prefix + "cluster/a"}}),
            "ClusterNotFoundException: Cluster not found.");
}

TEST_F(Clusters, DeleteLeavesAnInactiveClusterBehind) {
  api("CreateCluster", {{"clusterName", "a"}});
  const json deleted = api("DeleteCluster", {{"cluster", prefix + "cluster/a"}})["cluster"];
  EXPECT_EQ(deleted["status"], "INACTIVE");
  EXPECT_EQ(deleted["registeredContainerInstancesCount"], 0);
  EXPECT_EQ(api.state[ecs::instances].size(), 0u);
  EXPECT_EQ(described("a")["status"], "INACTIVE");
  EXPECT_THAT(listed(), ElementsAre());
  EXPECT_EQ(api.error("DeleteCluster", {{"cluster", "a"}}),
            "ClusterNotFoundException: The referenced cluster was inactive.");
}

TEST_F(Clusters, CreateAfterDeleteMakesANewCluster) {
  api("CreateCluster",
      json::parse(R"({"clusterName": "a", "tags": [{"key": "k", "value": "1"}]})"));
  api("DeleteCluster", {{"cluster", "a"}});
  const json created = api("CreateCluster", {{"clusterName", "a"}})["cluster"];
  EXPECT_EQ(created["status"], "ACTIVE");
  EXPECT_EQ(created["tags"], json::array());
  EXPECT_EQ(created["registeredContainerInstancesCount"], 1);
}

TEST_F(Clusters, ServicesAndTasksBlockDeletion) {
  api("CreateCluster", {{"clusterName", "a"}});
  add_task("a", state::TaskStatus::STOPPING);
  EXPECT_EQ(api.error("DeleteCluster", {{"cluster", "a"}}),
            "ClusterContainsTasksException: The Cluster cannot be deleted while Tasks are active.");
  add_service("a", state::ServiceStatus::ACTIVE);
  EXPECT_EQ(api.error("DeleteCluster", {{"cluster", "a"}}),
            "ClusterContainsServicesException: The Cluster cannot be deleted while Services are "
            "active.");
}

TEST_F(Clusters, WhatHasEndedDoesNotBlockDeletion) {
  api("CreateCluster", {{"clusterName", "a"}});
  add_task("a", state::TaskStatus::STOPPED);
  add_service("a", state::ServiceStatus::INACTIVE);
  EXPECT_EQ(api.error("DeleteCluster", {{"cluster", "a"}}), "");
}

TEST_F(Clusters, UpdateChangesWhatItNames) {
  api("CreateCluster", {{"clusterName", "a"}});
  api("UpdateCluster", json::parse(R"({"cluster": "a", "serviceConnectDefaults": {"namespace": "n"},
      "configuration": {"executeCommandConfiguration": {"logging": "DEFAULT"}}})"));
  const json updated = api("UpdateClusterSettings", json::parse(R"({"cluster": "a",
      "settings": [{"name": "containerInsights", "value": "enhanced"}]})"))["cluster"];
  EXPECT_EQ(updated["settings"], json::parse(R"([{"name": "containerInsights",
                                                 "value": "enhanced"}])"));
  EXPECT_EQ(updated["serviceConnectDefaults"]["namespace"], "n");
  EXPECT_EQ(updated["configuration"]["executeCommandConfiguration"]["logging"], "DEFAULT");
  const json without = api("UpdateCluster", json::parse(R"({"cluster": "a",
      "serviceConnectDefaults": {"namespace": ""}})"))["cluster"];
  EXPECT_FALSE(without.contains("serviceConnectDefaults"));
}

TEST_F(Clusters, PutCapacityProvidersReplacesBothLists) {
  api("CreateCluster", {{"clusterName", "a"}});
  const json both = api("PutClusterCapacityProviders", json::parse(R"({"cluster": "a",
      "capacityProviders": ["FARGATE", "FARGATE_SPOT"], "defaultCapacityProviderStrategy":
      [{"capacityProvider": "FARGATE", "base": 1, "weight": 1}]})"))["cluster"];
  EXPECT_EQ(both["capacityProviders"], json({"FARGATE", "FARGATE_SPOT"}));
  EXPECT_EQ(both["defaultCapacityProviderStrategy"][0]["base"], 1);
  EXPECT_EQ(both["status"], "ACTIVE");
  const json none = api("PutClusterCapacityProviders", json::parse(R"({"cluster": "a",
      "capacityProviders": [], "defaultCapacityProviderStrategy": []})"))["cluster"];
  EXPECT_EQ(none["capacityProviders"], json::array());
  EXPECT_EQ(none["defaultCapacityProviderStrategy"], json::array());
}

struct Refusal {
  std::string_view operation;
  std::string_view input;
  std::string_view error;
};

TEST_F(Clusters, Refusals) {
  api("CreateCluster", {{"clusterName", "a"}});
  const Refusal refusals[] = {
      {"CreateCluster", R"({"clusterName": "a b"})",
       R"(InvalidParameterException: ClusterName must match ^[a-zA-Z0-9\-_]{1,255}$)"},
      {"CreateCluster", R"({"clusterName": ""})",
       R"(InvalidParameterException: ClusterName must match ^[a-zA-Z0-9\-_]{1,255}$)"},
      {"CreateCluster", R"({"clusterName": 7})",
       "SerializationException: Member 'clusterName' must be a string."},
      {"CreateCluster", R"({"settings": [{"name": "containerInsights", "value": "maybe"}]})",
       "InvalidParameterException: Invalid cluster setting value: maybe"},
      {"CreateCluster", R"({"tags": [{"key": "aws:x", "value": "1"}]})",
       "InvalidParameterException: Tag keys can not start with the reserved prefix 'aws:': aws:x"},
      {"CreateCluster",
       R"({"configuration": {"executeCommandConfiguration": {"logging": "OVERRIDE"}}})",
       "InvalidParameterException: A CloudWatch log group name or S3 bucket name must be "
       "specified when overriding the default log configuration"},
      {"CreateCluster",
       R"({"configuration": {"executeCommandConfiguration": {"logging": "DEFAULT",
           "logConfiguration": {"s3BucketName": "b"}}}})",
       "InvalidParameterException: You must set logging to 'OVERRIDE' when you supply a log "
       "configuration"},
      {"CreateCluster", R"({"capacityProviders": ["other"]})",
       "InvalidParameterException: The specified capacity provider 'other' was not found. Specify "
       "a valid name or ARN and try again."},
      {"PutClusterCapacityProviders",
       R"({"cluster": "a", "capacityProviders": ["FARGATE"],
           "defaultCapacityProviderStrategy": [{"capacityProvider": "FARGATE_SPOT"}]})",
       "InvalidParameterException: The specified capacity provider strategy cannot contain a "
       "capacity provider that is not associated with the cluster. Associate the capacity "
       "provider with the cluster and try again."},
      {"PutClusterCapacityProviders",
       R"({"cluster": "a", "capacityProviders": ["FARGATE", "FARGATE_SPOT"],
           "defaultCapacityProviderStrategy": [{"capacityProvider": "FARGATE", "base": 1},
                                               {"capacityProvider": "FARGATE_SPOT", "base": 2}]})",
       "InvalidParameterException: The specified capacity provider strategy contains multiple "
       "capacity providers with a base value defined. Only one capacity provider in a strategy "
       "can have a base value defined."},
      {"PutClusterCapacityProviders", R"({"cluster": "a", "capacityProviders": []})",
       "InvalidParameterException: Default Capacity Provider Strategy cannot be empty."},
      {"DeleteCluster", R"({})", "InvalidParameterException: Cluster cannot be empty."},
      {"DeleteCluster", R"({"cluster": "nope"})", "ClusterNotFoundException: Cluster not found."},
      {"UpdateCluster", R"({"cluster": "nope"})", "ClusterNotFoundException: Cluster not found."},
      {"UpdateClusterSettings", R"({"cluster": "a", "settings": []})",
       "InvalidParameterException: Settings cannot be empty."},
      {"ListClusters", R"({"maxResults": 101})",
       "InvalidParameterException: maxResults must be between 1 and 100."},
      {"ListClusters", R"({"nextToken": "bogus"})", "InvalidParameterException: Invalid token"},
  };
  for (const auto& [operation, input, error] : refusals)
    EXPECT_EQ(api.error(operation, json::parse(input)), error) << operation << " " << input;
}

TEST_F(Clusters, ARefusedUpdateChangesNothing) {
  api("CreateCluster", {{"clusterName", "a"}});
  api.error("UpdateCluster", json::parse(R"({"cluster": "a",
      "serviceConnectDefaults": {"namespace": "n"},
      "settings": [{"name": "containerInsights", "value": "maybe"}]})"));
  EXPECT_FALSE(described("a").contains("serviceConnectDefaults"));
}

}  // namespace
}  // namespace localecs::services::ecs
