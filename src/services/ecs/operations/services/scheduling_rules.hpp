// Refuses members that services of one per instance (DAEMON) or EXTERNAL control cannot have.
#pragma once

#include <localecs/aws/ecs/deployment_configuration.hpp>
#include <localecs/aws/ecs/deployment_controller.hpp>
#include <localecs/aws/ecs/launch_type.hpp>
#include <localecs/aws/ecs/operations.hpp>
#include <localecs/aws/ecs/placement_strategy.hpp>
#include <localecs/services/operation.hpp>

#include "operations/shared/common.hpp"

namespace localecs::services::ecs {

// What CreateService and UpdateService may say of how many tasks there are, where, and how they
// are replaced.
struct Scheduling {
  const std::optional<std::int32_t>& desired_count;
  const std::optional<std::vector<PlacementStrategy>>& placement;
  const std::optional<DeploymentConfiguration>& deployment;
};
// All throw InvalidParameterException, or UnsupportedFeatureException naming the member.
void check_daemon(const Scheduling& given);
void check_daemon_capacity(const std::optional<LaunchType>& launch_type);
void check_external(const Scheduling& given);
// stored: the controller that UpdateService would change.
void check_controller_kept(const std::optional<DeploymentController>& given,
                           const DeploymentController& stored);

}  // namespace localecs::services::ecs
