// RunTask: places up to ten tasks of one definition and answers before any of them runs.
#include <localecs/aws/document.hpp>
#include <localecs/placement/placement.hpp>

#include "launch_rules.hpp"
#include "task_view.hpp"

namespace localecs::services::ecs {
namespace {

constexpr std::size_t kLongestOverrides = 8192;  // characters of JSON

void check_text(const std::optional<std::string>& text, std::string_view member,
                std::size_t longest) {
  if (text && text->size() > longest)
    throw invalid_parameter(std::string(member) + " length must be at most " +
                            std::to_string(longest));
}

void check_overrides(const std::optional<TaskOverride>& overrides,
                     const TaskDefinition& definition) {
  if (!overrides) return;
  if (aws::encode(*overrides).dump().size() > kLongestOverrides)
    throw invalid_parameter("Container Overrides length must be at most 8192");
  for (const ContainerOverride& by :
       overrides->containerOverrides.value_or(std::vector<ContainerOverride>{})) {
    const auto& all = *definition.containerDefinitions;
    if (std::ranges::find(all, by.name, &ContainerDefinition::name) == all.end())
      throw invalid_parameter("Override for container named " + by.name.value_or("") +
                              " is not a container in the TaskDefinition.");
    if (by.environmentFiles || by.resourceRequirements)
      throw unsupported("override environmentFiles or resourceRequirements");
  }
}

int checked_count(const RunTaskRequest& input) {
  const int count = input.count.value_or(1);
  if (count < 1) throw invalid_parameter("Count must be at least 1");
  if (count > 10) throw invalid_parameter("Count exceeds max");
  return count;
}

std::vector<Tag> tags_for(Call& call, const RunTaskRequest& input, const state::Cluster& cluster) {
  std::vector<Tag> tags;
  if (input.propagateTags == PropagateTags::SERVICE)
    throw invalid_parameter("PropagateTags can not be SERVICE when running a task.");
  if (input.propagateTags == PropagateTags::TASK_DEFINITION)
    tags = find_revision(call, input.taskDefinition).revision->tags;
  check_tags(input.tags.value_or(std::vector<Tag>{}));
  merge_tags(tags, input.tags.value_or(std::vector<Tag>{}));
  if (input.enableECSManagedTags.value_or(false))
    tags.push_back({.key = "aws:ecs:clusterName", .value = cluster.name});
  return tags;
}

placement::Request placement_request(Call& call, const RunTaskRequest& input,
                                     const state::Cluster& cluster) {
  const auto definition = launchable_definition(call, input.taskDefinition);
  check_overrides(input.overrides, *definition);
  check_launch({.definition = *definition,
                .launch_type = input.launchType,
                .strategy = input.capacityProviderStrategy,
                .network = input.networkConfiguration,
                .constraints = input.placementConstraints,
                .placement = input.placementStrategy,
                .platform_version = input.platformVersion},
               cluster);
  if (input.volumeConfigurations && !input.volumeConfigurations->empty())
    throw unsupported("attach EBS volumes");
  if (input.enableExecuteCommand.value_or(false))
    throw unsupported("run commands in tasks (enableExecuteCommand)");
  return {.cluster_arn = cluster.arn,
          .service_arn = {},
          .definition = definition,
          .overrides = input.overrides,
          .launch_type = input.launchType.value_or(LaunchType::EC2),
          .group = input.group.value_or("family:" + *definition->family),
          .started_by = input.startedBy.value_or(""),
          .tags = tags_for(call, input, cluster),
          .enable_execute_command = false,
          .constraints = input.placementConstraints.value_or(std::vector<PlacementConstraint>{})};
}

// What a clientToken stands for: the call without the token itself.
std::string canonical(RunTaskRequest input) {
  input.clientToken.reset();
  return aws::encode(input).dump();
}

// The first answer again, when the token was used before. Throws ConflictException when it was for
// another call.
std::optional<RunTaskResponse> repeated(Call& call, const std::string& token_key,
                                        const RunTaskRequest& input) {
  const auto used = call.state.tokens.find(token_key);
  if (used == call.state.tokens.end() || call.now - used->second.at >= std::chrono::hours(24))
    return std::nullopt;
  if (used->second.request != canonical(input)) {
    aws::Error conflict("ConflictException",
                        "The clientToken was used before with other parameters.");
    conflict.resource_ids = used->second.task_arns;
    throw conflict;
  }
  RunTaskResponse answer{.failures = std::vector<Failure>{}, .tasks = std::vector<Task>{}};
  for (const std::string& arn : used->second.task_arns)
    if (const state::Task* task = call.state.tasks.find(arn))
      answer.tasks->push_back(task_view(*task, call.state, true));
  return answer;
}

}  // namespace

RunTaskResponse run_task(Call& call, const RunTaskRequest& input) {
  const int count = checked_count(input);
  check_text(input.startedBy, "startedBy", 128);
  check_text(input.group, "group", 255);
  check_text(input.clientToken, "clientToken", 64);
  const state::Cluster& cluster = find_cluster(call, input.cluster);
  const std::string token_key = cluster.arn + " " + input.clientToken.value_or("");
  if (input.clientToken)
    if (auto answer = repeated(call, token_key, input)) return *answer;
  const placement::Request request = placement_request(call, input, cluster);
  if (!placement::has_instances(call.state, cluster.arn))
    throw invalid_parameter("No Container Instances were found in your cluster.");

  RunTaskResponse answer{.failures = std::vector<Failure>{}, .tasks = std::vector<Task>{}};
  std::vector<std::string> arns;
  for (int i = 0; i < count; ++i) {
    const placement::Choice choice = placement::choose_instance(call.state, request);
    if (choice.instance_arn.empty()) {
      for (const auto& refusal : choice.refusals)
        answer.failures->push_back(
            {.arn = refusal.instance_arn, .detail = {}, .reason = refusal.reason});
      continue;
    }
    state::Task task = placement::make_task(request, choice.instance_arn, call.ids, call.now);
    answer.tasks->push_back(task_view(task, call.state, true));
    arns.push_back(task.arn);
    call.state.add_task(std::move(task));
  }
  if (input.clientToken)
    call.state.tokens[token_key] = {canonical(input), std::move(arns), call.now};
  return answer;
}

}  // namespace localecs::services::ecs
