// Makes a task for the chosen place.
#include <localecs/aws/ecs/task_definition.hpp>
#include <localecs/base/arn.hpp>
#include <localecs/services/ecs/placement/capacity.hpp>
#include <localecs/services/ecs/placement/placement.hpp>
#include <localecs/services/ecs/rows/task.hpp>

#include "arns.hpp"

namespace localecs::placement {
namespace {

// Removes the characters from a container's name that Docker does not allow, as ecs-agent does.
std::string engine_safe(std::string_view name) {
  std::string safe;
  for (char c : name)
    if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-')
      safe += c;
  return safe;
}

std::string engine_prefix(const Request& request) {
  return "ecs-" + *request.definition->family + "-" +
         std::to_string(*request.definition->revision) + "-";
}

state::Container make_container(const Request& request,
                                const aws::ecs::ContainerDefinition& definition,
                                const std::string& task_arn, IdSource& ids) {
  const std::string task_id(state::id_of(task_arn));
  state::Container container;
  container.name = *definition.name;
  container.arn = beside_cluster(request.cluster_arn, "container", task_id + "/" + ids.uuid());
  container.engine_name =
      engine_prefix(request) + engine_safe(*definition.name) + "-" + ids.hex(20);
  container.metadata_id = ids.hex(32);
  return container;
}

using aws::ecs::NetworkMode;
using state::Sandbox;
using state::TaskStatus;

bool shares_namespaces(const aws::ecs::TaskDefinition& definition) {
  return definition.pidMode == aws::ecs::PidMode::task ||
         definition.ipcMode == aws::ecs::IpcMode::task;
}

void add_sandbox(const Request& request, state::Task& task, IdSource& ids) {
  const bool awsvpc = request.definition->networkMode == NetworkMode::awsvpc;
  if (!awsvpc && !shares_namespaces(*request.definition)) return;
  task.sandbox.step = Sandbox::Step::waiting;
  task.sandbox.engine_name = engine_prefix(request) + "internalecspause-" + ids.hex(20);
  if (!awsvpc) return;
  task.last_status = TaskStatus::PROVISIONING;
  task.sandbox.attachment_id = ids.uuid();
  task.sandbox.interface_id = "eni-" + ids.hex(17);
  const auto& configuration = request.network->awsvpcConfiguration;
  const auto& subnets = configuration->subnets;
  // Any subnet will do, since there is no VPC; make_placed_task chooses better for Fargate.
  task.sandbox.subnet_id = subnets[ids.number() % subnets.size()];
  if (request.on_fargate())
    task.availability_zone = zone_of_subnet(Arn::parse(task.arn)->region, task.sandbox.subnet_id);
}

// Adds a row for a volume that the Engine must make. Host folders and file systems (EFS, FSx) are
// bind-mounted and need none. A shared volume keeps its plain name, so other tasks can find it.
void add_volume(const Request& request, const aws::ecs::Volume& definition, state::Task& task,
                IdSource& ids) {
  const bool of_host =
      definition.host && definition.host->sourcePath && !definition.host->sourcePath->empty();
  if (of_host || definition.efsVolumeConfiguration ||
      definition.fsxWindowsFileServerVolumeConfiguration)
    return;
  const auto& docker = definition.dockerVolumeConfiguration;
  state::Volume volume;
  volume.name = definition.name.value_or("");
  volume.is_shared = docker && docker->scope == aws::ecs::Scope::shared;
  volume.engine_name = volume.is_shared
                           ? volume.name
                           : engine_prefix(request) + engine_safe(volume.name) + "-" + ids.hex(20);
  task.volumes.push_back(std::move(volume));
}

bool has_task_role(const Request& request) {
  const auto& by = request.overrides;
  const auto& role = by && by->taskRoleArn ? by->taskRoleArn : request.definition->taskRoleArn;
  return role && !role->empty();
}

}  // namespace

state::Task make_task(const Request& request, const std::string& instance_arn, IdSource& ids,
                      TimePoint now) {
  state::Task task;
  task.arn = beside_cluster(request.cluster_arn, "task", ids.hex(32));
  task.cluster_arn = request.cluster_arn;
  task.instance_arn = instance_arn;
  task.service_arn = request.service_arn;
  task.definition = request.definition;
  task.overrides = request.overrides;
  task.launch_type = request.launch_type;
  task.capacity_provider = request.capacity_provider;
  task.group = request.group;
  task.started_by = request.started_by;
  task.tags = request.tags;
  task.enable_execute_command = request.enable_execute_command;
  task.resources = resources_of(*request.definition, request.overrides);
  task.network = request.network;
  task.platform_version = request.platform_version;
  if (has_task_role(request)) task.credentials_id = ids.uuid();
  task.created_at = now;
  if (task.waits_for_capacity()) {
    task.last_status = TaskStatus::PROVISIONING;
    task.placement_constraints = request.constraints;
    task.placement_strategies = request.strategies;
  }
  add_sandbox(request, task, ids);
  if (request.definition->volumes)
    for (const auto& volume : *request.definition->volumes) add_volume(request, volume, task, ids);
  for (const auto& definition : *request.definition->containerDefinitions)
    task.containers.push_back(make_container(request, definition, task.arn, ids));
  return task;
}

}  // namespace localecs::placement
