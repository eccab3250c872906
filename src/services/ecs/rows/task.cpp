// Small functions about a task that several parts of localecs share.
#include <localecs/services/ecs/rows/task.hpp>

#include <localecs/aws/ecs/task.hpp>
#include <localecs/aws/ecs/task_definition.hpp>

#include <algorithm>
#include <array>
#include <stdexcept>

namespace localecs::state {

const aws::ecs::ContainerDefinition& definition_of(const Task& task, const Container& container) {
  for (const auto& definition : *task.definition->containerDefinitions)
    if (definition.name == container.name) return definition;
  throw std::logic_error("task " + task.arn + " has a container '" + container.name +
                         "' without a definition");
}

Container* find_container(Task& task, std::string_view name) {
  const auto found = std::ranges::find(task.containers, name, &Container::name);
  return found == task.containers.end() ? nullptr : &*found;
}

bool is_essential(const aws::ecs::ContainerDefinition& definition) {
  return definition.essential.value_or(true);
}

HealthStatus health_of(const Task& task) {
  bool unknown = false;
  for (const Container& container : task.containers) {
    if (!is_essential(definition_of(task, container))) continue;
    if (container.health == HealthStatus::UNHEALTHY) return HealthStatus::UNHEALTHY;
    unknown |= container.health == HealthStatus::UNKNOWN;
  }
  return unknown ? HealthStatus::UNKNOWN : HealthStatus::HEALTHY;
}

std::map<std::string, std::string> agent_labels(const Task& task, std::string_view container) {
  const aws::ecs::TaskDefinition& definition = *task.definition;
  return {{"com.amazonaws.ecs.cluster", std::string(id_of(task.cluster_arn))},
          {"com.amazonaws.ecs.container-name", std::string(container)},
          {"com.amazonaws.ecs.task-arn", task.arn},
          {"com.amazonaws.ecs.task-definition-family", definition.family.value_or("")},
          {"com.amazonaws.ecs.task-definition-version",
           std::to_string(definition.revision.value_or(0))}};
}

std::optional<HealthStatus> checked_health_of(const Task& task) {
  std::optional<HealthStatus> health;
  for (const Container& container : task.containers) {
    const auto& definition = definition_of(task, container);
    const auto& check = definition.healthCheck;
    // Docker's ["NONE"] switches off the health check of the image.
    const bool checks = check && !(check->command.size() == 1 && check->command[0] == "NONE");
    if (!checks || !is_essential(definition)) continue;
    if (container.health == HealthStatus::UNHEALTHY) return HealthStatus::UNHEALTHY;
    if (container.health == HealthStatus::UNKNOWN) health = HealthStatus::UNKNOWN;
    if (!health) health = HealthStatus::HEALTHY;
  }
  return health;
}

std::string_view to_text(TaskStatus status) {
  static constexpr std::array<std::string_view, 8> names{
      "PROVISIONING", "PENDING",  "ACTIVATING",     "RUNNING",
      "DEACTIVATING", "STOPPING", "DEPROVISIONING", "STOPPED"};
  return names[static_cast<std::size_t>(status)];
}

std::string_view id_of(std::string_view arn) {
  return arn.substr(arn.rfind('/') + 1);
}

void request_stop(Task& task, aws::ecs::TaskStopCode code, std::string reason, TimePoint now) {
  if (!task.should_run) return;
  task.should_run = false;
  task.stop_code = code;
  task.stopped_reason = std::move(reason);
  task.stopping_at = now;
  ++task.version;
}

}  // namespace localecs::state
