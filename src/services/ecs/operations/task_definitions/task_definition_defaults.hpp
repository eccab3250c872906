// A registered task definition as ECS stores it.
#pragma once

#include <localecs/aws/ecs/register_task_definition.hpp>

namespace localecs::services::ecs {

// The request with all that ECS fills in. ARN, revision, status and what is derived from the
// definition are left to the caller.
aws::ecs::TaskDefinition with_defaults(const aws::ecs::RegisterTaskDefinitionRequest& request);

}  // namespace localecs::services::ecs
