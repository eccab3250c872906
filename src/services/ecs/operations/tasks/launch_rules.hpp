// Checks launches, for RunTask, CreateService and UpdateService.
#pragma once

#include <localecs/aws/ecs/launch_type.hpp>
#include <localecs/aws/ecs/network_configuration.hpp>
#include <localecs/aws/ecs/operations.hpp>
#include <localecs/aws/ecs/placement_constraint.hpp>
#include <localecs/aws/ecs/placement_strategy.hpp>
#include <localecs/aws/ecs/task_definition.hpp>
#include <localecs/services/operation.hpp>

#include <memory>

#include "operations/shared/common.hpp"

namespace localecs::services::ecs {

// The ACTIVE definition to launch. Throws ClientException "TaskDefinition not found." or
// "TaskDefinition is inactive".
std::shared_ptr<const TaskDefinition> launchable_definition(Call& call,
                                                            const std::string& reference);

struct Launch {
  const TaskDefinition& definition;
  std::optional<LaunchType> launch_type;  // of its strategy, where it has one
  const std::optional<NetworkConfiguration>& network;
  const std::optional<std::vector<PlacementConstraint>>& constraints;
  const std::optional<std::vector<PlacementStrategy>>& placement;
  const std::optional<std::string>& platform_version;
};
// ECS's refusals first, then what localecs does not run yet (UnsupportedFeatureException, naming
// it).
void check_launch(Call& call, const Launch& launch);

// The Fargate platform version a launch gets, LATEST resolved; empty for other launch types. Throws
// PlatformUnknownException.
std::string platform_version_of(const std::optional<LaunchType>& launch_type,
                                const std::optional<std::string>& asked);
// What a service on Fargate shows: LATEST stays LATEST, its deployments show what that stands for.
std::string named_platform_version(const std::optional<std::string>& asked);

// UnsupportedFeatureException: "localecs does not … yet".
aws::Error unsupported(const std::string& what);

}  // namespace localecs::services::ecs
