// UpdateDaemon and DeleteDaemon: a new revision takes the place of the whole configuration, or of
// nothing.
#include <localecs/aws/ecs/delete_daemon.hpp>
#include <localecs/aws/ecs/operations.hpp>
#include <localecs/aws/ecs/update_daemon.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/cluster.hpp>
#include <localecs/services/ecs/rows/managed_daemon.hpp>
#include <localecs/services/ecs/rows/token_use.hpp>
#include <localecs/services/operation.hpp>

#include "daemon_rules.hpp"

namespace localecs::services::ecs {
namespace {

template <class Response>
Response answer_of(const state::ManagedDaemon& daemon) {
  return {.createdAt = daemon.created_at,
          .daemonArn = daemon.arn,
          .deploymentArn = daemon.deployment,
          .status = daemon.status,
          .updatedAt = daemon.updated_at};
}

}  // namespace

UpdateDaemonResponse update_daemon(Call& call, const UpdateDaemonRequest& input) {
  const state::ManagedDaemon& found = find_daemon(call, input.daemonArn);
  if (found.status != DaemonStatus::ACTIVE)
    throw aws::Error("DaemonNotActiveException", "Daemon was not ACTIVE.");
  const state::Cluster& cluster = *call.state[ecs::clusters].find(found.cluster_arn);
  state::DaemonRevision revision =
      checked_revision(call, cluster, found.arn,
                       {.definition = input.daemonTaskDefinitionArn,
                        .capacity_providers = input.capacityProviderArns,
                        .deployment = input.deploymentConfiguration,
                        .managed_tags = input.enableECSManagedTags,
                        .execute_command = input.enableExecuteCommand,
                        .propagate_tags = input.propagateTags});
  state::ManagedDaemon& daemon = *call.state[ecs::daemons].modify(found.arn);
  begin_daemon_deployment(call, daemon, std::move(revision));
  return answer_of<UpdateDaemonResponse>(daemon);
}

DeleteDaemonResponse delete_daemon(Call& call, const DeleteDaemonRequest& input) {
  const state::ManagedDaemon& found = find_daemon(call, input.daemonArn);
  if (found.status != DaemonStatus::ACTIVE)
    throw invalid_parameter(
        "The daemon cannot be deleted because its deployment deletion is ongoing.");
  state::ManagedDaemon& daemon = *call.state[ecs::daemons].modify(found.arn);
  begin_daemon_deletion(call, daemon);
  call.state[ecs::tokens].erase("daemon " + daemon.arn);
  return answer_of<DeleteDaemonResponse>(daemon);
}

}  // namespace localecs::services::ecs
