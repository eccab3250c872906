// Every rule of RegisterTaskDefinition: one change to a valid definition, and the words ECS finds
// for it.
#include <gmock/gmock.h>

#include "api.hpp"

namespace localecs::services::ecs {
namespace {

struct Rule {
  // JSON pointers and what to put there; "container/" stands for the first container.
  std::vector<std::pair<std::string, json>> changes;
  std::string message;  // of the ClientException; empty: still valid
};

json changed(json definition, const Rule& rule) {
  for (const auto& [path, value] : rule.changes) {
    std::string pointer = path;
    if (pointer.starts_with("container/"))
      pointer.insert(0, "containerDefinitions/0/").erase(23, 10);
    definition[json::json_pointer("/" + pointer)] = value;
  }
  return definition;
}

void check(const json& definition, const std::vector<Rule>& rules) {
  Api api;
  EXPECT_EQ(api.error("RegisterTaskDefinition", definition), "");
  for (const Rule& rule : rules) {
    const json input = changed(definition, rule);
    const std::string expected = rule.message.empty() ? "" : "ClientException: " + rule.message;
    EXPECT_EQ(api.error("RegisterTaskDefinition", input), expected) << input;
  }
}

// An essential "app" beside an optional "side", on a bridge.
json pair_definition() {
  return json::parse(R"({"family": "web", "volumes": [{"name": "data"}], "containerDefinitions": [
      {"name": "app", "image": "nginx", "memory": 64},
      {"name": "side", "image": "busybox", "memory": 64, "essential": false}]})");
}

json fargate_definition() {
  return json::parse(R"({"family": "web", "requiresCompatibilities": ["FARGATE"],
      "networkMode": "awsvpc", "cpu": "256", "memory": "512",
      "containerDefinitions": [{"name": "app", "image": "nginx"}]})");
}

TEST(TaskDefinitionRules, Containers) {
  const json one = {{"name", "x"}, {"image", "x"}, {"memory", 8}};
  check(
      pair_definition(),
      {
          {{{"family", "a b"}}, "Family contains invalid characters."},
          {{{"family", ""}}, "Family should not be null or empty."},
          {{{"containerDefinitions", json::array()}}, "Container list cannot be empty"},
          {{{"containerDefinitions", std::vector<json>(11, one)}}, "Too many containers"},
          {{{"container/name", nullptr}}, "Container.name should not be null or empty."},
          {{{"container/name", ""}}, "Container.name should not be null or empty."},
          {{{"container/name", "a.b"}}, "Container.name contains invalid characters."},
          {{{"container/image", ""}}, "Container.image should not be null or empty."},
          {{{"container/image", "my image"}}, "Container.image contains invalid characters."},
          {{{"container/image", "reg.io:5000/a_b/c@sha256:0f"}}, ""},
          {{{"container/name", "side"}}, "Container names must be unique within a task definition"},
          {{{"container/essential", false}},
           "Task definition doesn't have any essential container"},
      });
}

TEST(TaskDefinitionRules, Sizes) {
  const std::string invalid = "Invalid setting for container 'app'. ";
  const std::string see =
      "setting for task. For more information, see the Troubleshooting section of the Amazon ECS "
      "Developer Guide.";
  check(pair_definition(),
        {
            {{{"container/memory", nullptr}},
             invalid + "At least one of 'memory' or 'memoryReservation' must be specified."},
            {{{"container/memory", nullptr}, {"memory", "128"}}, ""},
            {{{"container/memory", nullptr}, {"container/memoryReservation", 4}}, ""},
            {{{"container/memoryReservation", 65}},
             invalid + "'memory' must be greater than or equal to 'memoryReservation'."},
            {{{"memory", "63"}},
             "The 'memory' setting for container 'app' is greater than for the "
             "task"},
            {{{"cpu", "256"}, {"container/cpu", 200}, {"containerDefinitions/1/cpu", 57}},
             "The sum of all container 'cpu' values cannot be greater than the value of the task "
             "'cpu'."},
            {{{"container/cpu", -1}}, invalid + "'cpu' must be greater than or equal to 0."},
            {{{"container/memory", 0}}, invalid + "'memory' must be greater than 0."},
            {{{"cpu", "a lot"}}, "Invalid 'cpu' " + see},
            {{{"cpu", "0.0001 vCPU"}}, "Invalid 'cpu' " + see},
            {{{"cpu", "64"}}, "Invalid 'cpu' " + see},
            {{{"memory", "2 TB"}}, "Invalid 'memory' " + see},
        });
}

