// Checks a task definition by all of ECS's rules.
#pragma once

#include <localecs/aws/ecs/register_task_definition.hpp>

namespace localecs::services::ecs {

// Throws ClientException with ECS's words for the first rule that the request breaks.
void validate(const aws::ecs::RegisterTaskDefinitionRequest& request);

}  // namespace localecs::services::ecs
