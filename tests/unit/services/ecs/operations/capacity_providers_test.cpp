// Capacity providers: their life, what they show, and every refusal.
#include <localecs/aws/ecs/capacity_provider.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/capacity_provider.hpp>
#include <localecs/services/ecs/rows/cluster.hpp>

#include <gmock/gmock.h>

#include "api.hpp"

namespace localecs::services::ecs {
namespace {

const std::string group_arn =
    "arn:aws:autoscaling:us-east-1:000000000000:autoScalingGroup:u-1:autoScalingGroupName/";

struct CapacityProviders : testing::Test {
  json create(const std::string& name, json block = json::object()) {
    block["autoScalingGroupArn"] = group_arn + name;
    return api("CreateCapacityProvider", {{"name", name}, {"autoScalingGroupProvider", block}})
        .at("capacityProvider");
  }
  json described(const std::string& name, json include = json::array()) {
    return api("DescribeCapacityProviders", {{"capacityProviders", {name}}, {"include", include}})
        .at("capacityProviders")
        .at(0);
  }
  json put(json providers, json strategy = json::array()) {
    return api("PutClusterCapacityProviders", {{"cluster", "a"},
                                               {"capacityProviders", std::move(providers)},
                                               {"defaultCapacityProviderStrategy", strategy}})
        .at("cluster");
  }
  state::CapacityProvider& row(const std::string& name) {
    return *api.state[ecs::capacity_providers].modify(prefix + "capacity-provider/" + name);
  }
  // What the loop does a moment later.
  void settle() {
    for (const auto& [arn, cluster] : api.state[ecs::clusters].rows())
      if (!cluster.attachments_status.empty())
        api.state[ecs::clusters].modify(arn)->attachments_status = "UPDATE_COMPLETE";
    for (const auto& [arn, provider] : api.state[ecs::capacity_providers].rows())
      api.state[ecs::capacity_providers].modify(arn)->configuration.updateStatus.reset();
  }