TEST(TaskDefinitionRules, Ports) {
  const auto ports = [](const char* text) {
    return std::pair<std::string, json>("container/portMappings", json::parse(text));
  };
  check(pair_definition(),
        {
            {{ports(R"([{"containerPort": 80, "hostPort": 8080}])")}, ""},
            {{ports(R"([{"containerPort": 0}])")},
             "Invalid 'containerPort' setting for container 'app'."},
            {{ports(R"([{"hostPort": 80}])")},
             "Invalid 'containerPort' setting for container 'app'."},
            {{ports(R"([{"containerPort": 80, "hostPort": 65536}])")},
             "Invalid 'hostPort' setting for container 'app'."},
            {{ports(R"([{"containerPortRange": "90-80"}])")},
             "Invalid 'containerPortRange' setting for container 'app'."},
            {{ports(R"([{"containerPortRange": "all"}])")},
             "Invalid 'containerPortRange' setting for container 'app'."},
            {{ports(R"([{"containerPort": 80, "containerPortRange": "80-90"}])")},
             "Invalid port mapping for container 'app', cannot specify both single port and port "
             "range."},
            {{ports(R"([{"containerPort": 80, "name": "-http"}])")},
             "Invalid port mapping name for container 'app'."},
            {{ports(R"([{"containerPort": 80, "name": "http"}, {"containerPort": 81,
                         "name": "http"}])")},
             "When networkMode=bridge, port mapping name is already used"},
            {{{"networkMode", "host"}, ports(R"([{"containerPort": 80, "hostPort": 81}])")},
             "When networkMode=host, the host ports and container ports in port mappings must "
             "match."},
            {{{"networkMode", "awsvpc"}, ports(R"([{"containerPort": 80, "hostPort": 0}])")},
             "When networkMode=awsvpc, the host ports and container ports in port mappings must "
             "match."},
            {{{"networkMode", "awsvpc"},
              ports(R"([{"containerPort": 8085}])"),
              {"containerDefinitions/1/portMappings", {{{"containerPort", 8085}}}}},
             "TCP container port '8085' is used multiple times in task when networkMode=awsvpc."},
            {{{"networkMode", "awsvpc"},
              ports(R"([{"containerPort": 53}, {"containerPort": 53, "protocol": "udp"}])")},
             ""},
            {{{"networkMode", "none"}, ports(R"([{"containerPort": 80}])")},
             "Port mappings are not supported when networkMode=none."},
        });
}

TEST(TaskDefinitionRules, Awsvpc) {
  json definition = pair_definition();
  definition["networkMode"] = "awsvpc";
  const std::string mode = " when networkMode=awsvpc.";
  check(definition,
        {
            {{{"container/links", {"side"}}}, "Links are not supported" + mode},
            {{{"container/links", json::array()}}, ""},
            {{{"container/hostname", "h"}}, "hostname is not supported on container" + mode},
            {{{"container/dnsServers", {"1.1.1.1"}}},
             "DNS servers are not supported on container" + mode},
            {{{"container/extraHosts", {{{"hostname", "h"}, {"ipAddress", "1.1.1.1"}}}}},
             "Extra hosts are not supported on container" + mode},
            {{{"container/disableNetworking", true}},
             "Disable Networking is not supported on container" + mode},
        });
}

