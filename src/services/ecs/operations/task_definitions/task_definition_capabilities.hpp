// What ECS derives from a task definition: where it can run, and what an agent must be able to do.
#pragma once

#include <localecs/aws/ecs/register_task_definition.hpp>

#include <optional>
#include <vector>

namespace localecs::services::ecs {

std::vector<aws::ecs::Compatibility> compatibilities_of(
    const aws::ecs::RegisterTaskDefinitionRequest& request);

// Nothing where the definition needs no more than every agent can do.
std::optional<std::vector<aws::ecs::Attribute>> required_attributes_of(
    const aws::ecs::RegisterTaskDefinitionRequest& request);

}  // namespace localecs::services::ecs
