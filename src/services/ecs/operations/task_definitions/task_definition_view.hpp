// A revision of a task definition as the API shows it.
#pragma once

#include <localecs/aws/ecs/task_definition.hpp>
#include <localecs/services/ecs/rows/family.hpp>

#include "operations/shared/common.hpp"

namespace localecs::services::ecs {

// What was registered, with the status of now.
TaskDefinition view_of(const state::Revision& revision);

aws::Error no_task_definition();  // "Unable to describe task definition."

}  // namespace localecs::services::ecs
