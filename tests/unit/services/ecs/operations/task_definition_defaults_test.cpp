// What RegisterTaskDefinition answers with: filled-in members, compatibilities, required
// attributes.
#include <gmock/gmock.h>

#include "api.hpp"

namespace localecs::services::ecs {
namespace {

const json nothing = json::object();

struct Registered : testing::Test {
  Api api;

  json definition(const json& input) {
    return api("RegisterTaskDefinition", input)["taskDefinition"];
  }
  // The small definition with more members.
  json with(const json& task, const json& container = nothing) {
    json input = small_definition();
    input.update(task);
    input["containerDefinitions"][0].update(container);
    return definition(input);
  }
  json container_with(const char* members) {
    return with(nothing, json::parse(members))["containerDefinitions"][0];
  }
  std::vector<std::string> attributes(const json& task, const json& container = nothing) {
    std::vector<std::string> names;
    const json registered = with(task, container);
    if (!registered.contains("requiresAttributes")) return names;
    for (const json& attribute : registered["requiresAttributes"])
      names.push_back(attribute["name"]);
    return names;
  }
};

TEST_F(Registered, TheSmallestDefinitionIsCompleted) {
  EXPECT_EQ(definition(small_definition()), json::parse(R"({
    "taskDefinitionArn": "arn:aws:ecs:us-east-1:000000000000:task-definition/web:1",
    "family": "web", "revision": 1, "status": "ACTIVE", "volumes": [], "placementConstraints": [],
    "compatibilities": ["EXTERNAL", "EC2"], "registeredAt": 1700000000,
    "registeredBy": "arn:aws:iam::000000000000:root",
    "containerDefinitions": [{"name": "app", "image": "nginx", "memory": 64, "cpu": 0,
      "essential": true, "portMappings": [], "environment": [], "mountPoints": [],
      "volumesFrom": [], "systemControls": []}]})"));
}

TEST_F(Registered, EmptyListsThatWereSentAreKept) {
  const json container = container_with(R"({"ulimits": [], "links": [], "environmentFiles": []})");
  EXPECT_EQ(container["ulimits"], json::array());
  EXPECT_EQ(container["links"], json::array());
  EXPECT_EQ(container["environmentFiles"], json::array());
  EXPECT_FALSE(container.contains("secrets"));
}

TEST_F(Registered, HostPortsFollowTheNetworkMode) {
  const json port = json::parse(R"({"portMappings": [{"containerPort": 80}]})");
  const auto mapping = [&](const json& task) {
    return with(task, port)["containerDefinitions"][0]["portMappings"][0];
  };
  const json dynamic = {{"containerPort", 80}, {"hostPort", 0}, {"protocol", "tcp"}};
  const json same = {{"containerPort", 80}, {"hostPort", 80}, {"protocol", "tcp"}};
  EXPECT_EQ(mapping(nothing), dynamic);
  EXPECT_EQ(mapping({{"networkMode", "bridge"}}), dynamic);
  EXPECT_EQ(mapping({{"networkMode", "host"}}), same);
  EXPECT_EQ(mapping({{"networkMode", "awsvpc"}}), same);
}

TEST_F(Registered, APortRangeGetsNoHostPort) {
  const json container =
      container_with(R"({"portMappings": [{"containerPortRange": "8000-8010"}]})");
  EXPECT_EQ(container["portMappings"][0],
            json::parse(R"({"containerPortRange": "8000-8010", "protocol": "tcp"})"));
}

TEST_F(Registered, HealthChecksAreCompleted) {
  const auto check = [&](const char* text) {
    return with(nothing,
                {{"healthCheck", json::parse(text)}})["containerDefinitions"][0]["healthCheck"];
  };
  EXPECT_EQ(check(R"({"command": ["CMD", "true"]})"),
            json::parse(R"({"command": ["CMD", "true"], "interval": 30, "timeout": 5,
                            "retries": 3})"));
  EXPECT_EQ(check(R"({"command": ["CMD", "true"], "interval": 5, "startPeriod": 1})"),
            json::parse(R"({"command": ["CMD", "true"], "interval": 5, "timeout": 5, "retries": 3,
                            "startPeriod": 1})"));
}

TEST_F(Registered, SizesAreNormalised) {
  const struct {
    std::string cpu, memory, stored_cpu, stored_memory;
  } rows[] = {{"1024", "2048", "1024", "2048"},
              {"1 vCPU", "2 GB", "1024", "2048"},
              {".25 vcpu", ".5gb", "256", "512"},
              {"2vCPU", "4GB", "2048", "4096"}};
  for (const auto& [cpu, memory, stored_cpu, stored_memory] : rows) {
    const json registered = with({{"cpu", cpu}, {"memory", memory}});
    EXPECT_EQ(registered["cpu"], stored_cpu);
    EXPECT_EQ(registered["memory"], stored_memory);
  }
}

TEST_F(Registered, VolumesWithoutAKindAreHostVolumes) {
  const json volumes = with(json::parse(R"({"volumes": [{"name": "a"},
      {"name": "b", "host": {"sourcePath": "/srv"}},
      {"name": "c", "dockerVolumeConfiguration": {"scope": "shared"}}]})"))["volumes"];
  EXPECT_EQ(volumes[0], json::parse(R"({"name": "a", "host": {}})"));
  EXPECT_EQ(volumes[1], json::parse(R"({"name": "b", "host": {"sourcePath": "/srv"}})"));
  EXPECT_FALSE(volumes[2].contains("host"));
}

TEST_F(Registered, FileSystemsAreMountedFromTheirRoot) {
  const json volumes = json::parse(R"([
      {"name": "a", "efsVolumeConfiguration": {"fileSystemId": "fs-1"}},
      {"name": "b", "efsVolumeConfiguration": {"fileSystemId": "fs-1", "rootDirectory": "/x"}},
      {"name": "c", "efsVolumeConfiguration": {"fileSystemId": "fs-1",
          "transitEncryption": "ENABLED",
          "authorizationConfig": {"accessPointId": "fsap-1"}}}])");
  const json registered = with({{"volumes", volumes}})["volumes"];
  const auto root = [&](int at) {
    return registered[at]["efsVolumeConfiguration"]["rootDirectory"];
  };
  EXPECT_EQ(root(0), "/");
  EXPECT_EQ(root(1), "/x");
  EXPECT_EQ(root(2), "/");
  EXPECT_EQ(with({{"volumes", registered}})["volumes"], registered);
}

