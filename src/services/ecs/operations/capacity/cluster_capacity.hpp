// Sets a cluster's capacity providers, and the attachments that show their scaling policies.
#pragma once

#include <localecs/services/ecs/rows.hpp>

#include "capacity_rules.hpp"

namespace localecs::services::ecs {

// Throws UpdateInProgressException while attachments change.
void check_attachments_at_rest(const state::Cluster& cluster);
// Throws InvalidParameterException if one of the providers (names) serves another cluster already.
void check_free(const Call& call, const std::string& cluster_arn,
                const std::vector<std::string>& providers);
// Associates exactly these providers. Managed Instances providers stay: they belong to the cluster
// until they are deleted.
void set_capacity_providers(Call& call, state::Cluster& cluster,
                            const std::vector<std::string>& providers);
// Frees the providers of a cluster that is being deleted, so that others may use them.
void leave_capacity_providers(Call& call, state::Cluster& cluster);

}  // namespace localecs::services::ecs