TEST(TaskDefinitionRules, References) {
  const auto depends = [](const std::string& on, const std::string& condition) {
    return json({{{"containerName", on}, {"condition", condition}}});
  };
  check(
      pair_definition(),
      {
          {{{"container/mountPoints", {{{"sourceVolume", "data"}, {"containerPath", "/d"}}}}}, ""},
          {{{"container/mountPoints", {{{"sourceVolume", "x"}, {"containerPath", "/d"}}}}},
           "Unknown volume 'x'."},
          {{{"container/volumesFrom", {{{"sourceContainer", "x"}}}}},
           "Invalid 'volumesFrom' setting. Unknown container: 'x'."},
          {{{"container/dependsOn", depends("x", "START")}},
           "Cannot depend on container + 'x' because it does not exist"},
          {{{"container/dependsOn", depends("side", "COMPLETE")}}, ""},
          {{{"containerDefinitions/1/dependsOn", depends("app", "SUCCESS")}},
           "A dependency container with SUCCESS or COMPLETE condition cannot be an essential "
           "container"},
          {{{"container/dependsOn", depends("side", "HEALTHY")}},
           "A dependency container with HEALTHY condition must have health check configured"},
          {{{"container/dependsOn", depends("side", "START")},
            {"containerDefinitions/1/dependsOn", depends("app", "START")}},
           "Container dependencies should not have a cycle"},
          {{{"container/dependsOn", depends("app", "START")}},
           "Container dependencies should not have a cycle"},
          {{{"container/links", {"side:s"}}, {"containerDefinitions/1/links", {"app"}}},
           "Container links should not have a cycle"},
          {{{"container/links", {"x"}}}, "Invalid 'links' setting. Unknown container: 'x'."},
          {{{"proxyConfiguration", {{"containerName", "envoy"}}}},
           "Proxy container [envoy] does not exist."},
      });
}

TEST(TaskDefinitionRules, Volumes) {
  const auto efs = [](const json& more) {
    json volume = {{"fileSystemId", "fs-1"}};
    volume.update(more);
    return std::pair<std::string, json>("volumes/0/efsVolumeConfiguration", volume);
  };
  check(pair_definition(),
        {
            {{{"volumes", {{{"name", "a"}}, {{"name", "a"}}}}},
             "Volume names must be unique within a task definition"},
            {{{"volumes/0/name", ""}}, "Volume.name should not be null or empty."},
            {{{"volumes/0/name", "a/b"}}, "Volume.name contains invalid characters."},
            {{{"volumes/0/configuredAtLaunch", true}},
             "Volumes [data] are not referenced by any of the containers"},
            {{efs({{"rootDirectory", "/x"}})}, ""},
            {{efs({}), {"volumes/0/host", {{"sourcePath", "/srv"}}}},
             "When the volume parameter is specified, only one volume configuration type should be "
             "used."},
            {{efs({{"authorizationConfig", {{"iam", "ENABLED"}}}})},
             "EFS IAM authorization requires TransitEncryption to be enabled"},
            {{efs({{"authorizationConfig", {{"accessPointId", "fsap-1"}}},
                   {"transitEncryption", "ENABLED"},
                   {"rootDirectory", "/x"}})},
             "When using an EFS access point, the root directory must either be set to \"/\" or be "
             "omitted."},
        });
}

TEST(TaskDefinitionRules, Values) {
  const auto health = [](const std::string& member, int value) {
    return std::pair<std::string, json>("container/healthCheck",
                                        {{"command", {"CMD", "true"}}, {member, value}});
  };
  const auto too_high = [](const std::string& what, const std::string& limit) {
    return "Health check " + what + " must be less than or equal to the maximum allowed value " +
           limit + " for container 'app'";
  };
  check(pair_definition(),
        {
            {{health("interval", 301)}, too_high("interval", "300")},
            {{health("timeout", 61)}, too_high("timeout", "60")},
            {{health("retries", 11)}, too_high("retries", "10")},
            {{health("startPeriod", 301)}, too_high("startPeriod", "300")},
            {{health("interval", 4)},
             "Health check interval must be greater than or equal to the minimum allowed value 5 "
             "for container 'app'"},
            {{{"container/healthCheck", {{"command", json::array()}}}},
             "Health check command cannot be empty for container 'app'"},
            {{{"container/restartPolicy", {{"enabled", true}, {"restartAttemptPeriod", 59}}}},
             "The 'restartAttemptPeriod' setting for container 'app' must be between 60 and "
             "1800."},
            {{{"container/restartPolicy",
               {{"enabled", true}, {"ignoredExitCodes", std::vector<int>(51, 1)}}}},
             "The 'ignoredExitCodes' setting for container 'app' must have at most 50 elements."},
            {{{"container/stopTimeout", 1}},
             "Granular stop timeout on container 'app' must be at least 2 seconds."},
            {{{"container/startTimeout", 1}},
             "Granular start timeout on container 'app' must be at least 2 seconds."},
            {{{"container/ulimits", {{{"name", "nofile"}, {"softLimit", 2}, {"hardLimit", 1}}}}},
             "Soft limit exceeds hard limit for ulimit nofile"},
            {{{"taskRoleArn", "arn:aws:iam::000000000000:user/x"}}, "Role is not valid"},
            {{{"executionRoleArn", "arn:aws:iam::000000000000:role/x"}}, ""},
            {{{"ephemeralStorage", {{"sizeInGiB", 20}}}},
             "EphemeralStorage size should be at least 21"},
            {{{"ephemeralStorage", {{"sizeInGiB", 201}}}},
             "EphemeralStorage size should be at most 200"},
            {{{"ephemeralStorage", {{"sizeInGiB", 30}}}, {"requiresCompatibilities", {"EC2"}}},
             "Tasks using the EC2 launch type do not support EphemeralStorage"},
            {{{"inferenceAccelerators", {{{"deviceName", "d"}, {"deviceType", "t"}}}}},
             "Unsupported field 'inferenceAccelerators'."},
        });
}

