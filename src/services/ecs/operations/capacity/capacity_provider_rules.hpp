// What Create- and UpdateCapacityProvider accept, with ECS's defaults put under it.
#pragma once

#include <localecs/aws/ecs/auto_scaling_group_provider.hpp>
#include <localecs/aws/ecs/operations.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/capacity_provider.hpp>
#include <localecs/services/operation.hpp>

#include "capacity_rules.hpp"

namespace localecs::services::ecs {

// Throw ClientException or InvalidParameterException.
void check_provider_name(const std::string& name);
void check_one_block(bool auto_scaling, bool managed);
// `group_protects`: the group gives its instances protection from scale in.
void complete(AutoScalingGroupProvider& provider, bool group_protects);

// Throws ClientException for an ARN that names no group.
void check_group_arn(const std::string& name_or_arn);
state::AutoScalingGroup group_of(const Call& call, const AutoScalingGroupProvider& provider);

// The provider to change: there, not built in, at rest. Throws ClientException, or under that code
// that it is busy.
const state::CapacityProvider& provider_at_rest(const Call& call, const std::string& name_or_arn,
                                                const char* busy_code);

// That a provider of managed instances is of the cluster that is named, if one is. Throws
// ClusterNotFoundException or provider_not_found().
void check_cluster(Call& call, const state::CapacityProvider& provider,
                   const std::optional<std::string>& cluster);

// ClientException: "The specified capacity provider does not exist. ..."
aws::Error provider_not_found();

}  // namespace localecs::services::ecs
