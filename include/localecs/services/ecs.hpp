// Amazon ECS: its 77 operations.
#pragma once

#include <localecs/services/operation.hpp>

namespace localecs::services::ecs {

const OperationTable& operations();

}  // namespace localecs::services::ecs