TEST(TaskDefinitionRules, LoggingAndSecrets) {
  const auto log = [](const json& configuration) {
    return std::pair<std::string, json>("container/logConfiguration", configuration);
  };
  const std::string role = "arn:aws:iam::000000000000:role/x";
  const json secret = {{{"name", "TOKEN"}, {"valueFrom", "/token"}}};
  const json file = {{"type", "s3"}, {"value", "arn:aws:s3:::b/a.env"}};
  const std::string needs_role =
      "When you are specifying container secrets, you must also specify a value for "
      "'executionRoleArn'.";
  check(pair_definition(),
        {
            {{log({{"logDriver", "awslogs"}})},
             "Log driver awslogs requires options: awslogs-region, awslogs-group"},
            {{log({{"logDriver", "awslogs"}, {"options", {{"awslogs-region", "r"}}}})},
             "Log driver awslogs requires options: awslogs-group"},
            {{log({{"logDriver", "awsfirelens"}})},
             "When awsfirelens log driver is specified in log configuration, a firelens "
             "configuration object must be configured in one of the containers."},
            {{log({{"logDriver", "awsfirelens"}}),
              {"containerDefinitions/1/firelensConfiguration", {{"type", "fluentbit"}}}},
             ""},
            {{{"container/secrets", secret}}, needs_role},
            {{log({{"logDriver", "splunk"}, {"secretOptions", secret}})}, needs_role},
            {{{"container/secrets", secret}, {"executionRoleArn", role}}, ""},
            {{{"container/secrets", secret},
              {"executionRoleArn", role},
              {"container/environment", {{{"name", "TOKEN"}, {"value", "x"}}}}},
             "The secret name must be unique and not shared with any new or existing environment "
             "variables set on the container, such as 'TOKEN'."},
            {{{"container/environmentFiles", std::vector<json>(11, file)}},
             "The maximum number of environment files was exceeded. Specify ten or less and try "
             "again."},
            {{{"container/environmentFiles", {{{"type", "s3"}, {"value", "s3://b/a.env"}}}}},
             "Invalid arn syntax."},
        });
}

TEST(TaskDefinitionRules, FargateTasks) {
  const std::string unsupported = "Fargate compatible task definitions do not support ";
  check(fargate_definition(),
        {
            {{{"networkMode", nullptr}}, "Fargate only supports network mode ‘awsvpc’."},
            {{{"networkMode", "bridge"}}, "Fargate only supports network mode ‘awsvpc’."},
            {{{"cpu", nullptr}}, "Fargate requires that 'cpu' be defined at the task level."},
            {{{"memory", nullptr}, {"container/memory", 64}},
             "Fargate requires that 'memory' be defined at the task level."},
            // The containers' memory is looked at first.
            {{{"memory", nullptr}},
             "Invalid setting for container 'app'. At least one of 'memory' or "
             "'memoryReservation' must be specified."},
            {{{"cpu", "512"}, {"memory", "5120"}},
             "No Fargate configuration exists for given values: 512 CPU, 5120 memory. See the "
             "Amazon ECS documentation for the valid values."},
            {{{"cpu", "1 vCPU"}, {"memory", "3 GB"}}, ""},
            {{{"cpu", "16384"}, {"memory", "122880"}}, ""},
            {{{"cpu", "8192"}, {"memory", "17408"}},
             "No Fargate configuration exists for given values: 8192 CPU, 17408 memory. See the "
             "Amazon ECS documentation for the valid values."},
            {{{"placementConstraints", {{{"type", "memberOf"}, {"expression", "x == y"}}}}},
             unsupported + "constraints"},
            {{{"ipcMode", "task"}}, unsupported + "ipcMode"},
            {{{"pidMode", "task"}}, ""},
            {{{"pidMode", "host"}},
             "Tasks using the Fargate launch type do not support pidMode 'host'. The supported "
             "value for pidMode is 'task'."},
            {{{"volumes", {{{"name", "v"}, {"host", {{"sourcePath", "/srv"}}}}}}},
             unsupported + "sourcePath"},
            {{{"volumes", {{{"name", "v"}, {"dockerVolumeConfiguration", {{"scope", "task"}}}}}}},
             unsupported + "dockerVolumeConfiguration"},
            {{{"ephemeralStorage", {{"sizeInGiB", 50}}}}, ""},
        });
}

