// Words a container as the metadata endpoint shows it.
#include <localecs/aws/document.hpp>
#include <localecs/aws/ecs/container_definition.hpp>
#include <localecs/aws/ecs/network_binding.hpp>
#include <localecs/aws/ecs/volume.hpp>
#include <localecs/effects/container_engine.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/services/ecs/rows/task_traits.hpp>

#include "view.hpp"

namespace localecs::metadata {
namespace {

using aws::ecs::ContainerDefinition;
using state::ContainerStep;

// The kernel's smallest number of cpu shares. The agent shows it for a container without cpu.
constexpr int kLeastCpu = 2;

// The ECS agent's own statuses, which are finer than the API's.
const char* known_status(const state::Container& container) {
  switch (container.step) {
    case ContainerStep::waiting:
    case ContainerStep::pulling:
      return container.pulled ? "PULLED" : "NONE";
    case ContainerStep::creating:
      return "PULLED";
    case ContainerStep::created:
    case ContainerStep::starting:
      return "CREATED";
    case ContainerStep::running:
    case ContainerStep::stopping:
      return "RUNNING";
    case ContainerStep::stopped:
      return "STOPPED";
  }
  return "NONE";
}

Json ports_view(const state::Container& container, int version) {
  Json ports = Json::array();
  for (const aws::ecs::NetworkBinding& binding : container.bindings) {
    if (!binding.containerPort) continue;  // a containerPortRange: the endpoint shows none
    Json port{{"ContainerPort", *binding.containerPort}};
    port["Protocol"] = aws::to_text(binding.protocol.value_or(aws::ecs::TransportProtocol::tcp));
    if (binding.hostPort) port["HostPort"] = *binding.hostPort;
    if (binding.bindIP && version >= 4) port["HostIp"] = *binding.bindIP;
    ports.push_back(std::move(port));
  }
  return ports;
}

const aws::ecs::Volume* volume_named(const state::Task& task, const std::string& name) {
  if (task.definition->volumes)
    for (const aws::ecs::Volume& volume : *task.definition->volumes)
      if (volume.name == name) return &volume;
  return nullptr;
}

// DockerName and Source of a volume that the Engine holds, or Source of a folder of the host.
Json volume_view(const state::Task& task, const aws::ecs::MountPoint& mount) {
  const std::string name = mount.sourceVolume.value_or("");
  Json view = Json::object();
  for (const state::Volume& volume : task.volumes)
    if (volume.name == name) {
      view["DockerName"] = volume.engine_name;
      view["Source"] = volume.mount_point;
    }
  const aws::ecs::Volume* definition = volume_named(task, name);
  if (definition && definition->host && definition->host->sourcePath)
    view["Source"] = *definition->host->sourcePath;
  view["Destination"] = mount.containerPath.value_or("");
  return view;
}

Json limits_view(const state::Task& task, const ContainerDefinition& definition) {
  std::optional<int> cpu = definition.cpu, memory = definition.memory;
  if (task.overrides && task.overrides->containerOverrides)
    for (const auto& by : *task.overrides->containerOverrides)
      if (by.name == definition.name) {
        if (by.cpu) cpu = by.cpu;
        if (by.memory) memory = by.memory;
      }
  return {{"CPU", cpu.value_or(0) == 0 ? kLeastCpu : *cpu}, {"Memory", memory.value_or(0)}};
}

// The options as Docker's own awslogs driver would have them: with the stream, not with its prefix.
void add_log(Json& view, const state::Container& container, const ContainerDefinition& definition) {
  if (!definition.logConfiguration) return;
  view["LogDriver"] = aws::to_text(definition.logConfiguration->logDriver);
  auto options =
      definition.logConfiguration->options.value_or(std::map<std::string, std::string>{});
  if (container.log) {
    options.erase("awslogs-stream-prefix");
    options["awslogs-stream"] = container.log->stream;
  }
  if (!options.empty()) view["LogOptions"] = options;
}

// The definition's labels, then the ECS agent's own, which win.
Json labels_view(const state::Task& task, const std::string& container,
                 std::map<std::string, std::string> labels) {
  for (auto& [name, value] : state::agent_labels(task, container)) labels[name] = value;
  return labels;
}

void add_times(Json& view, const state::Container& container) {
  add_time(view, "CreatedAt", container.created_at);
  add_time(view, "StartedAt", container.started_at);
  add_time(view, "FinishedAt", container.finished_at);
}

void add_members_of_definition(Json& view, const state::Container& container,
                               const state::Task& task, const ContainerDefinition& definition) {
  if (definition.healthCheck) view["Health"] = {{"status", aws::to_text(container.health)}};
  if (!definition.mountPoints || definition.mountPoints->empty()) return;
  view["Volumes"] = Json::array();
  for (const auto& mount : *definition.mountPoints)
    view["Volumes"].push_back(volume_view(task, mount));
}

}  // namespace

Json container_view(const state::Task& task, const state::Container& container, int version) {
  const ContainerDefinition& definition = state::definition_of(task, container);
  Json view{{"DockerId", container.runtime_id},
            {"Name", container.name},
            {"DockerName", container.engine_name},
            {"Image", definition.image.value_or("")},
            {"ImageID", container.image_id}};
  if (Json ports = ports_view(container, version); !ports.empty()) view["Ports"] = std::move(ports);
  const auto none = std::map<std::string, std::string>{};
  view["Labels"] = labels_view(task, container.name, definition.dockerLabels.value_or(none));
  view["DesiredStatus"] = task.should_run ? "RUNNING" : "STOPPED";
  view["KnownStatus"] = known_status(container);
  if (container.exit_code) view["ExitCode"] = *container.exit_code;
  view["Limits"] = limits_view(task, definition);
  add_times(view, container);
  view["Type"] = "NORMAL";
  add_members_of_definition(view, container, task, definition);
  if (version >= 4) {
    add_log(view, container, definition);
    view["ContainerARN"] = container.arn;
  }
  view["Networks"] = networks_view(task, &container, version);
  if (version >= 4 && definition.restartPolicy && definition.restartPolicy->enabled)
    view["RestartCount"] = container.restarts;
  return view;
}

bool has_pause_container(const state::Task& task) {
  return state::is_awsvpc(task) && !task.sandbox.runtime_id.empty();
}

// The agent shows its pause container with statuses of its own.
Json pause_container_view(const state::Task& task, int version) {
  const char* ready = "RESOURCES_PROVISIONED";
  Json view{{"DockerId", task.sandbox.runtime_id},
            {"Name", effects::kSandboxName},
            {"DockerName", task.sandbox.engine_name},
            {"Image", "amazon/amazon-ecs-pause:0.1.0"},
            {"ImageID", ""}};
  view["Labels"] = labels_view(task, effects::kSandboxName, {});
  view["DesiredStatus"] = task.should_run ? ready : "STOPPED";
  view["KnownStatus"] = task.sandbox.step == state::Sandbox::Step::released ? "STOPPED" : ready;
  view["Limits"] = {{"CPU", kLeastCpu}, {"Memory", 0}};
  view["Type"] = "CNI_PAUSE";
  view["Networks"] = networks_view(task, nullptr, version);
  return view;
}

}  // namespace localecs::metadata