TEST_F(Registered, Compatibilities) {
  const struct {
    const char* task;
    std::vector<std::string> expected;
  } rows[] = {
      {R"({})", {"EXTERNAL", "EC2"}},
      {R"({"networkMode": "none"})", {"EXTERNAL", "EC2"}},
      {R"({"runtimePlatform": {"cpuArchitecture": "X86_64"}})", {"EC2"}},
      {R"({"networkMode": "awsvpc", "cpu": "256", "memory": "512"})",
       {"EC2", "FARGATE", "MANAGED_INSTANCES"}},
      {R"({"networkMode": "awsvpc", "cpu": "256", "memory": "600"})", {"EC2", "MANAGED_INSTANCES"}},
      {R"({"networkMode": "awsvpc"})", {"EC2", "MANAGED_INSTANCES"}},
      {R"({"networkMode": "awsvpc", "cpu": "256", "memory": "512", "ipcMode": "task"})",
       {"EC2", "MANAGED_INSTANCES"}},
  };
  for (const auto& [task, expected] : rows)
    EXPECT_EQ(with(json::parse(task))["compatibilities"], json(expected)) << task;
}

TEST_F(Registered, FaultInjectionIsShownOnlyIfItWasSent) {
  EXPECT_FALSE(with({{"networkMode", "awsvpc"}}).contains("enableFaultInjection"));
  EXPECT_EQ(
      with({{"networkMode", "awsvpc"}, {"enableFaultInjection", true}})["enableFaultInjection"],
      true);
  EXPECT_FALSE(with(nothing).contains("enableFaultInjection"));
}

TEST_F(Registered, RequiredAttributes) {
  const std::string agent = "com.amazonaws.ecs.capability.";
  const std::string docker = agent + "docker-remote-api.";
  const std::string ecs = "ecs.capability.";
  const json role = {{"executionRoleArn", "arn:aws:iam::000000000000:role/run"}};
  const struct {
    json task, container;
    std::vector<std::string> expected;
  } rows[] = {
      {nothing, {{"portMappings", {{{"containerPort", 80}}}}, {"cpu", 10}}, {}},
      {nothing,
       {{"image", "000000000000.dkr.ecr.us-east-1.amazonaws.com/app:1"}},
       {agent + "ecr-auth"}},
      {role,
       {{"image", "000000000000.dkr.ecr.us-east-1.amazonaws.com/app:1"}},
       {agent + "ecr-auth", ecs + "execution-role-ecr-pull"}},
      {role,
       json::parse(R"({"logConfiguration": {"logDriver": "awslogs", "options":
           {"awslogs-group": "g", "awslogs-region": "r", "awslogs-create-group": "true"}}})"),
       {agent + "logging-driver.awslogs", docker + "1.19", docker + "1.29",
        ecs + "execution-role-awslogs"}},
      {nothing,
       json::parse(R"({"logConfiguration": {"logDriver": "json-file"}})"),
       {agent + "logging-driver.json-file"}},
      {nothing, {{"memoryReservation", 32}}, {docker + "1.21"}},
      {nothing,
       json::parse(R"({"healthCheck": {"command": ["CMD", "true"]}})"),
       {ecs + "container-health-check", docker + "1.24"}},
      {nothing,
       json::parse(R"({"healthCheck": {"command": ["CMD", "true"], "startPeriod": 1}})"),
       {ecs + "container-health-check", docker + "1.29"}},
      {role,
       json::parse(R"({"secrets": [{"name": "A", "valueFrom": "/parameter"}, {"name": "B",
           "valueFrom": "arn:aws:secretsmanager:us-east-1:000000000000:secret:s"}]})"),
       {ecs + "secrets.ssm.environment-variables", ecs + "secrets.asm.environment-variables"}},
      {{{"taskRoleArn", "worker"}}, nothing, {agent + "task-iam-role"}},
      {{{"taskRoleArn", "worker"}, {"networkMode", "host"}},
       nothing,
       {agent + "task-iam-role", agent + "task-iam-role-network-host"}},
      {nothing, {{"ulimits", json::array()}}, {docker + "1.18"}},
      {nothing, {{"workingDirectory", "/srv"}}, {docker + "1.17"}},
      {{{"networkMode", "awsvpc"}}, nothing, {ecs + "task-eni", docker + "1.18"}},
      {{{"ipcMode", "none"}}, nothing, {ecs + "pid-ipc-namespace-sharing", docker + "1.32"}},
      {nothing, {{"privileged", true}}, {agent + "privileged-container"}},
      {nothing, {{"dockerSecurityOptions", {"no-new-privileges"}}}, {docker + "1.23"}},
  };
  for (const auto& [task, container, expected] : rows)
    EXPECT_THAT(attributes(task, container), testing::UnorderedElementsAreArray(expected))
        << task << container;
  EXPECT_FALSE(with(nothing).contains("requiresAttributes"));
}

}  // namespace
}  // namespace localecs::services::ecs
