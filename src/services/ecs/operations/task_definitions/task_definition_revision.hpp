// A revision on its way into its family: checked and complete before anything is changed.
#pragma once

#include <localecs/aws/ecs/operations.hpp>
#include <localecs/aws/ecs/register_task_definition.hpp>
#include <localecs/services/operation.hpp>

#include <memory>

#include "operations/shared/common.hpp"

namespace localecs::services::ecs {

// What registering would add. Throws ClientException with ECS's words.
std::shared_ptr<const TaskDefinition> checked_revision(Call& call,
                                                       const RegisterTaskDefinitionRequest& input);
// Registers it.
void add_revision(Call& call, std::shared_ptr<const TaskDefinition> definition,
                  std::vector<Tag> tags);

}  // namespace localecs::services::ecs
