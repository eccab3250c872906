// A cluster as the API shows it.
#pragma once

#include <localecs/aws/ecs/describe_clusters.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/operation.hpp>

#include <optional>
#include <vector>

namespace localecs::services::ecs {

// Its counts are taken from the state now. `include` names the members that cost extra words;
// settings, statistics and tags are shown empty without it.
aws::ecs::Cluster view_of(const Call& call, const state::Cluster& cluster,
                          const std::optional<std::vector<aws::ecs::ClusterField>>& include);

}  // namespace localecs::services::ecs
