// Computes the CPU, memory, GPUs and host ports that a task takes on an instance.
#include <localecs/aws/ecs/task_definition.hpp>
#include <localecs/aws/ecs/task_override.hpp>
#include <localecs/base/text.hpp>
#include <localecs/services/ecs/placement/placement.hpp>
#include <localecs/services/ecs/rows/task.hpp>

#include <algorithm>

namespace localecs::placement {
namespace {

using aws::ecs::ContainerDefinition;
using aws::ecs::ContainerOverride;
using aws::ecs::NetworkMode;
using aws::ecs::TaskDefinition;
using aws::ecs::TaskOverride;

const ContainerOverride* override_of(const ContainerDefinition& container,
                                     const std::optional<TaskOverride>& overrides) {
  if (!overrides || !overrides->containerOverrides) return nullptr;
  for (const ContainerOverride& candidate : *overrides->containerOverrides)
    if (candidate.name == container.name) return &candidate;
  return nullptr;
}

// A cap for sums: more than any machine has, yet two of them fit into an int.
constexpr std::int64_t kMost = 1'000'000'000;

void add(int& to, std::int64_t more) {
  to = static_cast<int>(std::min(to + std::clamp<std::int64_t>(more, 0, kMost), kMost));
}

template <class Member>
int overridden(const Member& by, const Member& own) {
  return by ? *by : own.value_or(0);
}

// Reads the override's task-level cpu or memory, else the definition's; registration has made it a
// plain number.
std::optional<int> task_level(const std::optional<std::string>& by,
                              const std::optional<std::string>& own) {
  const auto& text = by ? by : own;
  if (!text) return std::nullopt;
  const auto number = to_number(*text);
  if (!number) return std::nullopt;
  return static_cast<int>(std::clamp<std::int64_t>(*number, 0, kMost));
}

// Adds the fixed host ports. An awsvpc task takes none: it has a network of its own, and its
// hostPort only repeats containerPort.
void add_ports(const ContainerDefinition& container, NetworkMode mode, state::Resources& to) {
  const bool on_host = mode == NetworkMode::host || mode == NetworkMode::bridge;
  if (!container.portMappings || !on_host) return;
  for (const auto& mapping : *container.portMappings) {
    const int port = mode == NetworkMode::host ? mapping.containerPort.value_or(0)
                                               : mapping.hostPort.value_or(0);
    if (port == 0) continue;
    const bool udp = mapping.protocol == aws::ecs::TransportProtocol::udp;
    (udp ? to.ports_udp : to.ports_tcp).insert(port);
  }
}

int gpus_of(const ContainerDefinition& container, const ContainerOverride& by) {
  const auto& asked =
      by.resourceRequirements ? by.resourceRequirements : container.resourceRequirements;
  int gpus = 0;
  if (asked)
    for (const auto& requirement : *asked)
      if (requirement.type == aws::ecs::ResourceType::GPU)
        add(gpus, to_number(requirement.value).value_or(0));
  return gpus;
}

}  // namespace

state::Resources resources_of(const TaskDefinition& definition,
                              const std::optional<TaskOverride>& overrides) {
  state::Resources resources;
  for (const ContainerDefinition& container : *definition.containerDefinitions) {
    static const ContainerOverride no_override;
    const ContainerOverride* given = override_of(container, overrides);
    const ContainerOverride& by = given ? *given : no_override;
    add(resources.cpu, overridden(by.cpu, container.cpu));
    // Placement counts the reservation where there is one: the hard limit may be higher than what
    // is set aside.
    const int reservation = overridden(by.memoryReservation, container.memoryReservation);
    add(resources.memory, reservation ? reservation : overridden(by.memory, container.memory));
    add(resources.gpus, gpus_of(container, by));
    add_ports(container, definition.networkMode.value_or(NetworkMode::bridge), resources);
  }
  const auto given = overrides.value_or(TaskOverride{});
  if (const auto cpu = task_level(given.cpu, definition.cpu)) resources.cpu = *cpu;
  if (const auto memory = task_level(given.memory, definition.memory)) resources.memory = *memory;
  return resources;
}

}  // namespace localecs::placement
