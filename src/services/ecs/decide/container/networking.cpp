// ECS's network modes on the Engine's. An awsvpc container joins its task's sandbox, or owns the
// network where the sandbox was left out.
#include "networking.hpp"

#include <localecs/aws/document.hpp>
#include <localecs/aws/ecs/task_definition.hpp>
#include <localecs/base/arn.hpp>
#include <localecs/base/text.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/instance.hpp>
#include <localecs/services/ecs/rows/settings.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/state/state.hpp>

namespace localecs::decide {
namespace {

using aws::ecs::ContainerDefinition;
using aws::ecs::NetworkMode;
using aws::ecs::PortMapping;
using effects::PortBinding;

PortBinding binding_of(const PortMapping& mapping) {
  PortBinding binding;
  binding.container_port = mapping.containerPort.value_or(0);
  binding.host_port = mapping.hostPort.value_or(0);
  binding.protocol = mapping.protocol.value_or(aws::ecs::TransportProtocol::tcp);
  if (!mapping.containerPortRange) return binding;
  const auto ends = split(*mapping.containerPortRange, '-');
  const auto first = to_number(ends.front()), last = to_number(ends.back());
  if (!first || !last || *last < *first) return binding;
  binding.container_port = static_cast<int>(*first);
  binding.range = static_cast<int>(*last - *first) + 1;
  return binding;
}

void set_namespaces(const state::Task& task, effects::ContainerSpec& spec) {
  const std::string shared = "container:" + task.sandbox.runtime_id;
  const aws::ecs::TaskDefinition& definition = *task.definition;
  if (definition.pidMode)
    spec.pid_mode = *definition.pidMode == aws::ecs::PidMode::host ? "host" : shared;
  if (definition.ipcMode)
    spec.ipc_mode = *definition.ipcMode == aws::ecs::IpcMode::task
                        ? shared
                        : std::string(aws::to_text(*definition.ipcMode));
}

}  // namespace

std::map<std::string, std::string> sysctls_of(const ContainerDefinition& definition,
                                              Sysctls which) {
  std::map<std::string, std::string> sysctls;
  if (!definition.systemControls) return sysctls;
  for (const auto& control : *definition.systemControls) {
    if (!control.namespace_) continue;
    const bool of_network = control.namespace_->starts_with("net.");
    if (which == Sysctls::all || of_network == (which == Sysctls::of_network))
      sysctls[*control.namespace_] = control.value.value_or("");
  }
  return sysctls;
}

bool reaches_daemon(const state::State& state, const state::Task& task) {
  const state::Instance* instance = state[ecs::instances].find(task.instance_arn);
  return !instance || instance->engine.empty() || instance->engine.starts_with("unix:");
}

effects::NetworkSpec network_of(const state::Task& task) {
  const auto arn = Arn::parse(task.arn);
  const std::string region = arn ? arn->region : "";
  return {task.sandbox.subnet_id,
          region == "us-east-1" ? ".ec2.internal" : "." + region + ".compute.internal"};
}

void set_network(const state::State& state, const state::Task& task,
                 const ContainerDefinition& definition, effects::ContainerSpec& spec) {
  const NetworkMode mode = task.definition->networkMode.value_or(NetworkMode::bridge);
  const bool joins = mode == NetworkMode::awsvpc && !task.sandbox.runtime_id.empty();
  if (joins)
    spec.network_mode = "container:" + task.sandbox.runtime_id;
  else if (mode == NetworkMode::awsvpc)
    spec.network = network_of(task);
  else
    spec.network_mode = aws::to_text(mode);
  spec.sysctls = sysctls_of(definition, joins ? Sysctls::of_container : Sysctls::all);
  // Docker takes no host entries for a container that joins another's network, nor do they mean
  // anything without one.
  if (!joins && mode != NetworkMode::none && reaches_daemon(state, task))
    spec.extra_hosts = state[ecs::settings].host_entries;
  if (mode == NetworkMode::bridge && definition.portMappings)
    for (const PortMapping& mapping : *definition.portMappings)
      spec.ports.push_back(binding_of(mapping));
  set_namespaces(task, spec);
}

}  // namespace localecs::decide
