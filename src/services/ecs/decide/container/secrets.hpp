// Secrets of a task, from what SSM Parameter Store and Secrets Manager hold here.
#pragma once

#include <localecs/aws/ecs/container_definition.hpp>
#include <localecs/effects/container_engine.hpp>
#include <localecs/services/ecs/decide/container_spec.hpp>
#include <localecs/services/ecs/rows.hpp>

#include <optional>
#include <string>

namespace localecs::decide {

// The value behind a secret's valueFrom: an SSM name or ARN, or a Secrets Manager ARN with JSON
// key, version stage and version id. Missing has
// the text ECS gives for that task.
Needed<std::string> resolve_secret(const state::State& state, const state::Task& task,
                                   const std::string& value_from);

// The login in the container's repositoryCredentials; nothing where it has none.
Needed<std::optional<effects::RegistryLogin>> registry_login(
    const state::State& state, const state::Task& task,
    const aws::ecs::ContainerDefinition& definition);

}  // namespace localecs::decide
