// What RegisterTaskDefinition refuses on any network and launch type.
#include <gmock/gmock.h>

#include "rules.hpp"

namespace localecs::services::ecs {
namespace {

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
            {{efs(json::object()), {"volumes/0/host", {{"sourcePath", "/srv"}}}},
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

TEST(TaskDefinitionRules, HostPorts) {
  const auto maps = [](const std::string& container, const std::vector<json>& mappings) {
    return std::pair<std::string, json>(container + "/portMappings", mappings);
  };
  const std::string side = "containerDefinitions/1";
  const json fixed = {{"containerPort", 80}, {"hostPort", 3000}};
  const json other = {{"containerPort", 81}, {"hostPort", 3000}};
  const json udp = {{"containerPort", 81}, {"hostPort", 3000}, {"protocol", "udp"}};
  const json range = {{"containerPortRange", "8000-8010"}};
  const std::string twice = "TCP host port '3000' is mapped multiple times in task.";
  const std::string overlap = "Overlapping 'containerPortRange' settings for container 'app'.";
  check(pair_definition(),
        {
            {{maps("container", {fixed, other})}, twice},
            {{maps("container", {fixed}), maps(side, {other})}, twice},
            {{maps("container", {fixed, udp})}, ""},
            {{maps("container", {udp}), maps(side, {udp})},
             "UDP host port '3000' is mapped multiple times in task."},
            {{maps("container", {{{"containerPort", 80}}}), maps(side, {{{"containerPort", 80}}})},
             ""},
            {{{"networkMode", "host"},
              maps("container", {{{"containerPort", 3000}}}),
              maps(side, {{{"containerPort", 3000}}})},
             twice},
            {{maps("container", {range})}, ""},
            {{maps("container", {range, {{"containerPortRange", "8010-8020"}}})}, overlap},
            {{maps("container", {range, {{"containerPort", 8005}}})}, overlap},
            {{maps("container", {range, {{"containerPort", 8005}, {"protocol", "udp"}}})}, ""},
            {{maps("container", {range}), maps(side, {range})}, ""},
            {{maps("container", {{{"containerPortRange", "8000-8000"}}})},
             "Invalid 'containerPortRange' setting for container 'app'."},
            {{{"networkMode", "host"}, maps("container", {range})},
             "When networkMode=host, a container port range is not supported."},
            {{maps("container", {{{"containerPort", 80}, {"appProtocol", "http"}}})},
             "The 'appProtocol' setting for container 'app' requires a port mapping name."},
        });
}

TEST(TaskDefinitionRules, MembersThatContradictEachOther) {
  const auto docker = [](const std::string& scope, bool autoprovision) {
    return std::pair<std::string, json>("volumes/0/dockerVolumeConfiguration",
                                        {{"scope", scope}, {"autoprovision", autoprovision}});
  };
  check(pair_definition(),
        {
            {{{"memory", "100"},
              {"container/memoryReservation", 60},
              {"containerDefinitions/1/memoryReservation", 60}},
             "The sum of all container 'memoryReservation' values cannot be greater than the value "
             "of the task 'memory'."},
            {{docker("task", false)},
             "When 'scope' parameter is 'task', 'autoprovision' must either not be specified or "
             "set to 'True'."},
            {{docker("task", true)}, ""},
            {{docker("shared", false)}, ""},
            {{{"volumes/0/host", {{"sourcePath", ""}}}}, "host.sourcePath should not be blank."},
            {{{"container/mountPoints", {{{"sourceVolume", "data"}}}}},
             "MountPoint.containerPath should not be null or empty."},
            {{{"container/volumesFrom", {{{"sourceContainer", "app"}}}}},
             "Invalid 'volumesFrom' setting. Container 'app' cannot use its own volumes."},
        });
}

TEST(TaskDefinitionRules, LinuxParameters) {
  const auto linux = [](const std::string& member, const json& value) {
    return std::pair<std::string, json>("container/linuxParameters", {{member, value}});
  };
  const std::string invalid = "Invalid setting for container 'app'. ";
  const json limit = {{"name", "nofile"}, {"softLimit", 1}, {"hardLimit", 1}};
  check(pair_definition(),
        {
            {{linux("swappiness", 101)}, invalid + "'swappiness' must be between 0 and 100."},
            {{linux("swappiness", -1)}, invalid + "'swappiness' must be between 0 and 100."},
            {{linux("swappiness", 100)}, ""},
            {{linux("maxSwap", -1)}, invalid + "'maxSwap' must be greater than or equal to 0."},
            {{linux("maxSwap", 0)}, ""},
            {{linux("sharedMemorySize", -1)},
             invalid + "'sharedMemorySize' must be greater than or equal to 0."},
            {{linux("tmpfs", {{{"containerPath", "/t"}, {"size", 0}}})},
             invalid + "'tmpfs.size' must be greater than 0."},
            {{{"container/ulimits", {limit, limit}}}, invalid + "Duplicate ulimit nofile."},
        });
}

TEST(TaskDefinitionRules, LogOptions) {
  const auto option = [](const std::string& name, const std::string& value) {
    return std::pair<std::string, json>(
        "container/logConfiguration",
        {{"logDriver", "awslogs"},
         {"options", {{"awslogs-region", "r"}, {"awslogs-group", "g"}, {name, value}}}});
  };
  const std::string create =
      "Log driver awslogs option 'awslogs-create-group' should only be set to 'true', else omit "
      "option.";
  check(pair_definition(),
        {
            {{option("log_key", "x")}, "Log driver awslogs disallows options: log_key"},
            {{option("awslogs-create-group", "true")}, ""},
            {{option("awslogs-create-group", "TRUE")}, create},
            {{option("awslogs-create-group", "false")}, create},
            {{option("mode", "foo")},
             "Log driver awslogs option 'mode' should be one of [blocking,non-blocking]."},
            {{option("mode", "non-blocking")}, ""},
            {{{"container/firelensConfiguration", {{"type", "fluentbit"}}}},
             "When a firelensConfiguration object is specified, at least one container has to be "
             "configured with the awsfirelens log driver."},
        });
}

TEST(TaskDefinitionRules, NamesOfVariablesAndSecrets) {
  const std::string blank = "Environment variable name cannot be null or blank.";
  const std::string blank_secret = "Secret name and valueFrom cannot be null or blank.";
  const json secret = {{"name", "S"}, {"valueFrom", "/s"}};
  check(pair_definition(),
        {
            {{{"container/environment", {{{"value", "x"}}}}}, blank},
            {{{"container/environment", {{{"name", ""}, {"value", "x"}}}}}, blank},
            {{{"container/secrets", {{{"name", ""}, {"valueFrom", "/s"}}}}}, blank_secret},
            {{{"container/secrets", {{{"name", "S"}, {"valueFrom", ""}}}}}, blank_secret},
            {{{"container/secrets", {secret, secret}}},
             "Duplicate secret names found: S. Each secret name must be unique."},
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
