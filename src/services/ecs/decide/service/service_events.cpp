// Builds event messages from tasks and placement refusals.
#include "service_events.hpp"

#include <localecs/aws/ecs/propagate_tags.hpp>
#include <localecs/aws/ecs/tag.hpp>
#include <localecs/aws/ecs/task_definition.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/family.hpp>
#include <localecs/services/ecs/rows/service.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/state/state.hpp>

#include <map>

#include "decide/deployment/service_look.hpp"

namespace localecs::decide {
namespace {

// ECS says "1 tasks" as well.
std::string counted(std::size_t count, std::string_view before) {
  return std::to_string(count) + " " + std::string(before) + "tasks";
}

// What a refusal reads like after "The closest matching (container-instance ID) ".
std::string in_words(std::string_view reason) {
  static const std::map<std::string_view, std::string_view> words{
      {"RESOURCE:CPU", "has insufficient CPU units available."},
      {"RESOURCE:MEMORY", "has insufficient memory available."},
      {"RESOURCE:PORTS", "is already using a port required by your task."},
      {"RESOURCE:PORTS_UDP", "is already using a port required by your task."}};
  const auto found = words.find(reason);
  return found == words.end() ? "encountered error \"" + std::string(reason) + "\"."
                              : std::string(found->second);
}

// The event for a refusal that names no instance.
std::string no_capacity(std::string_view reason) {
  if (reason == "RESOURCE:FARGATE")
    return "was unable to place a task. Reason: Capacity is unavailable at this time. Please try "
           "again later or in a different availability zone." +
           std::string(kSeeGuide);
  return "was unable to place tasks in your cluster because the tasks provisioning capacity limit "
         "was exceeded.";  // placement::kOverWaitingLimit
}

}  // namespace

void say_once(ServiceLook& look, const std::string& message) {
  state::Service& service = look.service();
  const bool again = service.last_placement_event != message ||
                     look.now - service.last_placement_event_at >= look.timing.steady_state_repeat;
  if (!again) return;
  look.say(message);
  service.last_placement_event = message;
  service.last_placement_event_at = look.now;
}

std::string has_started(const std::vector<state::Task>& tasks, int for_unhealthy) {
  std::string message = "has started " + counted(tasks.size(), "") + ":";
  for (const state::Task& task : tasks)
    message += " (task " + std::string(state::id_of(task.arn)) + ")";
  message += ".";
  if (for_unhealthy > 0)
    message += " Amazon ECS replaced " + std::to_string(for_unhealthy) +
               " tasks due to an unhealthy status.";
  return message;
}

std::string has_stopped(const TaskRefs& tasks, std::string_view kind, std::string_view where) {
  std::string message = "has stopped " + counted(tasks.size(), std::string(kind) + " ");
  if (kind == "pending") return message + ".";  // without their ids
  message.append(where).append(":");
  for (const state::Task* task : tasks)
    message += " (task " + std::string(state::id_of(task->arn)) + ")";
  return message + ".";
}

std::string blocked_by_protection(const std::string& deployment_id, int tasks) {
  return "was unable to reach steady state because (taskSet " + deployment_id +
         ") was unable to scale in due to (reason " + std::to_string(tasks) +
         " tasks under protection)";
}

std::string cannot_place(const std::vector<placement::Refusal>& refusals) {
  std::string message =
      "was unable to place a task because no container instance met all of its requirements. ";
  if (refusals.empty())
    return message + "Reason: No Container Instances were found in your cluster.";
  const placement::Refusal& closest = refusals.front();
  if (closest.instance_arn.empty()) return no_capacity(closest.reason);
  message += "The closest matching (container-instance " +
             std::string(state::id_of(closest.instance_arn)) + ") ";
  return message + in_words(closest.reason) + std::string(kSeeGuide);
}

std::vector<aws::ecs::Tag> new_task_tags(const state::Service& service, const state::State& state,
                                         const aws::ecs::TaskDefinition& definition) {
  std::vector<aws::ecs::Tag> tags;
  const auto propagate =
      service.configuration.propagateTags.value_or(aws::ecs::PropagateTags::NONE);
  if (propagate == aws::ecs::PropagateTags::SERVICE) tags = service.tags;
  if (propagate == aws::ecs::PropagateTags::TASK_DEFINITION) {
    const std::string& arn = *definition.taskDefinitionArn;
    if (const state::Family* family = state[ecs::families].find(arn.substr(0, arn.rfind(':'))))
      if (const auto revision = family->revisions.find(*definition.revision);
          revision != family->revisions.end())
        tags = revision->second.tags;
  }
  if (service.configuration.enableECSManagedTags.value_or(false)) {
    tags.push_back(
        {.key = "aws:ecs:clusterName", .value = std::string(state::id_of(service.cluster_arn))});
    tags.push_back({.key = "aws:ecs:serviceName", .value = service.name});
  }
  return tags;
}

}  // namespace localecs::decide
