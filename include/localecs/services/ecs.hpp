// Amazon ECS: its 77 operations.
#pragma once

#include <localecs/services/operation.hpp>

namespace localecs::services::ecs {

const Service& service();

}  // namespace localecs::services::ecs
