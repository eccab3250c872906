// The rules of a deployment's lifecycle hooks.
#pragma once

#include <localecs/aws/ecs/deployment_configuration.hpp>

#include "operations/shared/common.hpp"

namespace localecs::services::ecs {

// Throws InvalidParameterException.
void check_hooks(const DeploymentConfiguration& configuration);
// Throws UnsupportedFeatureException for a stage that deployments of that strategy never reach.
void check_stages(const DeploymentConfiguration& configuration);
// Throws UnsupportedFeatureException if a hook invokes a function and no --lambda-endpoint is set.
void check_functions(const Call& call, const std::optional<DeploymentConfiguration>& given);

}  // namespace localecs::services::ecs
