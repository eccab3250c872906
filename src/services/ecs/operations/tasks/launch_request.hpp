// From the words of RunTask and StartTask to what placement is asked for.
#pragma once

#include <localecs/aws/ecs/operations.hpp>
#include <localecs/aws/ecs/run_task.hpp>
#include <localecs/services/ecs/placement/placement.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/operation.hpp>

#include "operations/capacity/capacity_rules.hpp"
#include "operations/shared/common.hpp"

namespace localecs::services::ecs {

// Checks everything but the count, the strategy and the place. With a strategy each task's provider
// is still to be assigned. Throws InvalidParameterException, ClientException,
// PlatformUnknownException or UnsupportedFeatureException.
placement::Request launch_request(Call& call, const RunTaskRequest& input,
                                  const state::Cluster& cluster, const Capacity& capacity);

// Throws InvalidParameterException "<member> length must be at most <longest>".
void check_length(const std::optional<std::string>& text, std::string_view member,
                  std::size_t longest);

}  // namespace localecs::services::ecs
