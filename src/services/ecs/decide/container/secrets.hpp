// Secrets of a task, from what SSM Parameter Store and Secrets Manager hold here.
#pragma once

#include <localecs/aws/ecs/container_definition.hpp>
#include <localecs/services/ecs/decide/lifecycle.hpp>
#include <localecs/services/ecs/rows.hpp>

namespace localecs::decide {

// The login in its repositoryCredentials; nothing where it has none. Throws ResourceError.
std::optional<effects::RegistryLogin> registry_login(
    const state::State& state, const state::Task& task,
    const aws::ecs::ContainerDefinition& definition);

}  // namespace localecs::decide
