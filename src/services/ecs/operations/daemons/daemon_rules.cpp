// Validation of daemons. Texts are ECS's where they have been seen, else in its manner.
#include "daemon_rules.hpp"

#include <localecs/aws/ecs/capacity_provider.hpp>
#include <localecs/aws/ecs/daemon_status.hpp>
#include <localecs/aws/ecs/daemon_task_definition_status.hpp>
#include <localecs/aws/ecs/describe_daemon_deployments.hpp>
#include <localecs/aws/ecs/describe_daemon_revisions.hpp>
#include <localecs/aws/ecs/task_definition.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/capacity_provider.hpp>
#include <localecs/services/ecs/rows/cluster.hpp>
#include <localecs/services/ecs/rows/fargate.hpp>
#include <localecs/services/ecs/rows/managed_daemon.hpp>

#include "operations/capacity/capacity_rules.hpp"
#include "operations/task_definitions/forbidden_powers.hpp"
#include "operations/tasks/launch_rules.hpp"

namespace localecs::services::ecs {
namespace {

constexpr double kDrainPercent = 25;
constexpr int kLongestBake = 1440;  // minutes

std::string checked_provider(const Call& call, const state::Cluster& cluster,
                             const std::string& given) {
  const state::CapacityProvider* provider = find_provider(call, given);
  const std::string quoted = "The specified capacity provider '" + given + "' ";
  const bool is_built_in = state::is_fargate_provider(provider_name(call, given));
  if (is_built_in || (provider && !provider->configuration.managedInstancesProvider))
    throw invalid_parameter(quoted +
                            "does not use managed instances. Daemons are only supported for "
                            "Amazon ECS Managed Instances capacity providers.");
  if (!provider ||
      provider->configuration.updateStatus == CapacityProviderUpdateStatus::DELETE_IN_PROGRESS)
    throw invalid_parameter(quoted + "was not found. Specify a valid name or ARN and try again.");
  if (provider->cluster_arn != cluster.arn)
    throw invalid_parameter(quoted + "is not associated with the cluster.");
  return provider->arn;
}

std::vector<std::string> checked_providers(const Call& call, const state::Cluster& cluster,
                                           const std::vector<std::string>& given) {
  if (given.empty()) throw invalid_parameter("capacityProviderArns can not be empty.");
  std::vector<std::string> arns;
  for (const std::string& provider : given) {
    std::string arn = checked_provider(call, cluster, provider);
    if (std::ranges::find(arns, arn) == arns.end()) arns.push_back(std::move(arn));
  }
  return arns;
}

bool watches_alarms(const DaemonDeploymentConfiguration& configuration) {
  return configuration.alarms && configuration.alarms->enable.value_or(false);
}

DaemonDeploymentConfiguration checked_configuration(
    const std::optional<DaemonDeploymentConfiguration>& given) {
  DaemonDeploymentConfiguration configuration = given.value_or(DaemonDeploymentConfiguration{});
  if (!configuration.drainPercent) configuration.drainPercent = kDrainPercent;
  if (!configuration.bakeTimeInMinutes) configuration.bakeTimeInMinutes = 0;
  if (!(*configuration.drainPercent >= 0 && *configuration.drainPercent <= 100))
    throw invalid_parameter("drainPercent must be between 0.0 and 100.0.");
  if (*configuration.bakeTimeInMinutes < 0 || *configuration.bakeTimeInMinutes > kLongestBake)
    throw invalid_parameter("bakeTimeInMinutes must be between 0 and 1440.");
  if (watches_alarms(configuration) &&
      configuration.alarms->alarmNames.value_or(std::vector<std::string>{}).empty())
    throw invalid_parameter("alarmNames can not be empty when alarms are enabled.");
  return configuration;
}

std::shared_ptr<const TaskDefinition> checked_definition(Call& call, const DaemonWish& wish) {
  const FoundDaemonRevision found = find_daemon_revision(call, wish.definition);
  if (!found) throw no_daemon_task_definition();
  if (found.revision->shown.status != DaemonTaskDefinitionStatus::ACTIVE)
    throw client_error("The specified daemon task definition is not ACTIVE.");
  const auto& role = found.revision->shown.taskRoleArn;
  if (wish.execute_command.value_or(false) && (!role || role->empty()))
    throw invalid_parameter(
        "A valid taskRoleArn is needed for enableExecuteCommand. Specify a task role in your "
        "daemon task definition and try again.");
  check_powers(*found.revision->definition, call.state);
  return found.revision->definition;
}

// The ARN of the revision that was deployed with success last; empty: none.
std::string last_good_revision(const Call& call, const state::ManagedDaemon& daemon) {
  using Status = DaemonDeploymentStatus;
  const state::DaemonDeployment* last = nullptr;
  call.state[ecs::daemon_deployments].visit_prefix(
      beside_daemon(daemon.arn, "daemon-deployment"), [&](const state::DaemonDeployment& row) {
        const bool good =
            row.status == Status::SUCCESSFUL || row.status == Status::ROLLBACK_SUCCESSFUL;
        if (good && (!last || row.created_at >= last->created_at)) last = &row;
      });
  if (!last) return {};
  return last->status == Status::SUCCESSFUL ? last->target_revision : last->source_revision;
}

DaemonDeploymentAlarms alarms_of(const DaemonDeploymentConfiguration& configuration) {
  using Monitor = DaemonDeploymentRollbackMonitorsStatus;
  const bool watches = watches_alarms(configuration);
  return {.alarmNames = watches ? *configuration.alarms->alarmNames : std::vector<std::string>{},
          .status = watches ? Monitor::MONITORING : Monitor::DISABLED,
          .triggeredAlarmNames = std::vector<std::string>{}};
}

void begin(Call& call, state::ManagedDaemon& daemon, const std::string& target,
           const DaemonDeploymentConfiguration& configuration) {
  state::DaemonDeployment row;
  row.arn = beside_daemon(daemon.arn, "daemon-deployment", call.ids.url_safe(21));
  row.daemon_arn = daemon.arn;
  row.source_revision = last_good_revision(call, daemon);
  row.target_revision = target;
  row.alarms = alarms_of(configuration);
  row.created_at = call.now;
  daemon.deployment = row.arn;
  daemon.updated_at = call.now;
  const std::string arn = row.arn;
  call.state[ecs::daemon_deployments].put(arn, std::move(row));
}

}  // namespace

state::DaemonRevision checked_revision(Call& call, const state::Cluster& cluster,
                                       const std::string& daemon_arn, const DaemonWish& wish) {
  state::DaemonRevision revision;
  revision.definition = checked_definition(call, wish);
  revision.capacity_providers = checked_providers(call, cluster, wish.capacity_providers);
  revision.deployment_configuration = checked_configuration(wish.deployment);
  revision.arn = beside_daemon(daemon_arn, "daemon-revision", call.ids.uuid());
  DaemonRevision& shown = revision.shown;
  shown.clusterArn = cluster.arn;
  shown.daemonArn = daemon_arn;
  shown.daemonRevisionArn = revision.arn;
  shown.daemonTaskDefinitionArn = revision.definition->taskDefinitionArn;
  shown.createdAt = call.now;
  shown.enableECSManagedTags = wish.managed_tags.value_or(false);
  shown.enableExecuteCommand = wish.execute_command.value_or(false);
  shown.propagateTags = wish.propagate_tags.value_or(DaemonPropagateTags::NONE);
  auto& images = shown.containerImages.emplace();
  for (const auto& container : *revision.definition->containerDefinitions)
    images.push_back({.containerName = container.name, .image = container.image});
  return revision;
}

void begin_daemon_deployment(Call& call, state::ManagedDaemon& daemon,
                             state::DaemonRevision revision) {
  begin(call, daemon, revision.arn, revision.deployment_configuration);
  daemon.revision = revision.arn;
  daemon.start_failures = 0;
  daemon.start_not_before = {};
  const std::string arn = revision.arn;
  daemon.revisions.emplace(arn, std::move(revision));
}

void begin_daemon_deletion(Call& call, state::ManagedDaemon& daemon) {
  begin(call, daemon, {}, {});
  daemon.status = DaemonStatus::DELETE_IN_PROGRESS;
}

}  // namespace localecs::services::ecs
