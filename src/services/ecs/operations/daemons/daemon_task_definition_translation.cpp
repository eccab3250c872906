// Copies container definitions between the daemon's wire shape and the ordinary one.
#include "daemon_task_definition_translation.hpp"

#include <localecs/aws/ecs/describe_daemon_task_definition.hpp>
#include <localecs/aws/ecs/register_daemon_task_definition.hpp>
#include <localecs/aws/ecs/register_task_definition.hpp>

namespace localecs::services::ecs {

using namespace aws::ecs;

namespace {

std::optional<LinuxParameters> as_linux(const std::optional<DaemonLinuxParameters>& given) {
  if (!given) return std::nullopt;
  LinuxParameters parameters;
  parameters.capabilities = given->capabilities;
  parameters.devices = given->devices;
  parameters.initProcessEnabled = given->initProcessEnabled;
  parameters.tmpfs = given->tmpfs;
  return parameters;
}

// The members that both shapes spell alike.
template <class To, class From>
void copy_common(To& to, const From& from) {
  to.command = from.command;
  to.cpu = from.cpu;
  to.dependsOn = from.dependsOn;
  to.entryPoint = from.entryPoint;
  to.environment = from.environment;
  to.environmentFiles = from.environmentFiles;
  to.essential = from.essential;
  to.firelensConfiguration = from.firelensConfiguration;
  to.healthCheck = from.healthCheck;
  to.interactive = from.interactive;
  to.logConfiguration = from.logConfiguration;
  to.memory = from.memory;
  to.memoryReservation = from.memoryReservation;
  to.mountPoints = from.mountPoints;
  to.name = from.name;
  to.privileged = from.privileged;
  to.pseudoTerminal = from.pseudoTerminal;
  to.readonlyRootFilesystem = from.readonlyRootFilesystem;
  to.repositoryCredentials = from.repositoryCredentials;
  to.restartPolicy = from.restartPolicy;
  to.secrets = from.secrets;
  to.startTimeout = from.startTimeout;
  to.stopTimeout = from.stopTimeout;
  to.systemControls = from.systemControls;
  to.ulimits = from.ulimits;
  to.user = from.user;
  to.workingDirectory = from.workingDirectory;
}

ContainerDefinition as_container(const DaemonContainerDefinition& given) {
  ContainerDefinition container;
  copy_common(container, given);
  container.image = given.image;
  container.linuxParameters = as_linux(given.linuxParameters);
  return container;
}

}  // namespace

RegisterTaskDefinitionRequest as_task_definition(
    const RegisterDaemonTaskDefinitionRequest& request) {
  RegisterTaskDefinitionRequest ordinary;
  ordinary.family = request.family;
  ordinary.cpu = request.cpu;
  ordinary.memory = request.memory;
  ordinary.executionRoleArn = request.executionRoleArn;
  ordinary.taskRoleArn = request.taskRoleArn;
  ordinary.networkMode = NetworkMode::bridge;
  for (const DaemonContainerDefinition& container : request.containerDefinitions)
    ordinary.containerDefinitions.push_back(as_container(container));
  if (request.volumes) {
    auto& volumes = ordinary.volumes.emplace();
    for (const DaemonVolume& given : *request.volumes) {
      Volume& volume = volumes.emplace_back();
      volume.host = given.host;
      volume.name = given.name;
    }
  }
  return ordinary;
}

DaemonTaskDefinition shown_definition(const RegisterDaemonTaskDefinitionRequest& request,
                                      const TaskDefinition& stored) {
  DaemonTaskDefinition shown;
  auto& containers = shown.containerDefinitions.emplace(request.containerDefinitions);
  for (std::size_t i = 0; i < containers.size(); ++i)
    copy_common(containers[i], (*stored.containerDefinitions)[i]);
  auto& volumes = shown.volumes.emplace();
  for (const Volume& volume : *stored.volumes)
    volumes.push_back({.host = volume.host, .name = volume.name});
  shown.cpu = stored.cpu;
  shown.memory = stored.memory;
  shown.executionRoleArn = stored.executionRoleArn;
  shown.taskRoleArn = stored.taskRoleArn;
  shown.family = stored.family;
  shown.revision = stored.revision;
  shown.daemonTaskDefinitionArn = stored.taskDefinitionArn;
  shown.registeredAt = stored.registeredAt;
  shown.registeredBy = stored.registeredBy;
  shown.status = DaemonTaskDefinitionStatus::ACTIVE;
  return shown;
}

}  // namespace localecs::services::ecs
