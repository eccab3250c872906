// From an instance's row to its wire shape.
#include "container_instances.hpp"

#include <localecs/aws/ecs/describe_container_instances.hpp>
#include <localecs/aws/ecs/network_binding.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/hosts.hpp>
#include <localecs/services/ecs/rows/instance.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/services/ecs/rows/task_table.hpp>

namespace localecs::services::ecs {
namespace {

using state::Instance;

Resource number(std::string name, int value) {
  return {.doubleValue = 0.0,
          .integerValue = value,
          .longValue = 0,
          .name = std::move(name),
          .stringSetValue = {},
          .type = "INTEGER"};
}

Resource set(std::string name, std::vector<std::string> values) {
  return {.doubleValue = 0.0,
          .integerValue = 0,
          .longValue = 0,
          .name = std::move(name),
          .stringSetValue = std::move(values),
          .type = "STRINGSET"};
}

std::vector<std::string> texts(const std::set<int>& ports) {
  std::vector<std::string> all;
  for (const int port : ports) all.push_back(std::to_string(port));
  return all;
}

std::vector<Resource> resources(int cpu, int memory, const std::set<int>& tcp,
                                const std::set<int>& udp, const std::vector<std::string>& gpus,
                                bool has_gpus) {
  std::vector<Resource> all{number("CPU", cpu), number("MEMORY", memory), set("PORTS", texts(tcp)),
                            set("PORTS_UDP", texts(udp))};
  if (has_gpus) all.push_back(set("GPU", gpus));
  return all;
}

// Sums over the instance's tasks: their counts, and the host ports that the Engine chose.
struct Tasks {
  int running = 0, pending = 0;
  std::set<int> tcp, udp;
};

Tasks tasks_on(const Call& call, const Instance& instance) {
  Tasks tasks;
  for (const std::string& arn : call.state[ecs::tasks].on_instance(instance.arn)) {
    const state::Task* task = call.state[ecs::tasks].find(arn);
    if (!task) continue;
    tasks.running += task->last_status == state::TaskStatus::RUNNING;
    tasks.pending += task->last_status < state::TaskStatus::RUNNING;
    for (const state::Container& container : task->containers)
      for (const NetworkBinding& binding : container.bindings)
        if (binding.hostPort)
          (binding.protocol == TransportProtocol::udp ? tasks.udp : tasks.tcp)
              .insert(*binding.hostPort);
  }
  return tasks;
}

std::vector<Resource> remaining(const Instance& instance, Tasks tasks) {
  const state::Resources& used = instance.used;
  tasks.tcp.insert(used.ports_tcp.begin(), used.ports_tcp.end());
  tasks.udp.insert(used.ports_udp.begin(), used.ports_udp.end());
  tasks.tcp.insert(instance.reserved_tcp.begin(), instance.reserved_tcp.end());
  tasks.udp.insert(instance.reserved_udp.begin(), instance.reserved_udp.end());
  const auto taken =
      std::min(static_cast<std::size_t>(std::max(0, used.gpus)), instance.gpus.size());
  const std::vector<std::string> gpus(instance.gpus.begin() + static_cast<std::ptrdiff_t>(taken),
                                      instance.gpus.end());
  return resources(instance.cpu - used.cpu, instance.memory - used.memory, tasks.tcp, tasks.udp,
                   gpus, !instance.gpus.empty());
}

// An emulated instance is healthy while its Engine is connected.
ContainerInstanceHealthStatus health(const Call& call, const Instance& instance) {
  const state::Host& host = state::host_of(call.state, instance);
  const bool ok = instance.is_registered ? instance.agent_connected : host.connected;
  const auto status = ok ? InstanceHealthCheckState::OK : InstanceHealthCheckState::IMPAIRED;
  InstanceHealthCheckResult result{.lastStatusChange = instance.registered_at,
                                   .lastUpdated = call.now,
                                   .status = status,
                                   .type = InstanceHealthCheckType::CONTAINER_RUNTIME};
  if (!ok && !instance.is_registered) result.statusReason = host.problem;
  return {.details = std::vector<InstanceHealthCheckResult>{std::move(result)},
          .overallStatus = status};
}

VersionInfo version_info(const Instance& instance) {
  VersionInfo info;
  if (!instance.agent_version.empty()) info.agentVersion = instance.agent_version;
  if (!instance.agent_hash.empty()) info.agentHash = instance.agent_hash;
  if (!instance.docker_version.empty())
    info.dockerVersion = instance.docker_version.starts_with("DockerVersion")
                             ? instance.docker_version
                             : "DockerVersion: " + instance.docker_version;
  return info;
}

}  // namespace

ContainerInstance instance_view(const Call& call, const Instance& instance,
                                const std::optional<std::vector<ContainerInstanceField>>& include) {
  const Tasks tasks = tasks_on(call, instance);
  ContainerInstance view;
  view.containerInstanceArn = instance.arn;
  if (!instance.ec2_instance_id.empty()) view.ec2InstanceId = instance.ec2_instance_id;
  if (!instance.capacity_provider.empty()) view.capacityProviderName = instance.capacity_provider;
  view.status = state::to_text(instance.status);
  view.agentConnected = instance.agent_connected;
  view.agentUpdateStatus = instance.agent_update;
  view.version = instance.version;
  view.versionInfo = version_info(instance);
  view.registeredAt = instance.registered_at;
  view.runningTasksCount = tasks.running;
  view.pendingTasksCount = tasks.pending;
  view.attributes = instance.attributes;
  view.attachments.emplace();
  view.registeredResources =
      resources(instance.cpu, instance.memory, instance.reserved_tcp, instance.reserved_udp,
                instance.gpus, !instance.gpus.empty());
  view.remainingResources = remaining(instance, tasks);
  view.tags.emplace();
  if (includes(include, ContainerInstanceField::TAGS)) view.tags = instance.tags;
  if (includes(include, ContainerInstanceField::CONTAINER_INSTANCE_HEALTH))
    view.healthStatus = health(call, instance);
  return view;
}

}  // namespace localecs::services::ecs