  Api api;
};

const json scaled = json::parse(R"({"managedScaling": {"status": "ENABLED"}})");

TEST_F(CapacityProviders, CreateFillsInTheDefaults) {
  json made = create("asg", scaled);
  EXPECT_EQ(made["capacityProviderArn"], prefix + "capacity-provider/asg");
  EXPECT_EQ(made["autoScalingGroupProvider"]["autoScalingGroupArn"], group_arn + "asg");
  made.erase("capacityProviderArn");
  made["autoScalingGroupProvider"].erase("autoScalingGroupArn");
  EXPECT_EQ(made, json::parse(R"({
    "name": "asg", "status": "ACTIVE", "type": "EC2_AUTOSCALING", "tags": [],
    "autoScalingGroupProvider": {
      "managedScaling": {"status": "ENABLED", "targetCapacity": 100, "minimumScalingStepSize": 1,
                         "maximumScalingStepSize": 10000, "instanceWarmupPeriod": 300},
      "managedTerminationProtection": "DISABLED", "managedDraining": "ENABLED"}})"));
  EXPECT_EQ(create("plain")["autoScalingGroupProvider"]["managedScaling"],
            json::parse(R"({"status": "DISABLED"})"));
}

TEST_F(CapacityProviders, DescribeShowsTheBuiltInOnesAndPages) {
  for (int i = 0; i < 10; ++i) create("p" + std::to_string(i));
  json page = api("DescribeCapacityProviders");
  EXPECT_EQ(page["capacityProviders"].size(), 10u);
  EXPECT_EQ(page["capacityProviders"][0], json::parse(R"({"name": "FARGATE", "status": "ACTIVE",
      "capacityProviderArn": "arn:aws:ecs:us-east-1:000000000000:capacity-provider/FARGATE",
      "tags": [], "type": "FARGATE"})"));
  EXPECT_EQ(page["capacityProviders"][1]["name"], "FARGATE_SPOT");
  page = api("DescribeCapacityProviders", {{"nextToken", page["nextToken"]}});
  EXPECT_EQ(page["capacityProviders"].size(), 2u);
  EXPECT_FALSE(page.contains("nextToken"));
  EXPECT_EQ(api("DescribeCapacityProviders", {{"capacityProviders", {"no"}}})["failures"],
            json::array({{{"arn", prefix + "capacity-provider/no"}, {"reason", "MISSING"}}}));
  EXPECT_EQ(described(prefix + "capacity-provider/p3")["name"], "p3");
}

TEST_F(CapacityProviders, TagsAreShownWhenAsked) {
  create("asg");
  const std::string arn = prefix + "capacity-provider/asg";
  api("TagResource",
      {{"resourceArn", arn}, {"tags", json::array({{{"key", "k"}, {"value", "v"}}})}});
  EXPECT_EQ(described("asg")["tags"], json::array());
  EXPECT_EQ(described("asg", {"TAGS"})["tags"][0]["value"], "v");
  api("UntagResource", {{"resourceArn", arn}, {"tagKeys", {"k"}}});
  EXPECT_EQ(api("ListTagsForResource", {{"resourceArn", arn}})["tags"], json::array());
  EXPECT_THAT(api.error("TagResource", {{"resourceArn", prefix + "capacity-provider/FARGATE"},
                                        {"tags", json::array({{{"key", "k"}, {"value", "v"}}})}}),
              testing::HasSubstr("ResourceNotFoundException"));
}

TEST_F(CapacityProviders, UpdateTakesAMoment) {
  create("asg", scaled);
  const json updated =
      api("UpdateCapacityProvider", json::parse(R"({"name": "asg", "autoScalingGroupProvider":
              {"managedScaling": {"targetCapacity": 80}, "managedDraining": "DISABLED"}})"))
          .at("capacityProvider");
  EXPECT_EQ(updated["updateStatus"], "UPDATE_IN_PROGRESS");
  EXPECT_EQ(updated["autoScalingGroupProvider"]["managedScaling"]["targetCapacity"], 80);
  EXPECT_EQ(updated["autoScalingGroupProvider"]["managedScaling"]["status"], "ENABLED");
  EXPECT_EQ(updated["autoScalingGroupProvider"]["managedDraining"], "DISABLED");
  EXPECT_THAT(api.error("DeleteCapacityProvider", {{"capacityProvider", "asg"}}),
              testing::HasSubstr("UpdateInProgressException: "));
}

TEST_F(CapacityProviders, DeletionIsShownWhileItLasts) {
  create("asg");
  const json deleted =
      api("DeleteCapacityProvider", {{"capacityProvider", prefix + "capacity-provider/asg"}})
          .at("capacityProvider");
  EXPECT_EQ(deleted["status"], "ACTIVE");
  EXPECT_EQ(deleted["updateStatus"], "DELETE_IN_PROGRESS");
  row("asg").configuration.status = aws::ecs::CapacityProviderStatus::INACTIVE;
  EXPECT_EQ(described("asg")["status"], "INACTIVE");
  EXPECT_EQ(api("DescribeCapacityProviders")["capacityProviders"].size(), 2u);
  EXPECT_EQ(create("asg")["status"], "ACTIVE");  // the name may be used again
}

TEST_F(CapacityProviders, AClusterProvisionsItsAttachments) {
  create("asg", scaled);
  const json cluster =
      api("CreateCluster", {{"clusterName", "a"}, {"capacityProviders", {"asg"}}}).at("cluster");
  EXPECT_EQ(cluster["status"], "PROVISIONING");
  EXPECT_EQ(cluster["attachmentsStatus"], "UPDATE_IN_PROGRESS");
  EXPECT_EQ(cluster["attachments"][0]["type"], "as_policy");
  EXPECT_EQ(cluster["attachments"][0]["status"], "PRECREATED");
  EXPECT_EQ(cluster["attachments"][0]["details"][0],
            json::parse(R"({"name": "capacityProviderName", "value": "asg"})"));
  EXPECT_THAT(api.error("PutClusterCapacityProviders",
                        json::parse(R"({"cluster": "a", "capacityProviders": [],
                                        "defaultCapacityProviderStrategy": []})")),
              testing::StartsWith("UpdateInProgressException: The specified cluster is in a busy "
                                  "state. Cluster attachments must be in UPDATE_COMPLETE"));
  settle();
  const json left = put(json::array());
  EXPECT_EQ(left["capacityProviders"], json::array());
  EXPECT_EQ(left["attachments"][0]["status"], "DELETED");
  EXPECT_EQ(left["attachmentsStatus"], "UPDATE_IN_PROGRESS");
}

TEST_F(CapacityProviders, WhatIsInUseStays) {
  create("asg");
  api("CreateCluster", {{"clusterName", "a"}});
  put({"asg", "FARGATE"});
  EXPECT_EQ(api.error("DeleteCapacityProvider", {{"capacityProvider", "asg"}}),
            "ClientException: The specified capacity provider cannot be deleted because it is "
            "associated with cluster: a. Remove the capacity provider from the cluster and try "
            "again.");
  api("RegisterTaskDefinition", small_definition());
  api("RunTask", json::parse(R"({"cluster": "a", "taskDefinition": "web",
      "capacityProviderStrategy": [{"capacityProvider": "asg", "weight": 1}]})"));
  EXPECT_EQ(api.error("PutClusterCapacityProviders",
                      json::parse(R"({"cluster": "a", "capacityProviders": ["FARGATE"],
                                      "defaultCapacityProviderStrategy": []})")),
            "ResourceInUseException: The specified capacity provider is in use and cannot be "
            "removed.");
}

TEST_F(CapacityProviders, ManagedScalingServesOneCluster) {
  create("asg", scaled);
  api("CreateCluster", {{"clusterName", "b"}, {"capacityProviders", {"asg"}}});
  EXPECT_THAT(api.error("CreateCluster", {{"clusterName", "a"}, {"capacityProviders", {"asg"}}}),
              testing::HasSubstr("is already associated with another cluster."));
  EXPECT_EQ(api("DescribeClusters", {{"clusters", {"a"}}})["failures"].size(), 1u);
}

json managed_instances() {
  return json::parse(R"({"name": "mi", "cluster": "a", "managedInstancesProvider": {
      "infrastructureRoleArn": "arn:aws:iam::000000000000:role/infra", "instanceLaunchTemplate": {
        "ec2InstanceProfileArn": "arn:aws:iam::000000000000:instance-profile/ecs",
        "networkConfiguration": {"subnets": ["subnet-a"]}}}})");
}

