// Overrides, tags and launch rules of a task that somebody starts by hand.
#include "launch_request.hpp"

#include <localecs/aws/canonical.hpp>
#include <localecs/aws/document.hpp>
#include <localecs/aws/ecs/run_task.hpp>
#include <localecs/aws/ecs/task_definition.hpp>
#include <localecs/services/ecs/rows/cluster.hpp>
#include <localecs/state/state.hpp>

#include "launch_limits.hpp"
#include "launch_rules.hpp"
#include "operations/task_definitions/task_definition_sizes.hpp"

namespace localecs::services::ecs {
namespace {

constexpr std::size_t kLongestOverrides = 8192;  // characters of JSON

void check_sizes(const TaskOverride& overrides) {
  const bool wrong_cpu = overrides.cpu && !parse_cpu(*overrides.cpu);
  const bool wrong_memory = overrides.memory && !parse_memory(*overrides.memory);
  if (wrong_cpu || wrong_memory)
    throw client_error(std::string("Invalid '") + (wrong_cpu ? "cpu" : "memory") +
                       "' setting for task.");
}

// As of task definitions.
void check_further(const TaskOverride& overrides) {
  if (const auto& storage = overrides.ephemeralStorage) check_storage_size(storage->sizeInGiB);
  if (overrides.inferenceAcceleratorOverrides && !overrides.inferenceAcceleratorOverrides->empty())
    throw client_error("Unsupported field 'inferenceAcceleratorOverrides'.");
}

void check_overrides(const TaskOverride& overrides, const TaskDefinition& definition,
                     const state::State& state) {
  if (aws::canonical(overrides).size() > kLongestOverrides)
    throw invalid_parameter("Container Overrides length must be at most 8192");
  check_sizes(overrides);
  check_further(overrides);
  for (const ContainerOverride& by :
       overrides.containerOverrides.value_or(std::vector<ContainerOverride>{})) {
    const auto& all = *definition.containerDefinitions;
    if (std::ranges::find(all, by.name, &ContainerDefinition::name) == all.end())
      throw invalid_parameter("Override for container named " + by.name.value_or("") +
                              " is not a container in the TaskDefinition.");
    check_environment_files(by.environmentFiles, state);
  }
}

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
  if (input.overrides) check_overrides(*input.overrides, *definition, call.state);
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
