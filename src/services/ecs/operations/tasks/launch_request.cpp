// Tags and launch rules of a task that somebody starts by hand.
#include "launch_request.hpp"

#include <localecs/aws/ecs/run_task.hpp>
#include <localecs/aws/ecs/task_definition.hpp>
#include <localecs/services/ecs/rows/cluster.hpp>
#include <localecs/state/state.hpp>

#include "launch_overrides.hpp"
#include "launch_rules.hpp"
#include "operations/task_definitions/task_definition_sizes.hpp"

namespace localecs::services::ecs {
namespace {

// "1 vCPU" and "2 GB" as registration keeps them: units and MiB.
std::optional<TaskOverride> normalised(std::optional<TaskOverride> overrides) {
  if (overrides && overrides->cpu) overrides->cpu = std::to_string(*parse_cpu(*overrides->cpu));
  if (overrides && overrides->memory)
    overrides->memory = std::to_string(*parse_memory(*overrides->memory));
  return overrides;
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

void check_execute_command(const RunTaskRequest& input, const TaskDefinition& definition) {
  if (!input.enableExecuteCommand.value_or(false)) return;
  const auto& by = input.overrides;
  const auto& role = by && by->taskRoleArn ? by->taskRoleArn : definition.taskRoleArn;
  if (role && !role->empty()) return;
  throw invalid_parameter(
      "The task couldn't be started because a valid taskRoleArn is not being used. Specify a valid "
      "task role in your task definition and try again.");
}

}  // namespace

void check_length(const std::optional<std::string>& text, std::string_view member,
                  std::size_t longest) {
  if (text && text->size() > longest)
    throw invalid_parameter(std::string(member) + " length must be at most " +
                            std::to_string(longest));
}

placement::Request launch_request(Call& call, const RunTaskRequest& input,
                                  const state::Cluster& cluster, const Capacity& capacity) {
  check_length(input.startedBy, "startedBy", 128);
  check_length(input.group, "group", 255);
  const auto definition = launchable_definition(call, input.taskDefinition);
  if (input.overrides)
    check_overrides(*input.overrides, *definition, capacity.launch_type, call.state);
  check_launch(call, {.definition = *definition,
                      .launch_type = capacity.launch_type,
                      .network = input.networkConfiguration,
                      .constraints = input.placementConstraints,
                      .placement = input.placementStrategy,
                      .platform_version = input.platformVersion});
  check_execute_command(input, *definition);
  if (input.volumeConfigurations && !input.volumeConfigurations->empty())
    throw invalid_parameter(
        "Volume configuration provided but no matching configuredAtLaunch volume found in task "
        "definition.");
  return {.cluster_arn = cluster.arn,
          .service_arn = {},
          .definition = definition,
          .overrides = normalised(input.overrides),
          .launch_type = capacity.launch_type.value_or(LaunchType::EC2),
          .capacity_provider = {},
          .group = input.group.value_or("family:" + *definition->family),
          .started_by = input.startedBy.value_or(""),
          .tags = tags_for(call, input, cluster),
          .enable_execute_command = input.enableExecuteCommand.value_or(false),
          .constraints = input.placementConstraints.value_or(std::vector<PlacementConstraint>{}),
          .strategies = input.placementStrategy.value_or(std::vector<PlacementStrategy>{}),
          .network = input.networkConfiguration,
          .platform_version = platform_version_of(capacity.launch_type, input.platformVersion)};
}

}  // namespace localecs::services::ecs
