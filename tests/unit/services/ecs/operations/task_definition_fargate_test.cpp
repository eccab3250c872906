// What RegisterTaskDefinition refuses when FARGATE is asked for.
#include "rules.hpp"

namespace localecs::services::ecs {
namespace {

json fargate_definition() {
  return json::parse(R"({"family": "web", "requiresCompatibilities": ["FARGATE"],
      "networkMode": "awsvpc", "cpu": "256", "memory": "512",
      "containerDefinitions": [{"name": "app", "image": "nginx"}]})");
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

}  // namespace
}  // namespace localecs::services::ecs
