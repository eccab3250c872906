// Launch validation: ECS's own rules.
#include "launch_rules.hpp"

#include <localecs/aws/document.hpp>
#include <localecs/aws/ecs/launch_type.hpp>
#include <localecs/aws/ecs/network_configuration.hpp>
#include <localecs/aws/ecs/task_definition.hpp>
#include <localecs/base/text.hpp>
#include <localecs/services/ecs/placement/placement.hpp>

#include "launch_limits.hpp"
#include "operations/task_definitions/forbidden_powers.hpp"
#include "placement_rules.hpp"

namespace localecs::services::ecs {
namespace {

constexpr std::size_t kMostSubnets = 16, kMostSecurityGroups = 5;

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
  if (!given) return;
  if (launch.launch_type.value_or(LaunchType::EC2) == LaunchType::EC2 &&
      launch.network->awsvpcConfiguration->assignPublicIp == AssignPublicIp::ENABLED)
    throw invalid_parameter("Assign public IP is not supported for this launch type.");
  const AwsVpcConfiguration& configuration = *launch.network->awsvpcConfiguration;
  if (configuration.subnets.empty()) throw invalid_parameter("subnets can not be empty.");
  if (configuration.subnets.size() > kMostSubnets)
    throw invalid_parameter("subnets can have at most 16 items.");
  if (configuration.securityGroups && configuration.securityGroups->size() > kMostSecurityGroups)
    throw invalid_parameter("securityGroups can have at most 5 items.");
  for (const std::string& subnet : configuration.subnets)
    if (!is_name(subnet))
      throw invalid_parameter("Error retrieving subnet information for [" + subnet +
                              "]: Invalid id: \"" + subnet +
                              "\" (ErrorCode: InvalidSubnetID.Malformed)");
}

void check_capacity(const Launch& launch) {
  if (launch.launch_type == LaunchType::FARGATE &&
      !is_compatible(launch.definition, Compatibility::FARGATE))
    throw invalid_parameter("Task definition does not support launch_type FARGATE.");
  if (launch.launch_type == LaunchType::EXTERNAL &&
      !is_compatible(launch.definition, Compatibility::EXTERNAL))
    throw invalid_parameter("Task definition does not support launch_type EXTERNAL.");
  if (launch.launch_type == LaunchType::MANAGED_INSTANCES &&
      !is_compatible(launch.definition, Compatibility::MANAGED_INSTANCES))
    throw invalid_parameter("Task definition does not support launch_type MANAGED_INSTANCES.");
  if (launch.launch_type != LaunchType::FARGATE && launch.launch_type != LaunchType::EXTERNAL &&
      launch.platform_version)
    throw invalid_parameter(
        "The platform version must be null when specifying an EC2 launch type.");
  if (launch.launch_type == LaunchType::EXTERNAL)
    throw unsupported("run launch type EXTERNAL; use EC2 or FARGATE");
}

}  // namespace

std::string platform_version_of(const std::optional<LaunchType>& launch_type,
                                const std::optional<std::string>& asked) {
  if (launch_type != LaunchType::FARGATE) return {};
  const std::string version = asked.value_or("LATEST");
  if (version.empty() || version == "LATEST") return placement::kFargatePlatform;
  if (version == placement::kFargatePlatform || version == "1.3.0") return version;
  throw aws::Error("PlatformUnknownException", "The specified platform version does not exist.");
}

std::string named_platform_version(const std::optional<std::string>& asked) {
  const std::string resolved = platform_version_of(LaunchType::FARGATE, asked);
  return asked && *asked == resolved ? resolved : "LATEST";
}

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

void check_launch(Call& call, const Launch& launch) {
  check_network(launch);
  check_placement(launch);
  check_capacity(launch);
  check_powers(launch.definition, call.state);
  check_limits(launch.definition, call.state);
}

}  // namespace localecs::services::ecs
