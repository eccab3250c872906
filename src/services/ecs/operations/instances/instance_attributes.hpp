// The rules for attributes of container instances.
#pragma once

#include <localecs/aws/ecs/attribute.hpp>
#include <localecs/services/ecs/rows.hpp>

#include "container_instances.hpp"

namespace localecs::services::ecs {

// True if ECS or its agent sets attributes of that name; users may not.
bool is_built_in(std::string_view name);
// Name and value. Throws InvalidParameterException.
void check_attribute(const Attribute& attribute);
// At most 10 besides those built in. Throws AttributeLimitExceededException.
void check_custom_attributes(const state::Instance& instance);

}  // namespace localecs::services::ecs
