// Refuses members that localecs cannot honour, instead of ignoring them silently.
#pragma once

#include <localecs/aws/ecs/operations.hpp>
#include <localecs/aws/ecs/task_definition.hpp>
#include <localecs/services/operation.hpp>
#include <localecs/state/state.hpp>

#include "operations/shared/common.hpp"

namespace localecs::services::ecs {

// Throws UnsupportedFeatureException naming the member, and the option that would help where there
// is one.
void check_limits(const TaskDefinition& definition, const state::State& state);
// Throws where the files are to come from S3 and no folder stands for it.
void check_environment_files(const std::optional<std::vector<EnvironmentFile>>& files,
                             const state::State& state);

}  // namespace localecs::services::ecs
