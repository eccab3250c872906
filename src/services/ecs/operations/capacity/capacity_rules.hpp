// Finds the capacity providers that requests name, and checks strategies over them.
#pragma once

#include <localecs/aws/ecs/launch_type.hpp>
#include <localecs/aws/ecs/operations.hpp>
#include <localecs/services/ecs/placement/capacity.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/operation.hpp>

#include "operations/shared/common.hpp"

namespace localecs::services::ecs {

using placement::Strategy;

// The way a launch chooses its place: by a strategy, or if that is empty by launch type.
struct Capacity {
  Strategy strategy;                      // names, base and weight filled in
  std::optional<LaunchType> launch_type;  // with a strategy: the one of its providers
};

// Combines the members of a launch with the cluster's default strategy. Throws
// InvalidParameterException.
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

// True if an ACTIVE service of the cluster, or one of its task sets, uses the provider. It cannot
// be taken from the cluster then.
bool is_in_a_strategy(const Call& call, const state::Cluster& cluster, const std::string& provider);

// Returns the provider's name for a name or an ARN of the caller's account; any other text is
// returned as it is.
std::string provider_name(const Call& call, const std::string& name_or_arn);
// Returns the provider's row; nullptr if it is built in, INACTIVE or unknown.
const state::CapacityProvider* find_provider(const Call& call, const std::string& name_or_arn);

}  // namespace localecs::services::ecs
