// Capacity providers as requests name them: which exist, and which strategies ECS accepts.
#pragma once

#include <localecs/aws/ecs/launch_type.hpp>
#include <localecs/aws/ecs/operations.hpp>
#include <localecs/services/ecs/placement/capacity.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/operation.hpp>

#include "operations/shared/common.hpp"

namespace localecs::services::ecs {

using placement::Strategy;

// How a launch chooses its place: by a strategy, or by launch type where that is empty.
struct Capacity {
  Strategy strategy;                      // names, base and weight filled in
  std::optional<LaunchType> launch_type;  // the strategy's, where there is one
};

// From what a launch names and the cluster's default. Throws InvalidParameterException.
Capacity capacity_of(Call& call, const state::Cluster& cluster,
                     const std::optional<LaunchType>& launch_type,
                     const std::optional<Strategy>& strategy);
// The launch type of a service's tasks, strategy or not.
std::optional<LaunchType> launch_type_of(const state::State& state, const state::Service& service);

// The names of providers that may be associated with a cluster, given by name or ARN. Throws
// InvalidParameterException for one that does not exist.
std::vector<std::string> checked_providers(const Call& call,
                                           const std::vector<std::string>& providers);
// A strategy over those providers, as a cluster's default. Throws InvalidParameterException.
Strategy checked_default_strategy(const Call& call, const std::vector<std::string>& providers,
                                  const Strategy& strategy);

// Whether an ACTIVE service of the cluster, or one of its task sets, starts tasks by it.
bool is_in_a_strategy(const Call& call, const state::Cluster& cluster, const std::string& provider);

// "FARGATE" or a row's name for a name or an ARN of the caller's; the text itself otherwise.
std::string provider_name(const Call& call, const std::string& name_or_arn);
// The row of a provider that is not INACTIVE; nullptr for the built-in ones and where there is
// none.
const state::CapacityProvider* find_provider(const Call& call, const std::string& name_or_arn);

}  // namespace localecs::services::ecs
