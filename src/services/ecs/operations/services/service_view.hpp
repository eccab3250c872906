// A service as DescribeServices shows it.
#pragma once

#include <localecs/services/ecs/rows.hpp>

#include "operations/shared/operations.hpp"

namespace localecs::services::ecs {

Service service_view(const state::Service& service, const state::State& state, bool with_tags);

}  // namespace localecs::services::ecs
