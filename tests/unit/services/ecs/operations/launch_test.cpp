// RunTask and StartTask: what is refused, where a task lands, and how its answer looks.
#include "api.hpp"

#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/instance.hpp>
#include <localecs/services/ecs/rows/settings.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/services/ecs/rows/task_table.hpp>

namespace localecs::services::ecs {
namespace {

const json network = {
    {"awsvpcConfiguration", {{"subnets", {"subnet-1"}}, {"securityGroups", {"sg-1"}}}}};

json awsvpc_definition() {
  json definition = small_definition();
  definition["networkMode"] = "awsvpc";
  definition["cpu"] = "256";
  definition["memory"] = "512";
  definition["requiresCompatibilities"] = {"FARGATE"};
  return definition;
}

class Launch : public ::testing::Test {
 protected:
  // RunTask of a definition that is registered first.
  json run(const json& definition, json input = json::object()) {
    api("RegisterTaskDefinition", definition);
    api("CreateCluster");
    input["taskDefinition"] = definition["family"];
    return api("RunTask", input);
  }
  std::string refusal(const json& definition, json input = json::object()) {
    api("RegisterTaskDefinition", definition);
    api("CreateCluster");
    input["taskDefinition"] = definition["family"];
    return api.error("RunTask", input);
  }
  state::Task& only_task() {
    return *api.state[ecs::tasks].edit(api.state[ecs::tasks].rows().begin()->first);
  }
  std::string instance() { return api.state[ecs::instances].rows().begin()->first; }

