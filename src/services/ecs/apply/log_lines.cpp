// Makes lines out of rows.
#include "log_lines.hpp"

#include <localecs/aws/ecs/network_binding.hpp>
#include <localecs/aws/ecs/service.hpp>
#include <localecs/aws/ecs/task_definition.hpp>
#include <localecs/base/log.hpp>
#include <localecs/services/ecs/rows/service.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/state/state.hpp>

#include <string_view>

namespace localecs::services::ecs {
namespace {

using state::Container;
using state::Task;

std::string owner_of(const Task& task) {
  std::string owner(state::id_of(task.cluster_arn));
  for (const std::string* arn : {&task.service_arn, &task.daemon_arn})
    if (!arn->empty()) owner.append("/").append(state::id_of(*arn));
  return owner;
}

// The address of the task's own network, or else the host ports of its containers.
std::string place_of(const Task& task) {
  if (task.sandbox.address) return " at " + task.sandbox.address->ip;
  std::string ports;
  for (const Container& container : task.containers)
    for (const auto& binding : container.bindings)
      if (binding.hostPort && binding.containerPort)
        ports += (ports.empty() ? " with host port " : ", ") + std::to_string(*binding.hostPort) +
                 " for " + container.name + ":" + std::to_string(*binding.containerPort);
  return ports;
}

std::string ends_of(const Task& task) {
  std::string ends;
  for (const Container& container : task.containers) {
    if (container.exit_code)
      ends += "; " + container.name + " exited with code " + std::to_string(*container.exit_code);
    if (!container.reason.empty()) ends += "; " + container.name + ": " + container.reason;
  }
  return ends;
}

}  // namespace

std::string task_line(const Task& task) {
  std::string line = owner_of(task) + ": task " + std::string(state::id_of(task.arn)) + " (" +
                     std::string(state::id_of(task.definition->taskDefinitionArn.value_or(""))) +
                     ") is " + std::string(state::to_text(task.last_status));
  if (task.last_status == state::TaskStatus::RUNNING) line += place_of(task);
  if (!task.stopped_reason.empty()) line += ": " + task.stopped_reason;
  if (task.is_stopped()) line += ends_of(task);
  return line;
}

void log_new_events(const state::Service& before, const state::Service& after) {
  if (!spdlog::should_log(spdlog::level::info)) return;
  const auto known = before.events.empty() ? std::nullopt : before.events.front().id;
  auto end = after.events.begin();
  while (end != after.events.end() && end->id != known) ++end;
  const std::string_view cluster = state::id_of(after.cluster_arn);
  while (end != after.events.begin()) log::info("{}: {}", cluster, (--end)->message.value_or(""));
}

}  // namespace localecs::services::ecs
