// What a task definition that asks for FARGATE may not have.
#include <localecs/aws/ecs/compatibility.hpp>
#include <localecs/aws/ecs/container_definition.hpp>
#include <localecs/aws/ecs/network_mode.hpp>
#include <localecs/aws/ecs/pid_mode.hpp>
#include <localecs/aws/ecs/volume.hpp>

#include "task_definition_rules.hpp"
#include "task_definition_sizes.hpp"

namespace localecs::services::ecs {
namespace {

constexpr int kLongestTimeout = 120;

aws::Error unsupported(const std::string& member) {
  return client_error("Fargate compatible task definitions do not support " + member);
}

void check_task(const Request& request) {
  if (request.networkMode != NetworkMode::awsvpc)  // AWS prints these very quotes
    throw client_error("Fargate only supports network mode ‘awsvpc’.");
  if (!request.cpu) throw client_error("Fargate requires that 'cpu' be defined at the task level.");
  if (!request.memory)
    throw client_error("Fargate requires that 'memory' be defined at the task level.");
  const int cpu = parse_cpu(*request.cpu).value_or(0);
  const int memory = parse_memory(*request.memory).value_or(0);
  if (!is_fargate_size(cpu, memory))
    throw client_error("No Fargate configuration exists for given values: " + std::to_string(cpu) +
                       " CPU, " + std::to_string(memory) +
                       " memory. See the Amazon ECS documentation for the valid values.");
  if (has(request.placementConstraints)) throw unsupported("constraints");
  if (request.ipcMode) throw unsupported("ipcMode");
  if (request.pidMode == PidMode::host)
    throw client_error(
        "Tasks using the Fargate launch type do not support pidMode 'host'. The supported value "
        "for pidMode is 'task'.");
  for (const Volume& volume : items(request.volumes)) {
    if (volume.dockerVolumeConfiguration) throw unsupported("dockerVolumeConfiguration");
    if (volume.host && has(volume.host->sourcePath)) throw unsupported("sourcePath");
  }
}

void check_linux(const LinuxParameters& parameters) {
  if (parameters.maxSwap) throw unsupported("maxSwap");
  if (has(parameters.devices)) throw unsupported("devices");
  if (parameters.sharedMemorySize) throw unsupported("sharedMemorySize");
  if (!parameters.capabilities) return;
  for (const std::string& capability : items(parameters.capabilities->add))
    if (capability != "SYS_PTRACE") throw client_error(capability + " is not allowed on Fargate.");
}

void check_log(const Request& request, const LogConfiguration& log) {
  switch (log.logDriver) {
    case LogDriver::splunk:
    case LogDriver::awsfirelens:
      return;
    case LogDriver::awslogs:
      break;
    default:
      throw client_error(std::string(aws::to_text(log.logDriver)) +
                         " is not a valid log driver. Must be one of "
                         "[awslogs,splunk,awsfirelens]");
  }
  if (!has(request.executionRoleArn))
    throw client_error(
        "Fargate requires task definition to have execution role ARN to support log driver "
        "awslogs.");
  if (!log.options || !log.options->contains("awslogs-stream-prefix"))
    throw client_error(
        "Fargate requires log configuration options to include awslogs-stream-prefix to support "
        "log driver awslogs.");
}

void check_container(const Request& request, const ContainerDefinition& container) {
  if (container.privileged.value_or(false))
    throw client_error(
        "Fargate requires that the 'privileged' setting be 'false' at the container level.");
  if (has(container.dockerSecurityOptions)) throw unsupported("dockerSecurityOptions");
  if (container.linuxParameters) check_linux(*container.linuxParameters);
  for (const ResourceRequirement& requirement : items(container.resourceRequirements))
    if (requirement.type == ResourceType::GPU)
      throw client_error(
          "Tasks using the Fargate launch type do not support GPU resource "
          "requirements");
  if (container.stopTimeout.value_or(0) > kLongestTimeout)
    throw client_error(
        "Tasks using the Fargate launch type must have a container stop timeout of less than 120 "
        "seconds.");
  if (is_ecr_image(*container.image) && !has(request.executionRoleArn))
    throw client_error(
        "Fargate requires task definition to have execution role ARN to support ECR images.");
  if (container.logConfiguration) check_log(request, *container.logConfiguration);
}

}  // namespace

void check_fargate(const Request& request) {
  if (!requires_compatibility(request, Compatibility::FARGATE)) return;
  check_task(request);
  for (const ContainerDefinition& container : request.containerDefinitions)
    check_container(request, container);
}

}  // namespace localecs::services::ecs