  Api api;
};

TEST_F(Launch, FargateShowsNoInstanceAndItsPlatform) {
  const json task = run(awsvpc_definition(),
                        {{"launchType", "FARGATE"}, {"networkConfiguration", network}})["tasks"][0];
  EXPECT_FALSE(task.contains("containerInstanceArn"));
  EXPECT_EQ(task["platformVersion"], "1.4.0");
  EXPECT_EQ(task["platformFamily"], "Linux");
  EXPECT_EQ(task["availabilityZone"], "us-east-1a");
  EXPECT_EQ(task["ephemeralStorage"]["sizeInGiB"], 20);
  EXPECT_EQ(task["lastStatus"], "PROVISIONING");
  EXPECT_EQ(task["cpu"], "256");
}

TEST_F(Launch, FargateTakesMoreThanTheMachineHas) {
  json definition = awsvpc_definition();
  definition["cpu"] = "16384";
  definition["memory"] = "122880";
  EXPECT_EQ(run(definition, {{"launchType", "FARGATE"}, {"networkConfiguration", network}})["tasks"]
                .size(),
            1u);
}

TEST_F(Launch, AnAttachmentGrowsWithTheNetwork) {
  const json asked = run(awsvpc_definition(), {{"networkConfiguration", network}})["tasks"][0];
  const json& before = asked["attachments"][0];
  EXPECT_EQ(before["status"], "PRECREATED");
  EXPECT_EQ(before["type"], "ElasticNetworkInterface");
  EXPECT_EQ(before["details"], json::parse(R"([{"name":"subnetId","value":"subnet-1"}])"));
  EXPECT_EQ(asked["containers"][0]["networkInterfaces"], json::array());

  only_task().sandbox.step = state::Sandbox::Step::ready;
  only_task().sandbox.address = {.ip = "10.0.0.5",
                                 .mac = "02:42:0a:00:00:05",
                                 .gateway = "10.0.0.1",
                                 .host_name = "ip-10-0-0-5.ec2.internal",
                                 .prefix_length = 24};
  const json task = api("DescribeTasks", {{"tasks", {asked["taskArn"]}}})["tasks"][0];
  const json& attachment = task["attachments"][0];
  EXPECT_EQ(attachment["status"], "ATTACHED");
  EXPECT_EQ(attachment["details"].size(), 5u);
  EXPECT_EQ(attachment["details"][4],
            json::parse(R"({"name":"privateIPv4Address","value":"10.0.0.5"})"));
  EXPECT_EQ(
      task["containers"][0]["networkInterfaces"],
      json::array({{{"attachmentId", attachment["id"]}, {"privateIpv4Address", "10.0.0.5"}}}));
}

TEST_F(Launch, NetworkConfigurationsAreChecked) {
  EXPECT_EQ(refusal(awsvpc_definition()),
            "InvalidParameterException: Network Configuration must be provided when networkMode "
            "'awsvpc' is specified.");
  EXPECT_EQ(refusal(small_definition("bridge"), {{"networkConfiguration", network}}),
            "InvalidParameterException: Network Configuration is not valid for the given "
            "networkMode of this task definition.");
  EXPECT_EQ(
      refusal(awsvpc_definition(),
              {{"networkConfiguration", {{"awsvpcConfiguration", {{"subnets", json::array()}}}}}}),
      "InvalidParameterException: subnets can not be empty.");
}

TEST_F(Launch, FargateIsRefusedWithEcsWords) {
  EXPECT_EQ(refusal(small_definition(), {{"launchType", "FARGATE"}}),
            "InvalidParameterException: Task definition does not support launch_type FARGATE.");
  const json fargate = {{"launchType", "FARGATE"}, {"networkConfiguration", network}};
  json input = fargate;
  input["platformVersion"] = "9.9.9";
  EXPECT_EQ(refusal(awsvpc_definition(), input),
            "PlatformUnknownException: The specified platform version does not exist.");
  input = fargate;
  input["placementStrategy"] = {{{"type", "random"}}};
  EXPECT_EQ(refusal(awsvpc_definition(), input),
            "InvalidParameterException: Placement strategies are not supported with FARGATE launch "
            "type.");
  EXPECT_EQ(refusal(awsvpc_definition(),
                    {{"platformVersion", "1.4.0"}, {"networkConfiguration", network}}),
            "InvalidParameterException: The platform version must be null when specifying an EC2 "
            "launch type.");
}

TEST_F(Launch, CommandsNeedATaskRole) {
  EXPECT_THAT(refusal(small_definition(), {{"enableExecuteCommand", true}}),
              ::testing::HasSubstr("because a valid taskRoleArn is not being used."));
  json definition = small_definition();
  definition["taskRoleArn"] = "arn:aws:iam::000000000000:role/app";
  const json task = run(definition, {{"enableExecuteCommand", true}})["tasks"][0];
  EXPECT_EQ(task["enableExecuteCommand"], true);
  EXPECT_EQ(task["containers"][0]["managedAgents"],
            json::parse(R"([{"lastStatus":"PENDING","name":"ExecuteCommandAgent"}])"));
}

TEST_F(Launch, WhatNoInstanceHasIsAFailure) {
  json gpu = small_definition("gpu");
  gpu["containerDefinitions"][0]["resourceRequirements"] = {{{"type", "GPU"}, {"value", "1"}}};
  const json failures = run(gpu)["failures"];
  EXPECT_EQ(failures, json::array({{{"arn", instance()}, {"reason", "RESOURCE:GPU"}}}));
  json arm = small_definition("arm");
  arm["runtimePlatform"] = {{"cpuArchitecture", "ARM64"}};
  EXPECT_EQ(run(arm)["failures"][0]["reason"], "ATTRIBUTE");
}

TEST_F(Launch, FoldersThatNoOptionNamesAreAskedFor) {
  json efs = small_definition("efs");
  efs["volumes"] = {{{"name", "data"}, {"efsVolumeConfiguration", {{"fileSystemId", "fs-1"}}}}};
  EXPECT_THAT(refusal(efs), ::testing::HasSubstr("--file-systems"));
  api.state[ecs::settings].file_systems_folder = "/srv/efs";
  EXPECT_EQ(refusal(efs), "");

  json files = small_definition("files");
  files["containerDefinitions"][0]["environmentFiles"] = {
      {{"type", "s3"}, {"value", "arn:aws:s3:::bucket/a.env"}}};
  EXPECT_THAT(refusal(files), ::testing::HasSubstr("--s3"));
  api.state[ecs::settings].s3_folder = "/srv/s3";
  EXPECT_EQ(refusal(files), "");
}

TEST_F(Launch, VolumesOfTheTaskAndOfTheHost) {
  json definition = small_definition();
  definition["volumes"] = {
      {{"name", "scratch"}},
      {{"name", "logs"}, {"host", {{"sourcePath", "/var/log"}}}},
      {{"name", "kept"}, {"dockerVolumeConfiguration", {{"scope", "shared"}}}}};
  run(definition);
  const auto& volumes = only_task().volumes;
  ASSERT_EQ(volumes.size(), 2u);
  EXPECT_EQ(volumes[0].name, "scratch");
  EXPECT_TRUE(volumes[0].engine_name.starts_with("ecs-web-1-scratch-"));
  EXPECT_FALSE(volumes[0].is_shared);
  EXPECT_EQ(volumes[1].engine_name, "kept");
  EXPECT_TRUE(volumes[1].is_shared);
}

TEST_F(Launch, StartTaskRunsOnTheInstancesNamed) {
  api("RegisterTaskDefinition", small_definition());
  api("CreateCluster");
  const std::string unknown = prefix + "container-instance/default/" + std::string(32, '0');
  const json answer = api("StartTask", {{"taskDefinition", "web"},
                                        {"startedBy", "me"},
                                        {"containerInstances", {instance(), unknown}}});
  ASSERT_EQ(answer["tasks"].size(), 1u);
  EXPECT_EQ(answer["tasks"][0]["containerInstanceArn"], instance());
  EXPECT_EQ(answer["tasks"][0]["startedBy"], "me");
  EXPECT_EQ(answer["failures"], json::array({{{"arn", unknown}, {"reason", "MISSING"}}}));
  EXPECT_EQ(
      api.error("StartTask", {{"taskDefinition", "web"}, {"containerInstances", json::array()}}),
      "InvalidParameterException: Container instances cannot be empty.");
}

TEST_F(Launch, OverriddenSizesAreTakenAsUsersWriteThem) {
  const json task =
      run(small_definition(), {{"overrides", {{"cpu", "1 vCPU"}, {"memory", "1 GB"}}}})["tasks"][0];
  EXPECT_EQ(task["cpu"], "1024");
  EXPECT_EQ(task["memory"], "1024");
  EXPECT_EQ(api.error("RunTask", {{"taskDefinition", "web"}, {"overrides", {{"cpu", "many"}}}}),
            "ClientException: Invalid 'cpu' setting for task.");
}

TEST_F(Launch, PublicAddressesAreFargates) {
  json open = network;
  open["awsvpcConfiguration"]["assignPublicIp"] = "ENABLED";
  const std::string refused =
      "InvalidParameterException: Assign public IP is not supported for this launch type.";
  EXPECT_EQ(refusal(awsvpc_definition(), {{"networkConfiguration", open}}), refused);
  EXPECT_EQ(refusal(awsvpc_definition(), {{"launchType", "EC2"}, {"networkConfiguration", open}}),
            refused);
  EXPECT_EQ(
      refusal(awsvpc_definition(), {{"launchType", "FARGATE"}, {"networkConfiguration", open}}),
      "");
  json service = {{"serviceName", "s"},
                  {"taskDefinition", "web"},
                  {"desiredCount", 0},
                  {"networkConfiguration", open}};
  EXPECT_EQ(api.error("CreateService", service), refused);
  service["networkConfiguration"] = network;
  const json made = api("CreateService", service)["service"];
  const json::json_pointer shown("/networkConfiguration/awsvpcConfiguration/assignPublicIp");
  EXPECT_EQ(made.at(shown), "DISABLED");
  EXPECT_EQ(made["deployments"][0].at(shown), "DISABLED");
  EXPECT_EQ(api.error("UpdateService", {{"service", "s"}, {"networkConfiguration", open}}),
            refused);
}

TEST_F(Launch, CredentialSpecsAreRefusedInBothSpellings) {
  json definition = small_definition();
  definition["containerDefinitions"][0]["dockerSecurityOptions"] = {"credentialspec:file://a"};
  EXPECT_THAT(refusal(definition), ::testing::HasSubstr("localecs does not use credentialSpecs"));
}

TEST_F(Launch, OverriddenFiguresAreCheckedAsDefinitionsAre) {
  const json fargate = {{"launchType", "FARGATE"}, {"networkConfiguration", network}};
  const auto above = [](const std::string& name) {
    return "'memory' setting for container '" + name + "' is greater than for task.";
  };
  const std::string name = awsvpc_definition()["containerDefinitions"][0]["name"];
  const auto of_container = [&](const char* member, int value) {
    return json{{"containerOverrides", {{{"name", name}, {member, value}}}}};
  };
  const std::pair<json, std::string> rows[] = {
      {of_container("memory", 4096), above(name)},
      {of_container("memory", 512), ""},
      {{{"memory", "32"}}, above(name)},
      {of_container("memory", 0), "'memory' must be greater than 0."},
      {of_container("memoryReservation", -1), "'memoryReservation' must be greater than 0."},
      {of_container("cpu", -1), "'cpu' must be greater than or equal to 0."},
      {{{"cpu", "512"}}, "No Fargate configuration exists for given values: 512 CPU, 512 memory."},
      {{{"cpu", "512"}, {"memory", "1 GB"}}, ""},
  };
  for (const auto& [overrides, message] : rows) {
    json input = fargate;
    input["overrides"] = overrides;
    const std::string error = refusal(awsvpc_definition(), input);
    if (message.empty())
      EXPECT_EQ(error, "") << overrides;
    else
      EXPECT_THAT(error, ::testing::AllOf(::testing::StartsWith("InvalidParameterException: "),
                                          ::testing::EndsWith(message)))
          << overrides;
  }
}

TEST_F(Launch, OverridesAreCheckedAsDefinitionsAre) {
  const auto storage = [&](int size) {
    return refusal(small_definition(),
                   {{"overrides", {{"ephemeralStorage", {{"sizeInGiB", size}}}}}});
  };
  EXPECT_EQ(storage(20), "ClientException: EphemeralStorage size should be at least 21");
  EXPECT_EQ(storage(201), "ClientException: EphemeralStorage size should be at most 200");
  EXPECT_EQ(storage(21), "");
  const json accelerators = {{{"deviceName", "d"}, {"deviceType", "t"}}};
  EXPECT_EQ(refusal(small_definition(),
                    {{"overrides", {{"inferenceAcceleratorOverrides", accelerators}}}}),
            "ClientException: Unsupported field 'inferenceAcceleratorOverrides'.");
}

}  // namespace
}  // namespace localecs::services::ecs
