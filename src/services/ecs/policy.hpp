// What requests to Amazon ECS are about, for the policies of roles.
#pragma once

#include <localecs/services/policy.hpp>

namespace localecs::services::ecs {

Texts resources(const Asked& asked);
// The roles that the request hands to tasks, its own and those of the task definition it launches.
Texts passed_roles(const Asked& asked);

}  // namespace localecs::services::ecs
