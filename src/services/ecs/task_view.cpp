// From a task's rows to its wire shape. Which members are there at which time: facts of ECS, see
// docs/architecture.md.
#include "task_view.hpp"

#include <localecs/aws/document.hpp>

namespace localecs::services::ecs {
namespace {

using state::ContainerStep;

const ContainerOverride* override_of(const state::Task& task, const std::string& name) {
  if (!task.overrides || !task.overrides->containerOverrides) return nullptr;
  for (const ContainerOverride& candidate : *task.overrides->containerOverrides)
    if (candidate.name == name) return &candidate;
  return nullptr;
}

// ECS shows one of three: PENDING until it runs, RUNNING, STOPPED.
std::string status_of(const state::Container& container) {
  switch (container.step) {
    case ContainerStep::running:
    case ContainerStep::stopping:
      return "RUNNING";
    case ContainerStep::stopped:
      return "STOPPED";
    default:
      return "PENDING";
  }
}

std::optional<std::string> as_text(const std::optional<std::int32_t>& number) {
  return number ? std::optional(std::to_string(*number)) : std::nullopt;
}

Container container_view(const state::Task& task, const state::Container& container) {
  const ContainerDefinition& definition = state::definition_of(task, container);
  static const ContainerOverride no_override;
  const ContainerOverride* given = override_of(task, container.name);
  const ContainerOverride& by = given ? *given : no_override;
  Container view;
  view.containerArn = container.arn;
  view.taskArn = task.arn;
  view.name = container.name;
  view.image = definition.image;
  view.lastStatus = status_of(container);
  view.networkInterfaces.emplace();
  view.cpu = std::to_string(by.cpu ? *by.cpu : definition.cpu.value_or(0));
  view.memory = as_text(by.memory ? by.memory : definition.memory);
  view.memoryReservation =
      as_text(by.memoryReservation ? by.memoryReservation : definition.memoryReservation);
  if (!container.runtime_id.empty()) view.runtimeId = container.runtime_id;
  if (!container.image_digest.empty()) view.imageDigest = container.image_digest;
  if (container.started_at) {
    view.networkBindings = container.bindings;
    view.healthStatus = container.health;
  }
  view.exitCode = container.exit_code;
  if (!container.reason.empty()) view.reason = container.reason;
  return view;
}

// One entry per container, overridden members added.
TaskOverride overrides_view(const state::Task& task) {
  TaskOverride view = task.overrides.value_or(TaskOverride{});
  std::vector<ContainerOverride> containers;
  for (const state::Container& container : task.containers) {
    const ContainerOverride* given = override_of(task, container.name);
    containers.push_back(given ? *given : ContainerOverride{.name = container.name});
  }
  view.containerOverrides = std::move(containers);
  if (!view.inferenceAcceleratorOverrides) view.inferenceAcceleratorOverrides.emplace();
  return view;
}

}  // namespace

Task task_view(const state::Task& task, const state::State& state, bool with_tags) {
  const bool known = task.last_status > state::TaskStatus::PENDING;
  Task view;
  view.taskArn = task.arn;
  view.clusterArn = task.cluster_arn;
  view.taskDefinitionArn = task.definition->taskDefinitionArn;
  view.containerInstanceArn = task.instance_arn;
  if (const state::Instance* instance = state.instances.find(task.instance_arn))
    view.availabilityZone = instance->availability_zone;
  view.attachments.emplace();
  view.attributes = {Attribute{
      .name = "ecs.cpu-architecture", .targetId = {}, .targetType = {}, .value = "x86_64"}};
  view.group = task.group;
  if (!task.started_by.empty()) view.startedBy = task.started_by;
  view.launchType = task.launch_type;
  view.lastStatus = state::to_text(task.last_status);
  view.desiredStatus = task.should_run ? "RUNNING" : "STOPPED";
  view.cpu = std::to_string(task.resources.cpu);
  view.memory = std::to_string(task.resources.memory);
  view.enableExecuteCommand = task.enable_execute_command;
  view.overrides = overrides_view(task);
  view.tags = with_tags ? task.tags : std::vector<Tag>{};
  view.version = task.version;
  view.createdAt = task.created_at;
  if (task.connectivity_at) view.connectivity = Connectivity::CONNECTED;
  view.connectivityAt = task.connectivity_at;
  view.pullStartedAt = task.pull_started_at;
  view.pullStoppedAt = task.pull_stopped_at;
  view.startedAt = task.started_at;
  view.stoppingAt = task.stopping_at;
  view.executionStoppedAt = task.execution_stopped_at;
  view.stoppedAt = task.stopped_at;
  view.stopCode = task.stop_code;
  if (!task.stopped_reason.empty()) view.stoppedReason = task.stopped_reason;
  if (known) view.healthStatus = state::health_of(task);
  for (const state::Container& container : task.containers)
    (view.containers ? *view.containers : view.containers.emplace())
        .push_back(container_view(task, container));
  return view;
}

}  // namespace localecs::services::ecs
