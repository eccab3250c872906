// CreateDaemon: records a daemon and its first deployment; the loop starts the tasks.
#include <localecs/aws/canonical.hpp>
#include <localecs/aws/document.hpp>
#include <localecs/aws/ecs/create_daemon.hpp>
#include <localecs/aws/ecs/operations.hpp>
#include <localecs/base/text.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/cluster.hpp>
#include <localecs/services/ecs/rows/managed_daemon.hpp>
#include <localecs/services/ecs/rows/token_use.hpp>
#include <localecs/services/operation.hpp>

#include "daemon_rules.hpp"
#include "operations/shared/remembered_request.hpp"

namespace localecs::services::ecs {
namespace {

constexpr std::size_t kLongestToken = 36;

void check_shape(const CreateDaemonRequest& input) {
  if (!is_name(input.daemonName))
    throw invalid_parameter("DaemonName must match ^[a-zA-Z0-9\\-_]{1,255}$, but was " +
                            input.daemonName);
  if (input.clientToken && input.clientToken->size() > kLongestToken)
    throw invalid_parameter("clientToken length must be at most 36");
  check_tags(input.tags.value_or(std::vector<Tag>{}));
}

CreateDaemonResponse answer_of(const state::ManagedDaemon& daemon) {
  return {.createdAt = daemon.created_at,
          .daemonArn = daemon.arn,
          .deploymentArn = daemon.deployment,
          .status = daemon.status};
}

std::string canonical(CreateDaemonRequest input) {
  input.clientToken.reset();
  return aws::canonical(input);
}

// Answers a second call for an existing daemon: with the same request its daemon, else an error.
CreateDaemonResponse existing(const Call& call, const state::ManagedDaemon& daemon,
                              const CreateDaemonRequest& input) {
  if (daemon.status == DaemonStatus::DELETE_IN_PROGRESS)
    throw invalid_parameter("Unable to create a daemon that is still being deleted.");
  const state::TokenUse* first = call.state[ecs::tokens].find("daemon " + daemon.arn);
  if (!first || !is_repeated(*first, canonical(input)))
    throw invalid_parameter("Creation of daemon was not idempotent.");
  return answer_of(daemon);
}

}  // namespace

CreateDaemonResponse create_daemon(Call& call, const CreateDaemonRequest& input) {
  check_shape(input);
  const state::Cluster& cluster = find_cluster(call, input.clusterArn);
  const std::string arn = call.scope.arn("daemon/" + cluster.name + "/" + input.daemonName);
  if (const state::ManagedDaemon* old = call.state[ecs::daemons].find(arn))
    return existing(call, *old, input);
  state::DaemonRevision revision =
      checked_revision(call, cluster, arn,
                       {.definition = input.daemonTaskDefinitionArn,
                        .capacity_providers = input.capacityProviderArns,
                        .deployment = input.deploymentConfiguration,
                        .managed_tags = input.enableECSManagedTags,
                        .execute_command = input.enableExecuteCommand,
                        .propagate_tags = input.propagateTags});
  state::ManagedDaemon daemon;
  daemon.arn = arn;
  daemon.cluster_arn = cluster.arn;
  daemon.name = input.daemonName;
  daemon.tags = input.tags.value_or(std::vector<Tag>{});
  daemon.created_at = call.now;
  begin_daemon_deployment(call, daemon, std::move(revision));
  call.state[ecs::tokens].put("daemon " + arn, {digest_of(canonical(input)), {}, call.now});
  return answer_of(call.state[ecs::daemons].put(arn, std::move(daemon)));
}

}  // namespace localecs::services::ecs