TEST(TaskDefinitionRules, FargateContainers) {
  const std::string unsupported = "Fargate compatible task definitions do not support ";
  const std::string role = "arn:aws:iam::000000000000:role/x";
  const json awslogs = json::parse(R"({"logDriver": "awslogs", "options": {"awslogs-group": "g",
                                       "awslogs-region": "r"}})");
  check(fargate_definition(),
        {
            {{{"container/privileged", true}},
             "Fargate requires that the 'privileged' setting be 'false' at the container level."},
            {{{"container/dockerSecurityOptions", {"no-new-privileges"}}},
             unsupported + "dockerSecurityOptions"},
            {{{"container/linuxParameters/maxSwap", 1}}, unsupported + "maxSwap"},
            {{{"container/linuxParameters/sharedMemorySize", 1}}, unsupported + "sharedMemorySize"},
            {{{"container/linuxParameters/devices", {{{"hostPath", "/dev/x"}}}}},
             unsupported + "devices"},
            {{{"container/linuxParameters/capabilities/add", {"SYS_PTRACE"}}}, ""},
            {{{"container/linuxParameters/capabilities/add", {"NET_ADMIN"}}},
             "NET_ADMIN is not allowed on Fargate."},
            {{{"container/resourceRequirements", {{{"type", "GPU"}, {"value", "1"}}}}},
             "Tasks using the Fargate launch type do not support GPU resource requirements"},
            {{{"container/stopTimeout", 121}},
             "Tasks using the Fargate launch type must have a container stop timeout of less than "
             "120 seconds."},
            {{{"container/image", "000000000000.dkr.ecr.us-east-1.amazonaws.com/app"}},
             "Fargate requires task definition to have execution role ARN to support ECR images."},
            {{{"container/logConfiguration", {{"logDriver", "json-file"}}}},
             "json-file is not a valid log driver. Must be one of [awslogs,splunk,awsfirelens]"},
            {{{"container/logConfiguration", awslogs}},
             "Fargate requires task definition to have execution role ARN to support log driver "
             "awslogs."},
            {{{"container/logConfiguration", awslogs}, {"executionRoleArn", role}},
             "Fargate requires log configuration options to include awslogs-stream-prefix to "
             "support log driver awslogs."},
        });
}

TEST(TaskDefinitionRules, SixtyFourKibibytesInAll) {
  Api api;
  json definition = small_definition();
  definition["containerDefinitions"][0]["command"] = {std::string(64 * 1024, 'x')};
  EXPECT_THAT(api.error("RegisterTaskDefinition", definition),
              testing::MatchesRegex("ClientException: Actual length: '[0-9]+'. Max allowed length "
                                    "is '65536' bytes."));
}

TEST(TaskDefinitionRules, EnumsAndTypesAreTheCodecs) {
  Api api;
  json definition = small_definition();
  definition["networkMode"] = "foo";
  EXPECT_EQ(api.error("RegisterTaskDefinition", definition),
            "InvalidParameterException: networkMode should be one of [bridge,host,awsvpc,none]");
  definition = small_definition();
  definition["containerDefinitions"][0]["memory"] = "64";
  EXPECT_EQ(api.error("RegisterTaskDefinition", definition),
            "SerializationException: Member 'containerDefinitions[0].memory' must be a whole "
            "number.");
}

}  // namespace
}  // namespace localecs::services::ecs
