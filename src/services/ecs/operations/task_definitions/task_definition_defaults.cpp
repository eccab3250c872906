// What ECS fills into a task definition. Clients compare these: terraform sees a difference where
// they are not exactly AWS's. Lists that were sent empty are kept, others stay absent.
#include "task_definition_defaults.hpp"

#include <localecs/aws/ecs/register_task_definition.hpp>

#include "task_definition_sizes.hpp"

namespace localecs::services::ecs {

using namespace aws::ecs;

namespace {

template <class T, class Value>
void fill(std::optional<T>& member, Value value) {
  if (!member) member = value;
}

template <class T>
void fill_empty(std::optional<T>& list) {
  if (!list) list.emplace();
}

void complete(PortMapping& mapping, const std::optional<NetworkMode>& mode) {
  fill(mapping.protocol, TransportProtocol::tcp);
  if (!mapping.containerPort) return;  // a range: its host ports are chosen when a task starts
  const bool same_port = mode == NetworkMode::awsvpc || mode == NetworkMode::host;
  fill(mapping.hostPort, same_port ? *mapping.containerPort : 0);
}

void complete(HealthCheck& check) {
  fill(check.interval, 30);
  fill(check.timeout, 5);
  fill(check.retries, 3);
}

void complete(ContainerDefinition& container, const std::optional<NetworkMode>& mode) {
  fill(container.cpu, 0);
  fill(container.essential, true);
  fill_empty(container.portMappings);
  fill_empty(container.environment);
  fill_empty(container.mountPoints);
  fill_empty(container.volumesFrom);
  fill_empty(container.systemControls);
  for (PortMapping& mapping : *container.portMappings) complete(mapping, mode);
  if (container.healthCheck) complete(*container.healthCheck);
}

void complete(Volume& volume) {
  const bool has_kind = volume.dockerVolumeConfiguration || volume.efsVolumeConfiguration ||
                        volume.fsxWindowsFileServerVolumeConfiguration ||
                        volume.s3filesVolumeConfiguration ||
                        volume.configuredAtLaunch.value_or(false);
  if (!has_kind) fill(volume.host, HostVolumeProperties{});
  if (volume.efsVolumeConfiguration) fill(volume.efsVolumeConfiguration->rootDirectory, "/");
}

// "1 vCPU" is kept as "1024", "2 GB" as "2048"; validation has seen that they parse.
std::optional<std::string> normalised(const std::optional<std::string>& text,
                                      std::optional<int> (*parse)(std::string_view)) {
  if (!text) return std::nullopt;
  const auto number = parse(*text);
  return number ? std::to_string(*number) : *text;
}

}  // namespace

TaskDefinition with_defaults(const RegisterTaskDefinitionRequest& request) {
  TaskDefinition definition{
      .containerDefinitions = request.containerDefinitions,
      .cpu = normalised(request.cpu, parse_cpu),
      .enableFaultInjection = request.enableFaultInjection,
      .ephemeralStorage = request.ephemeralStorage,
      .executionRoleArn = request.executionRoleArn,
      .family = request.family,
      .ipcMode = request.ipcMode,
      .memory = normalised(request.memory, parse_memory),
      .networkMode = request.networkMode,
      .pidMode = request.pidMode,
      .placementConstraints = request.placementConstraints,
      .proxyConfiguration = request.proxyConfiguration,
      .requiresCompatibilities = request.requiresCompatibilities,
      .runtimePlatform = request.runtimePlatform,
      .taskRoleArn = request.taskRoleArn,
      .volumes = request.volumes,
  };
  for (ContainerDefinition& container : *definition.containerDefinitions)
    complete(container, request.networkMode);
  fill_empty(definition.placementConstraints);
  fill_empty(definition.volumes);
  for (Volume& volume : *definition.volumes) complete(volume);
  return definition;
}

}  // namespace localecs::services::ecs
