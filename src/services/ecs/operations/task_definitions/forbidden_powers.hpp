// Refuses task definitions that ask for a power over this machine which --forbid takes away.
#pragma once

#include <localecs/aws/ecs/operations.hpp>
#include <localecs/aws/ecs/task_definition.hpp>
#include <localecs/services/operation.hpp>
#include <localecs/state/state.hpp>

#include "operations/shared/common.hpp"

namespace localecs::services::ecs {

// Throws ClientException, which names the container and the option that forbids it.
void check_powers(const TaskDefinition& definition, const state::State& state);

}  // namespace localecs::services::ecs
