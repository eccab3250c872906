// Fills a task's wire shape. The times at which each member appears were observed on ECS; see
// docs/architecture.md.
#include "task_view.hpp"

#include <localecs/aws/document.hpp>
#include <localecs/aws/ecs/container_definition.hpp>
#include <localecs/aws/ecs/task.hpp>
#include <localecs/base/arn.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/hosts.hpp>
#include <localecs/services/ecs/rows/instance.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/state/state.hpp>

namespace localecs::services::ecs {
namespace {

using state::ContainerStep;

const ContainerOverride* override_of(const state::Task& task, const std::string& name) {
  if (!task.overrides || !task.overrides->containerOverrides) return nullptr;
  for (const ContainerOverride& candidate : *task.overrides->containerOverrides)
    if (candidate.name == name) return &candidate;
  return nullptr;
}

// ECS shows only three statuses of a container: PENDING until it runs, RUNNING, STOPPED.
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

// An attachment's status by how far the task's network has come.
std::string attachment_status(const state::Task& task) {
  using Step = state::Sandbox::Step;
  switch (task.sandbox.step) {
    case Step::none:
    case Step::waiting:
      return "PRECREATED";
    case Step::preparing:
      return "ATTACHING";
    case Step::ready:
      return task.sandbox.address ? "ATTACHED" : "ATTACHING";
    case Step::failed:
      return "FAILED";
    case Step::releasing:
      return "DETACHING";
    case Step::released:
      return "DELETED";
  }
  return "";
}

std::vector<Attachment> attachments_view(const state::Task& task) {
  const state::Sandbox& sandbox = task.sandbox;
  if (sandbox.attachment_id.empty()) return {};
  std::vector<KeyValuePair> details{{.name = "subnetId", .value = sandbox.subnet_id}};
  if (sandbox.address) {
    details.push_back({.name = "networkInterfaceId", .value = sandbox.interface_id});
    details.push_back({.name = "macAddress", .value = sandbox.address->mac});
    details.push_back({.name = "privateDnsName", .value = sandbox.address->host_name});
    details.push_back({.name = "privateIPv4Address", .value = sandbox.address->ip});
  }
  return {Attachment{.details = std::move(details),
                     .id = sandbox.attachment_id,
                     .status = attachment_status(task),
                     .type = "ElasticNetworkInterface"}};
}

std::vector<NetworkInterface> interfaces_view(const state::Task& task) {
  if (!task.sandbox.address || task.sandbox.attachment_id.empty()) return {};
  return {NetworkInterface{.attachmentId = task.sandbox.attachment_id,
                           .ipv6Address = {},
                           .privateIpv4Address = task.sandbox.address->ip}};
}

// The agent for commands lives and dies with its container; with nowhere to write it cannot run.
ManagedAgent agent_view(const ContainerDefinition& definition, const state::Container& container) {
  ManagedAgent agent{.name = ManagedAgentName::ExecuteCommandAgent};
  agent.lastStatus = definition.readonlyRootFilesystem.value_or(false) && container.started_at
                         ? "STOPPED"
                         : status_of(container);
  if (container.started_at) agent.lastStartedAt = container.started_at;
  return agent;
}

// Fargate names a container by its task and ten digits, other launch types by the Engine's id.
std::string runtime_id_view(const state::Task& task, const std::string& engine_id) {
  if (task.launch_type != LaunchType::FARGATE) return engine_id;
  std::uint64_t number = 0;
  for (const char digit : engine_id) number = (number * 16 + digit) % 10'000'000'000;
  std::string digits = std::to_string(number);
  return std::string(state::id_of(task.arn)) + "-" + std::string(10 - digits.size(), '0') + digits;
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
  view.networkInterfaces = interfaces_view(task);
  if (task.enable_execute_command) view.managedAgents = {agent_view(definition, container)};
  view.cpu = std::to_string(by.cpu ? *by.cpu : definition.cpu.value_or(0));
  view.memory = as_text(by.memory ? by.memory : definition.memory);
  view.memoryReservation =
      as_text(by.memoryReservation ? by.memoryReservation : definition.memoryReservation);
  if (!container.runtime_id.empty()) view.runtimeId = runtime_id_view(task, container.runtime_id);
  // A digest that was known beforehand is shown once the container has been made of it.
  const bool is_made = task.is_agents || !container.runtime_id.empty();
  if (is_made && !container.image_digest.empty()) view.imageDigest = container.image_digest;
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

constexpr int kFargateStorage = 20;  // GiB, where the definition names none

void show_fargate(const state::Task& task, Task& view) {
  view.platformFamily = "Linux";
  view.platformVersion = task.platform_version;
  const auto& by = task.overrides ? task.overrides->ephemeralStorage : std::nullopt;
  const auto& asked = by ? by : task.definition->ephemeralStorage;
  const int size = asked ? asked->sizeInGiB : kFargateStorage;
  view.ephemeralStorage = EphemeralStorage{.sizeInGiB = size};
  view.fargateEphemeralStorage = TaskEphemeralStorage{.kmsKeyId = {}, .sizeInGiB = size};
}

void show_place(const state::Task& task, const state::State& state, Task& view) {
  const state::Instance* instance = state[ecs::instances].find(task.instance_arn);
  const Attribute* own =
      instance ? state::find_attribute(*instance, "ecs.cpu-architecture") : nullptr;
  const std::string of_host = state[ecs::hosts].own.architecture == "aarch64" ? "arm64" : "x86_64";
  view.attributes = {Attribute{.name = "ecs.cpu-architecture",
                               .targetId = {},
                               .targetType = {},
                               .value = own && own->value ? *own->value : of_host}};
  if (instance) {
    view.containerInstanceArn = task.instance_arn;
    view.availabilityZone = instance->availability_zone;
  } else if (task.launch_type == LaunchType::FARGATE) {
    view.availabilityZone = task.availability_zone.empty() ? Arn::parse(task.arn)->region + "a"
                                                           : task.availability_zone;
    show_fargate(task, view);
  } else if (!task.instance_arn.empty()) {
    view.containerInstanceArn = task.instance_arn;
  }
}

}  // namespace

Task task_view(const state::Task& task, const state::State& state, bool with_tags) {
  const bool known = task.last_status > state::TaskStatus::PENDING;
  Task view;
  view.taskArn = task.arn;
  view.clusterArn = task.cluster_arn;
  view.taskDefinitionArn = task.definition->taskDefinitionArn;
  show_place(task, state, view);
  view.attachments = attachments_view(task);
  view.group = task.group;
  if (!task.started_by.empty()) view.startedBy = task.started_by;
  view.launchType = task.launch_type;
  if (!task.capacity_provider.empty()) view.capacityProviderName = task.capacity_provider;
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
