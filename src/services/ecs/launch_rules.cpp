// Launch validation: ECS's own rules, and the honest list of what this version cannot run.
#include "launch_rules.hpp"

#include <localecs/aws/document.hpp>
#include <localecs/base/text.hpp>

#include <array>

namespace localecs::services::ecs {
namespace {

template <class List>
bool has_any(const std::optional<List>& list) {
  return list && !list->empty();
}

// The members of a container definition that have no effect yet. A task that has one would not be
// what was asked for.
using Check = bool (*)(const ContainerDefinition&);
constexpr std::array<std::pair<std::string_view, Check>, 10> kContainerMembersToCome{{
    {"dependsOn", [](const ContainerDefinition& c) { return has_any(c.dependsOn); }},
    {"secrets", [](const ContainerDefinition& c) { return has_any(c.secrets); }},
    {"environmentFiles", [](const ContainerDefinition& c) { return has_any(c.environmentFiles); }},
    {"repositoryCredentials",
     [](const ContainerDefinition& c) { return c.repositoryCredentials.has_value(); }},
    {"firelensConfiguration",
     [](const ContainerDefinition& c) { return c.firelensConfiguration.has_value(); }},
    {"restartPolicy",
     [](const ContainerDefinition& c) { return c.restartPolicy && c.restartPolicy->enabled; }},
    {"resourceRequirements",
     [](const ContainerDefinition& c) { return has_any(c.resourceRequirements); }},
    {"mountPoints", [](const ContainerDefinition& c) { return has_any(c.mountPoints); }},
    {"volumesFrom", [](const ContainerDefinition& c) { return has_any(c.volumesFrom); }},
    {"links", [](const ContainerDefinition& c) { return has_any(c.links); }},
}};

[[noreturn]] void refuse(const ContainerDefinition& container, const std::string& what) {
  throw unsupported("act on " + what + " (container '" + *container.name + "')");
}

void check_container_to_come(const ContainerDefinition& container) {
  for (const auto& [member, is_used] : kContainerMembersToCome)
    if (is_used(container)) refuse(container, "'" + std::string(member) + "'");
  if (container.logConfiguration) {
    const LogDriver driver = container.logConfiguration->logDriver;
    if (driver == LogDriver::awslogs || driver == LogDriver::awsfirelens)
      refuse(container, "the log driver '" + std::string(aws::to_text(driver)) + "'");
  }
  if (container.portMappings)
    for (const PortMapping& mapping : *container.portMappings)
      if (mapping.containerPortRange) refuse(container, "'containerPortRange'");
}

void check_definition_to_come(const TaskDefinition& definition) {
  if (definition.networkMode == NetworkMode::awsvpc)
    throw unsupported("run tasks with network mode awsvpc");
  if (definition.pidMode || definition.ipcMode)
    throw unsupported("share PID or IPC namespaces (pidMode, ipcMode)");
  for (const auto& constraint :
       definition.placementConstraints.value_or(std::vector<TaskDefinitionPlacementConstraint>{}))
    if (constraint.type) throw unsupported("evaluate memberOf placement constraints");
  for (const ContainerDefinition& container : *definition.containerDefinitions)
    check_container_to_come(container);
}

bool is_compatible(const TaskDefinition& definition, Compatibility with) {
  const auto& list = definition.compatibilities;
  return !list || std::find(list->begin(), list->end(), with) != list->end();
}

void check_network(const Launch& launch) {
  const bool awsvpc = launch.definition.networkMode == NetworkMode::awsvpc;
  const bool given = launch.network && launch.network->awsvpcConfiguration;
  if (awsvpc && !given)
    throw invalid_parameter(
        "Network Configuration must be provided when networkMode 'awsvpc' is specified.");
  if (!awsvpc && given)
    throw invalid_parameter(
        "Network Configuration is not valid for the given networkMode of this task definition.");
}

void check_placement(const Launch& launch) {
  const auto constraints = launch.constraints.value_or(std::vector<PlacementConstraint>{});
  const auto strategies = launch.placement.value_or(std::vector<PlacementStrategy>{});
  if (constraints.size() > 10) throw invalid_parameter("Maximum number of constraints is 10.");
  if (strategies.size() > 5) throw invalid_parameter("Maximum number of strategies is 5.");
  for (const PlacementStrategy& strategy : strategies) {
    const std::string field = to_lower(strategy.field.value_or(""));
    if (strategy.type == PlacementStrategyType::random && !field.empty())
      throw invalid_parameter("random field should not be specified.");
    if (strategy.type == PlacementStrategyType::binpack && field != "cpu" && field != "memory")
      throw invalid_parameter("binpack field '" + strategy.field.value_or("") + "' is invalid.");
  }
  for (const PlacementConstraint& constraint : constraints) {
    if (constraint.type == PlacementConstraintType::distinctInstance && constraint.expression)
      throw invalid_parameter("distinctInstance expression should not be specified.");
    if (constraint.type == PlacementConstraintType::memberOf)
      throw unsupported("evaluate memberOf placement constraints");
  }
}

void check_capacity(const Launch& launch, const state::Cluster& cluster) {
  if (launch.launch_type && has_any(launch.strategy))
    throw invalid_parameter(
        "Specifying both a launch type and capacity provider strategy is not supported. Remove one "
        "and try again.");
  if (launch.launch_type == LaunchType::FARGATE &&
      !is_compatible(launch.definition, Compatibility::FARGATE))
    throw invalid_parameter("Task definition does not support launch_type FARGATE.");
  if (launch.launch_type == LaunchType::EXTERNAL &&
      !is_compatible(launch.definition, Compatibility::EXTERNAL))
    throw invalid_parameter("Task definition does not support launch_type EXTERNAL.");
  const bool on_instances = !launch.launch_type || *launch.launch_type == LaunchType::EC2;
  if (on_instances && launch.platform_version && !has_any(launch.strategy))
    throw invalid_parameter(
        "The platform version must be null when specifying an EC2 launch type.");
  if (!on_instances)
    throw unsupported("run launch type " + std::string(aws::to_text(*launch.launch_type)) +
                      "; use EC2");
  if (has_any(launch.strategy) || (!launch.launch_type && !cluster.default_strategy.empty()))
    throw unsupported("place tasks by a capacity provider strategy; use launch type EC2");
}

}  // namespace

aws::Error unsupported(const std::string& what) {
  return {"UnsupportedFeatureException", "localecs does not " + what + " yet."};
}

std::shared_ptr<const TaskDefinition> launchable_definition(Call& call,
                                                            const std::string& reference) {
  const FoundRevision found = find_revision(call, reference);
  if (!found) throw client_error("TaskDefinition not found.");
  if (found.revision->status != TaskDefinitionStatus::ACTIVE)
    throw client_error("TaskDefinition is inactive");
  return found.revision->registered;
}

void check_launch(const Launch& launch, const state::Cluster& cluster) {
  check_network(launch);
  check_placement(launch);
  check_capacity(launch, cluster);
  check_definition_to_come(launch.definition);
}

}  // namespace localecs::services::ecs
