// From a container definition and its overrides to what the Engine is asked to make, as the ECS
// agent maps it.
#include <localecs/aws/document.hpp>
#include <localecs/decide/lifecycle.hpp>

#include <localecs/base/arn.hpp>
#include <localecs/base/text.hpp>

#include <algorithm>

namespace localecs::decide {
namespace {

using aws::ecs::ContainerDefinition;
using aws::ecs::ContainerOverride;
using aws::ecs::KeyValuePair;
using aws::ecs::NetworkMode;

constexpr std::int64_t kMebibyte = 1 << 20;

// Linux takes CPU shares from 2; 0 and 1 mean "unset" to ECS as well.
constexpr std::int64_t kLeastShares = 2, kMostShares = 262144;

ContainerOverride override_of(const state::Task& task, const std::string& name) {
  if (task.overrides && task.overrides->containerOverrides)
    for (const ContainerOverride& candidate : *task.overrides->containerOverrides)
      if (candidate.name == name) return candidate;
  return {};
}

void set_variable(std::vector<std::string>& environment, const std::string& name,
                  const std::string& value) {
  const std::string prefix = name + "=";
  std::erase_if(environment, [&](const std::string& entry) { return entry.starts_with(prefix); });
  environment.push_back(prefix + value);
}

void set_variables(std::vector<std::string>& environment,
                   const std::optional<std::vector<KeyValuePair>>& pairs) {
  for (const KeyValuePair& pair : pairs.value_or(std::vector<KeyValuePair>{}))
    if (pair.name) set_variable(environment, *pair.name, pair.value.value_or(""));
}

bool has_variable(const std::vector<std::string>& environment, std::string_view name) {
  return std::ranges::any_of(environment, [&](const std::string& entry) {
    return entry.starts_with(name) && entry.size() > name.size() && entry[name.size()] == '=';
  });
}

std::vector<std::string> environment_of(const state::Task& task,
                                        const ContainerDefinition& definition,
                                        const ContainerOverride& by) {
  std::vector<std::string> environment;
  set_variables(environment, definition.environment);
  set_variables(environment, by.environment);
  set_variable(environment, "AWS_EXECUTION_ENV", "AWS_ECS_EC2");
  // Since agent 1.104 the region is given unless the task says otherwise.
  if (!has_variable(environment, "AWS_REGION") &&
      !has_variable(environment, "AWS_DEFAULT_REGION")) {
    const auto arn = Arn::parse(task.arn);
    for (const char* name : {"AWS_REGION", "AWS_DEFAULT_REGION"})
      set_variable(environment, name, arn->region);
  }
  return environment;
}

std::map<std::string, std::string> labels_of(const state::Task& task,
                                             const ContainerDefinition& definition) {
  auto labels = definition.dockerLabels.value_or(std::map<std::string, std::string>{});
  labels["com.amazonaws.ecs.task-arn"] = task.arn;
  labels["com.amazonaws.ecs.container-name"] = *definition.name;
  labels["com.amazonaws.ecs.task-definition-family"] = *task.definition->family;
  labels["com.amazonaws.ecs.task-definition-version"] = std::to_string(*task.definition->revision);
  labels["com.amazonaws.ecs.cluster"] = state::id_of(task.cluster_arn);
  return labels;
}

std::vector<effects::PortBinding> ports_of(const ContainerDefinition& definition,
                                           NetworkMode mode) {
  std::vector<effects::PortBinding> ports;
  if (mode != NetworkMode::bridge || !definition.portMappings) return ports;
  for (const auto& mapping : *definition.portMappings)
    ports.push_back({.container_port = mapping.containerPort.value_or(0),
                     .host_port = mapping.hostPort.value_or(0),
                     .protocol = mapping.protocol.value_or(aws::ecs::TransportProtocol::tcp)});
  return ports;
}

}  // namespace

effects::ContainerSpec container_spec(const state::State&, const state::Task& task,
                                      const state::Container& container) {
  const ContainerDefinition& definition = state::definition_of(task, container);
  const ContainerOverride by = override_of(task, container.name);
  const NetworkMode mode = task.definition->networkMode.value_or(NetworkMode::bridge);
  const auto none = std::vector<std::string>{};

  effects::ContainerSpec spec;
  spec.name = container.engine_name;
  spec.image = *definition.image;
  spec.command = by.command ? *by.command : definition.command.value_or(none);
  spec.entry_point = definition.entryPoint.value_or(none);
  spec.environment = environment_of(task, definition, by);
  spec.labels = labels_of(task, definition);
  spec.user = definition.user.value_or("");
  spec.working_directory = definition.workingDirectory.value_or("");
  spec.hostname = definition.hostname.value_or("");
  spec.network_mode = aws::to_text(mode);
  spec.ports = ports_of(definition, mode);
  spec.cpu_shares = std::clamp<std::int64_t>(by.cpu ? *by.cpu : definition.cpu.value_or(0),
                                             kLeastShares, kMostShares);
  spec.memory = kMebibyte * (by.memory ? *by.memory : definition.memory.value_or(0));
  spec.memory_reservation =
      kMebibyte *
      (by.memoryReservation ? *by.memoryReservation : definition.memoryReservation.value_or(0));
  spec.definition = &definition;
  spec.keep_alive = task.definition;
  return spec;
}

}  // namespace localecs::decide