TEST_F(CapacityProviders, ManagedInstancesBelongToTheirCluster) {
  api("CreateCluster", {{"clusterName", "a"}});
  const json made = api("CreateCapacityProvider", managed_instances()).at("capacityProvider");
  EXPECT_EQ(made["status"], "PROVISIONING");
  EXPECT_EQ(made["updateStatus"], "CREATE_IN_PROGRESS");
  EXPECT_EQ(made["cluster"], "a");
  EXPECT_EQ(made["managedInstancesProvider"]["instanceLaunchTemplate"]["storageConfiguration"]
                ["storageSizeGiB"],
            80);
  EXPECT_EQ(put({"FARGATE"})["capacityProviders"], json({"FARGATE", "mi"}));
  EXPECT_EQ(api("DescribeCapacityProviders", {{"cluster", "a"}})["capacityProviders"].size(), 2u);
  EXPECT_THAT(api.error("DeleteCluster", {{"cluster", "a"}}),
              testing::StartsWith("ClusterContainsCapacityProviderException: "));
  settle();
  EXPECT_EQ(
      api("DeleteCapacityProvider", {{"capacityProvider", "mi"}})["capacityProvider"]["status"],
      "DEPROVISIONING");
  EXPECT_EQ(api.error("DeleteCluster", {{"cluster", "a"}}), "");
}

