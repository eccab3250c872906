// A service as DescribeServices shows it.
#pragma once

#include <localecs/aws/ecs/operations.hpp>
#include <localecs/aws/ecs/service.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/operation.hpp>

namespace localecs::services::ecs {

Service service_view(const state::Service& service, const state::State& state, bool with_tags);

}  // namespace localecs::services::ecs
