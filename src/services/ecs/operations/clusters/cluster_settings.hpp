// Checks and merges a cluster's settings and its ECS Exec configuration.
#pragma once

#include <localecs/aws/ecs/cluster_configuration.hpp>
#include <localecs/aws/ecs/cluster_setting.hpp>
#include <localecs/services/operation.hpp>

#include <optional>
#include <string>
#include <vector>

namespace localecs::services::ecs {

// The settings of a cluster that states none: containerInsights as the account settings have it.
std::vector<aws::ecs::ClusterSetting> default_cluster_settings(const Call& call);

// Overwrites the settings of the same names. Throws InvalidParameterException for a value that
// ECS does not know.
void merge_settings(std::vector<aws::ecs::ClusterSetting>& into,
                    const std::vector<aws::ecs::ClusterSetting>& settings);

// Throws InvalidParameterException for an exec log configuration that contradicts itself.
void check_configuration(const std::optional<aws::ecs::ClusterConfiguration>& configuration);

}  // namespace localecs::services::ecs
