// Checks the input of CreateCapacityProvider and UpdateCapacityProvider, and fills in ECS's
// defaults.
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
// Fills in the defaults. `group_protects`: the Auto Scaling group protects its instances from scale
// in, which managed termination protection requires.
void complete(AutoScalingGroupProvider& provider, bool group_protects);

// Throws ClientException for an ARN that names no group.
void check_group_arn(const std::string& name_or_arn);
state::AutoScalingGroup group_of(const Call& call, const AutoScalingGroupProvider& provider);

// Returns the provider to change. Throws ClientException if it does not exist or is built in, and
// an error with the code `busy_code` while another change of it is in progress.
const state::CapacityProvider& provider_at_rest(const Call& call, const std::string& name_or_arn,
                                                const char* busy_code);

// Checks that a Managed Instances provider belongs to `cluster`, if one is named. Throws
// ClusterNotFoundException or provider_not_found().
void check_cluster(Call& call, const state::CapacityProvider& provider,
                   const std::optional<std::string>& cluster);

// ClientException: "The specified capacity provider does not exist. ..."
aws::Error provider_not_found();

}  // namespace localecs::services::ecs
