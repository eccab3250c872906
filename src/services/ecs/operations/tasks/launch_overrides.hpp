// Checks the overrides of a task that somebody starts by hand.
#pragma once

#include <localecs/aws/ecs/operations.hpp>
#include <localecs/aws/ecs/task_definition.hpp>
#include <localecs/state/state.hpp>

#include "operations/shared/common.hpp"

namespace localecs::services::ecs {

// Throws InvalidParameterException, ClientException or UnsupportedFeatureException.
void check_overrides(const TaskOverride& overrides, const TaskDefinition& definition,
                     const std::optional<LaunchType>& launch_type, const state::State& state);

}  // namespace localecs::services::ecs