TEST_F(CapacityProviders, ManagedInstancesAreChangedInTheirClusterOnly) {
  api("CreateCluster", {{"clusterName", "a"}});
  api("CreateCluster", {{"clusterName", "b"}});
  api("CreateCapacityProvider", managed_instances());
  settle();
  json update = managed_instances();
  const std::string unknown =
      "ClientException: The specified capacity provider does not exist. Specify a valid name or "
      "ARN and try again.";
  const auto errors_in = [&](const char* cluster) {
    update["cluster"] = cluster;
    return std::pair(
        api.error("UpdateCapacityProvider", update),
        api.error("DeleteCapacityProvider", {{"capacityProvider", "mi"}, {"cluster", cluster}}));
  };
  EXPECT_EQ(errors_in("b"), std::pair(unknown, unknown));
  EXPECT_THAT(errors_in("c").first, testing::StartsWith("ClusterNotFoundException"));
  update["cluster"] = prefix + "cluster/a";
  EXPECT_EQ(api.error("UpdateCapacityProvider", update), "");
  settle();
  EXPECT_EQ(api.error("DeleteCapacityProvider", {{"capacityProvider", "mi"}, {"cluster", "a"}}),
            "");
}

// Each in both operations, in the launch template.
TEST_F(CapacityProviders, WhatManagedInstancesCannotBe) {
  const std::string unsupported = "UnsupportedFeatureException: localecs does not ";
  const std::string requirements =
      unsupported + "choose managed instances by instanceRequirements.";
  const auto by = [](const std::string& members) {
    return R"({"instanceRequirements": {"vCpuCount": {"min": 1}, "memoryMiB": {"min": 1}, )" +
           members + "}}";
  };
  const std::pair<std::string, std::string> rows[] = {
      {R"({"networkConfiguration": {"subnets": []}})",
       "ClientException: subnets can not be empty."},
      {R"({"storageConfiguration": {"storageSizeGiB": 29}})",
       "ClientException: The storage size must be between 30 and 16384 GiB."},
      {R"({"capacityReservations": {"reservationPreference": "RESERVATIONS_FIRST"}})",
       unsupported + "launch managed instances into capacity reservations (capacityReservations) "
                     "yet."},
      {by(R"("bareMetal": "required")"), requirements + "bareMetal yet."},
      {by(R"("cpuManufacturers": ["amd"])"), requirements + "cpuManufacturers yet."},
      {by(R"("acceleratorCount": {"min": 1})"), requirements + "acceleratorCount yet."},
      {by(R"("totalLocalStorageGB": {"min": 1})"), requirements + "totalLocalStorageGB yet."},
      {by(R"("excludedInstanceTypes": ["*"])"),
       unsupported + "know an instance type that these instanceRequirements allow yet."},
      {by(R"("cpuManufacturers": ["amd", "intel"], "bareMetal": "excluded",
             "localStorage": "included", "instanceGenerations": ["current"],
             "acceleratorCount": {"max": 0}, "allowedInstanceTypes": ["c5.*"])"),
       ""},
  };
  api("CreateCluster", {{"clusterName", "a"}});
  json made = managed_instances();
  made["name"] = "first";
  api("CreateCapacityProvider", made);
  for (const auto& [members, error] : rows) {
    json create = managed_instances();
    create["managedInstancesProvider"]["instanceLaunchTemplate"].update(json::parse(members));
    EXPECT_EQ(api.error("CreateCapacityProvider", create), error) << members;
    settle();
    const json update = {{"name", "first"},
                         {"managedInstancesProvider",
                          {{"infrastructureRoleArn", "arn:aws:iam::000000000000:role/infra"},
                           {"instanceLaunchTemplate", json::parse(members)}}}};
    EXPECT_EQ(api.error("UpdateCapacityProvider", update), error) << members;
  }
  json reserved = managed_instances();
  reserved["managedInstancesProvider"]["instanceLaunchTemplate"]["capacityOptionType"] = "RESERVED";
  reserved["name"] = "reserved";
  EXPECT_EQ(api.error("CreateCapacityProvider", reserved),
            unsupported + "launch managed instances of the capacityOptionType RESERVED yet.");
}

struct Refusal {
  std::string_view operation;
  std::string_view input;
  std::string_view error;
};

