// StartTask: the caller names the instances; there is no strategy and no constraint.
#include <localecs/aws/ecs/run_task.hpp>
#include <localecs/aws/ecs/start_task.hpp>
#include <localecs/services/ecs/placement/placement.hpp>

#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/cluster.hpp>
#include <localecs/services/ecs/rows/instance.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/services/ecs/rows/task_table.hpp>

#include "launch_request.hpp"
#include "task_view.hpp"

namespace localecs::services::ecs {
namespace {

constexpr std::size_t kMostInstances = 10;
constexpr std::size_t kLongestStartedBy = 36;

RunTaskRequest as_run_task(const StartTaskRequest& input) {
  RunTaskRequest same;
  same.enableECSManagedTags = input.enableECSManagedTags;
  same.enableExecuteCommand = input.enableExecuteCommand;
  same.group = input.group;
  same.launchType = LaunchType::EC2;
  same.networkConfiguration = input.networkConfiguration;
  same.overrides = input.overrides;
  same.propagateTags = input.propagateTags;
  same.startedBy = input.startedBy;
  same.tags = input.tags;
  same.taskDefinition = input.taskDefinition;
  same.volumeConfigurations = input.volumeConfigurations;
  return same;
}

// Why the task cannot start there; nothing when it can.
std::optional<Failure> failure_of(const Call& call, const placement::Request& request,
                                  const std::string& instance_arn) {
  const state::Instance* instance = call.state[ecs::instances].find(instance_arn);
  if (!instance) return missing(instance_arn);
  if (auto reason = placement::refusal_of(call.state, request, *instance))
    return Failure{.arn = instance_arn, .detail = {}, .reason = std::move(*reason)};
  return std::nullopt;
}

}  // namespace

StartTaskResponse start_task(Call& call, const StartTaskRequest& input) {
  if (input.containerInstances.empty())
    throw invalid_parameter("Container instances cannot be empty.");
  if (input.containerInstances.size() > kMostInstances)
    throw invalid_parameter("Container instances cannot have more than 10 elements.");
  check_length(input.startedBy, "startedBy", kLongestStartedBy);
  const state::Cluster& cluster = find_cluster(call, input.cluster);
  const placement::Request request =
      launch_request(call, as_run_task(input), cluster, {{}, LaunchType::EC2});
  StartTaskResponse answer{.failures = std::vector<Failure>{}, .tasks = std::vector<Task>{}};
  for (const std::string& name : input.containerInstances) {
    const std::string arn = arn_in_cluster(call, cluster, "container-instance", name);
    if (auto failure = failure_of(call, request, arn)) {
      answer.failures->push_back(std::move(*failure));
      continue;
    }
    state::Task task = placement::make_task(request, arn, call.ids, call.now);
    answer.tasks->push_back(task_view(task, call.state, true));
    call.state[ecs::tasks].add(std::move(task));
  }
  return answer;
}

}  // namespace localecs::services::ecs
