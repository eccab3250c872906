// From a failed PRIMARY to the deployment that was completed last.
#include "roll_back.hpp"

#include <localecs/aws/ecs/describe_service_deployments.hpp>
#include <localecs/aws/ecs/describe_service_revisions.hpp>
#include <localecs/aws/ecs/service.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/deployments.hpp>
#include <localecs/services/ecs/rows/service.hpp>
#include <localecs/services/ecs/rows/service_deployment.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/services/ecs/rows/task_table.hpp>
#include <localecs/state/state.hpp>

#include <algorithm>
#include <optional>

#include "record.hpp"

namespace localecs::decide {
namespace {

using aws::ecs::DeploymentRolloutState;
using Monitor = aws::ecs::ServiceDeploymentRollbackMonitorsStatus;
using Status = aws::ecs::ServiceDeploymentStatus;
using state::Deployment;
using state::Service;
using state::ServiceDeployment;

constexpr const char* kRolledBack = "Service deployment rolled back because ";
constexpr const char* kNoCandidate = "No rollback candidate was found to run the rollback.";

// Shows which of the deployment's monitors has failed it.
void mark_trigger(ServiceLook& look, const Verdict& verdict) {
  if (verdict.by == Verdict::By::breaker)
    edit_current_deployment(look).described.deploymentCircuitBreaker->status = Monitor::TRIGGERED;
  if (verdict.by != Verdict::By::alarms) return;
  auto& alarms = *edit_current_deployment(look).described.alarms;
  alarms.status = Monitor::TRIGGERED;
  alarms.triggeredAlarmNames = verdict.alarms;
}

void fail_primary(ServiceLook& look, const Verdict& verdict) {
  Deployment& primary = look.primary();
  primary.rollout_state = DeploymentRolloutState::FAILED;
  primary.rollout_reason = verdict.by == Verdict::By::user
                               ? "ECS deployment " + primary.id + " stopped by a user."
                               : verdict.subject + ": " + verdict.why;
  primary.updated_at = look.now;
  look.service().steady = false;
  if (!verdict.event.empty())
    look.say("(deployment " + primary.id + ") deployment failed: " + verdict.event);
}

// Gives the service the settings of the revision that it goes back to. To be called while the
// failed deployment is still PRIMARY.
void configure_as(const ServiceLook& look, Service& service, Deployment& candidate) {
  aws::ecs::Service& configuration = service.configuration;
  configuration.taskDefinition = candidate.definition->taskDefinitionArn;
  configuration.networkConfiguration = candidate.network;
  state::keep_to_revision(look.state, candidate);
  if (const auto* revision = look.state[ecs::service_revisions].find(candidate.revision_arn)) {
    configuration.capacityProviderStrategy = revision->capacityProviderStrategy;
    configuration.launchType = revision->launchType;
  }
  // "LATEST" stays as the user wrote it if both revisions resolve to the same platform.
  if (candidate.platform_version == service.deployments.front().platform_version) return;
  configuration.platformVersion.reset();
  configuration.platformFamily.reset();
  if (candidate.platform_version.empty()) return;
  configuration.platformVersion = candidate.platform_version;
  configuration.platformFamily = "Linux";
}

// Makes `candidate` PRIMARY; the failed deployment gives way to it as to any newer one.
void return_to(ServiceLook& look, Deployment candidate, const Verdict& verdict) {
  Service& service = look.service();
  std::erase_if(service.deployments,
                [&](const Deployment& each) { return each.id == candidate.id; });
  candidate.rollout_state = DeploymentRolloutState::IN_PROGRESS;
  candidate.rollout_reason =
      verdict.subject + ": rolling back to deploymentId " + candidate.id + ".";
  candidate.failed_tasks = candidate.start_failures = 0;
  candidate.start_not_before = {};
  candidate.updated_at = look.now;
  configure_as(look, service, candidate);
  service.deployments.insert(service.deployments.begin(), std::move(candidate));
  look.say("rolling back to deployment " + look.primary().id + ".");
}

void return_traffic(ServiceDeployment& row) {
  auto& target = row.described.targetServiceRevision;
  if (!target || !target->requestedProductionTrafficWeight) return;
  target->requestedProductionTrafficWeight = 0;
  target->requestedTestTrafficWeight = 0;
  if (auto& sources = row.described.sourceServiceRevisions; sources && !sources->empty())
    sources->front().requestedProductionTrafficWeight = 100;
}

int count_running(const ServiceLook& look, const Deployment& deployment) {
  const auto& all = look.state[ecs::tasks].of_service(look.plan.service.arn);
  return static_cast<int>(std::ranges::count_if(all, [&](const std::string& arn) {
    const state::Task* task = look.state[ecs::tasks].find(arn);
    return task && task->should_run && task->started_by == deployment.id &&
           task->last_status == state::TaskStatus::RUNNING;
  }));
}

// Where to go back to: the deployment that was completed last. Before there is one: the newest that
// serves with all its tasks, and was only overtaken before these counted as healthy.
std::optional<Deployment> candidate_of(const ServiceLook& look) {
  const Service& service = look.plan.service;
  if (service.last_completed) return service.last_completed;
  for (std::size_t i = 1; i < service.deployments.size(); ++i) {
    const Deployment& earlier = service.deployments[i];
    const bool has_failed = earlier.rollout_state == DeploymentRolloutState::FAILED ||
                            earlier.failed_tasks > 0 || earlier.start_failures > 0;
    if (!has_failed && service.desired_count > 0 &&
        count_running(look, earlier) >= service.desired_count)
      return earlier;
  }
  return std::nullopt;
}

}  // namespace

void roll_back(ServiceLook& look, const Verdict& verdict) {
  mark_trigger(look, verdict);
  fail_primary(look, verdict);
  if (!verdict.rolls_back) {
    const bool is_asked_for = verdict.by == Verdict::By::user;
    return finish_deployment(look, Status::STOPPED,
                             is_asked_for
                                 ? "Service deployment stopped by a user."
                                 : "Service deployment stopped because " + verdict.because);
  }
  const std::optional<Deployment> candidate = candidate_of(look);
  ServiceDeployment& row = edit_current_deployment(look);
  row.described.lifecycleStage.reset();
  if (!candidate || candidate->id == look.primary().id)
    return finish_deployment(look, Status::ROLLBACK_FAILED, kNoCandidate);
  row.described.status = Status::ROLLBACK_IN_PROGRESS;
  row.described.statusReason = kRolledBack + verdict.because;
  row.described.rollback = aws::ecs::Rollback{.reason = kRolledBack + verdict.because,
                                              .serviceRevisionArn = candidate->revision_arn,
                                              .startedAt = look.now};
  return_traffic(row);
  return_to(look, *candidate, verdict);
}

}  // namespace localecs::decide