TEST_F(CapacityProviders, Refusals) {
  create("asg");
  const std::string_view bad_name =
      "ClientException: The specified capacity provider name is invalid. Up to 255 characters are "
      "allowed, including letters (upper and lowercase), numbers, underscores, and hyphens. The "
      "name cannot be prefixed with \"aws\", \"ecs\", or \"fargate\". Specify a valid name and try "
      "again.";
  const Refusal refusals[] = {
      {"CreateCapacityProvider",
       R"({"name": "Fargate-x", "autoScalingGroupProvider": {"autoScalingGroupArn": "g"}})",
       bad_name},
      {"CreateCapacityProvider",
       R"({"name": "a b", "autoScalingGroupProvider": {"autoScalingGroupArn": "g"}})", bad_name},
      {"CreateCapacityProvider", R"({"name": "x"})",
       "ClientException: Exactly one of autoScalingGroupProvider and managedInstancesProvider must "
       "be specified."},
      {"CreateCapacityProvider",
       R"({"name": "asg", "autoScalingGroupProvider": {"autoScalingGroupArn": "g"}})",
       "ClientException: A capacity provider with the specified name already exists. Specify a "
       "different name and try again."},
      {"CreateCapacityProvider",
       R"({"name": "x", "autoScalingGroupProvider": {"autoScalingGroupArn": "asg"}})",
       "ClientException: The specified Auto Scaling group ARN is already being used by another "
       "capacity provider. Specify a unique Auto Scaling group ARN and try again."},
      {"CreateCapacityProvider",
       R"({"name": "x", "autoScalingGroupProvider": {"autoScalingGroupArn": "arn:aws:s3:::b"}})",
       "ClientException: The specified Auto Scaling group ARN is invalid. Specify a valid ARN and "
       "try again."},
      {"CreateCapacityProvider",
       R"({"name": "x", "autoScalingGroupProvider": {"autoScalingGroupArn": "g", "managedScaling":
           {"minimumScalingStepSize": 5, "maximumScalingStepSize": 2}}})",
       "ClientException: The minimum or maximum scaling step size value is invalid. Specify a "
       "minimum scaling step size value that is less than or equal to the maximum scaling step "
       "size value and try again."},
      {"CreateCapacityProvider",
       R"({"name": "x", "autoScalingGroupProvider": {"autoScalingGroupArn": "g",
           "managedTerminationProtection": "ENABLED"}})",
       "ClientException: The managed termination protection setting for the capacity provider is "
       "invalid. To enable managed termination protection for a capacity provider, managed scaling "
       "must be enabled."},
      {"DeleteCapacityProvider", R"({"capacityProvider": "no"})",
       "ClientException: The specified capacity provider does not exist. Specify a valid name or "
       "ARN and try again."},
      {"DeleteCapacityProvider", R"({"capacityProvider": "FARGATE_SPOT"})",
       "ClientException: The FARGATE and FARGATE_SPOT capacity providers cannot be deleted."},
      {"UpdateCapacityProvider", R"({"name": "no", "autoScalingGroupProvider": {}})",
       "ClientException: The specified capacity provider does not exist. Specify a valid name or "
       "ARN and try again."},
      {"DescribeCapacityProviders", R"({"maxResults": 11})",
       "InvalidParameterException: maxResults must be between 1 and 10."},
  };
  for (const auto& [operation, input, error] : refusals)
    EXPECT_EQ(api.error(operation, json::parse(input)), error) << operation << " " << input;
}

TEST_F(CapacityProviders, TerminationProtectionNeedsTheGroups) {
  state::AutoScalingGroup group;
  group.protects_from_scale_in = false;
  api.state[ecs::auto_scaling_groups].put(account + " us-east-1 g", group);
  EXPECT_EQ(api.error("CreateCapacityProvider", json::parse(R"({"name": "x",
                "autoScalingGroupProvider": {"autoScalingGroupArn": "g",
                "managedTerminationProtection": "ENABLED", "managedScaling": {}}})")),
            "ClientException: The managed termination protection setting for the capacity provider "
            "is invalid. To enable managed termination protection for a capacity provider, the "
            "Auto Scaling group must have instance protection from scale in enabled.");
}

}  // namespace
}  // namespace localecs::services::ecs
