// The capacity providers of a cluster, and the scaling policies that its attachments stand for.
#pragma once

#include <localecs/services/ecs/rows.hpp>

#include "capacity_rules.hpp"

namespace localecs::services::ecs {

// Throws UpdateInProgressException while attachments change.
void check_attachments_at_rest(const state::Cluster& cluster);
// Throws InvalidParameterException where one of these (names) scales another cluster.
void check_free(const Call& call, const std::string& cluster_arn,
                const std::vector<std::string>& providers);
// Associates exactly these; managed instances providers stay.
void set_capacity_providers(Call& call, state::Cluster& cluster,
                            const std::vector<std::string>& providers);
// A cluster that is being deleted lets go of its providers.
void leave_capacity_providers(Call& call, state::Cluster& cluster);

}  // namespace localecs::services::ecs
