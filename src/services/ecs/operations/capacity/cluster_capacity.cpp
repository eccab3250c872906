// Associates providers with a cluster. Each with managed scaling gets a policy, shown as an
// attachment; making and removing those takes a moment.
#include "cluster_capacity.hpp"

#include <localecs/aws/ecs/attachment.hpp>
#include <localecs/aws/ecs/managed_scaling.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/capacity_provider.hpp>
#include <localecs/services/ecs/rows/cluster.hpp>

namespace localecs::services::ecs {
namespace {

bool is_managed_instances(const Call& call, const std::string& name) {
  const state::CapacityProvider* row = find_provider(call, name);
  return row && row->configuration.managedInstancesProvider;
}

bool scales(const state::CapacityProvider& row) {
  const auto& group = row.configuration.autoScalingGroupProvider;
  return group && group->managedScaling->status == ManagedScalingStatus::ENABLED;
}

Attachment policy_of(Call& call, const std::string& provider) {
  return {.details = {{{.name = "capacityProviderName", .value = provider},
                       {.name = "scalingPolicyName",
                        .value = "ECSManagedAutoScalingPolicy-" + call.ids.uuid()}}},
          .id = call.ids.uuid(),
          .status = "PRECREATED",
          .type = "as_policy"};
}

bool is_policy_of(const Attachment& attachment, const std::string& provider) {
  return attachment.details->front().value == provider;
}

void associate(Call& call, state::Cluster& cluster, const std::string& name) {
  const state::CapacityProvider* row = find_provider(call, name);
  if (!row) return;
  if (row->cluster_arn.empty())
    call.state[ecs::capacity_providers].modify(row->arn)->cluster_arn = cluster.arn;
  if (!scales(*row)) return;
  cluster.attachments.push_back(policy_of(call, name));
}

void part(Call& call, state::Cluster& cluster, const std::string& name) {
  for (Attachment& attachment : cluster.attachments)
    if (is_policy_of(attachment, name)) attachment.status = "DELETED";
  const state::CapacityProvider* row = find_provider(call, name);
  if (row && row->cluster_arn == cluster.arn)
    call.state[ecs::capacity_providers].modify(row->arn)->cluster_arn.clear();
}

void note_change(Call& call, state::Cluster& cluster) {
  const bool changes = std::ranges::any_of(
      cluster.attachments, [](const Attachment& one) { return one.status != "CREATED"; });
  cluster.attachments_status = changes ? "UPDATE_IN_PROGRESS" : "UPDATE_COMPLETE";
  cluster.attachments_changed_at = call.now;
}

}  // namespace

void check_attachments_at_rest(const state::Cluster& cluster) {
  if (cluster.attachments_status != "UPDATE_IN_PROGRESS") return;
  throw aws::Error("UpdateInProgressException",
                   "The specified cluster is in a busy state. Cluster attachments must be in "
                   "UPDATE_COMPLETE or UPDATE_FAILED state before they can be updated. Wait and "
                   "try again.");
}

void check_free(const Call& call, const std::string& cluster_arn,
                const std::vector<std::string>& providers) {
  for (const std::string& name : providers) {
    const state::CapacityProvider* row = find_provider(call, name);
    if (!row || !scales(*row) || row->cluster_arn.empty() || row->cluster_arn == cluster_arn)
      continue;
    throw invalid_parameter("The specified capacity provider '" + name +
                            "' has managed scaling enabled and is already associated with another "
                            "cluster.");
  }
}

void set_capacity_providers(Call& call, state::Cluster& cluster,
                            const std::vector<std::string>& providers) {
  std::vector<std::string> wanted = providers;
  for (const std::string& name : cluster.capacity_providers)
    if (is_managed_instances(call, name)) wanted.push_back(name);
  const std::vector<std::string> before = std::exchange(cluster.capacity_providers, wanted);
  for (const std::string& name : wanted)
    if (std::ranges::find(before, name) == before.end()) associate(call, cluster, name);
  for (const std::string& name : before)
    if (std::ranges::find(wanted, name) == wanted.end()) part(call, cluster, name);
  note_change(call, cluster);
}

void leave_capacity_providers(Call& call, state::Cluster& cluster) {
  for (const std::string& name : std::exchange(cluster.capacity_providers, {}))
    part(call, cluster, name);
  cluster.default_strategy.clear();
  if (!cluster.attachments.empty()) note_change(call, cluster);
}

}  // namespace localecs::services::ecs
