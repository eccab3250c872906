// Moves service deployments through their statuses.
#include "service_deployments.hpp"

#include <localecs/aws/ecs/describe_service_revisions.hpp>
#include <localecs/aws/ecs/describe_service_deployments.hpp>
#include <localecs/aws/ecs/service.hpp>
#include <localecs/base/arn.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/deployments.hpp>
#include <localecs/services/ecs/rows/service.hpp>
#include <localecs/services/ecs/rows/service_deployment.hpp>

namespace localecs::decide {
namespace {

using aws::ecs::DeploymentRolloutState;
using aws::ecs::ServiceDeploymentRollbackMonitorsStatus;
using Status = aws::ecs::ServiceDeploymentStatus;
using state::Deployment;
using state::Service;
using state::ServiceDeployment;

constexpr const char* kRolledBack = "Service deployment rolled back because ";
constexpr const char* kNoCandidate = "No rollback candidate was found to run the rollback.";

// The row as this look has it so far.
const ServiceDeployment* find(const ServiceLook& look, const std::string& arn) {
  for (const ServiceDeployment& changed : look.plan.service_deployments)
    if (changed.arn == arn) return &changed;
  return look.state[ecs::service_deployments].find(arn);
}

ServiceDeployment& change(ServiceLook& look, const std::string& arn) {
  auto& changed = look.plan.service_deployments;
  const auto found = std::ranges::find(changed, arn, &ServiceDeployment::arn);
  ServiceDeployment& row = found != changed.end()
                               ? *found
                               : changed.emplace_back(*look.state[ecs::service_deployments].find(arn));
  row.described.updatedAt = look.now;
  return row;
}

void set_monitors(ServiceDeployment& row, ServiceDeploymentRollbackMonitorsStatus from,
                  ServiceDeploymentRollbackMonitorsStatus to) {
  if (auto& breaker = row.described.deploymentCircuitBreaker; breaker && breaker->status == from)
    breaker->status = to;
  if (auto& alarms = row.described.alarms; alarms && alarms->status == from) alarms->status = to;
}

// The counts stay as they are now.
void snapshot(ServiceLook& look, ServiceDeployment& row) {
  const Service& service = look.plan.service;
  const auto fill = [&](aws::ecs::ServiceRevisionSummary& summary) {
    const auto deployment =
        std::ranges::find(service.deployments, *summary.arn, &Deployment::revision_arn);
    if (deployment == service.deployments.end()) return;
    auto counts = state::summary_of(look.state, service, *deployment);
    counts.requestedProductionTrafficWeight = summary.requestedProductionTrafficWeight;
    counts.requestedTestTrafficWeight = summary.requestedTestTrafficWeight;
    summary = counts;
  };
  if (row.described.targetServiceRevision) fill(*row.described.targetServiceRevision);
  if (row.described.sourceServiceRevisions)
    for (auto& source : *row.described.sourceServiceRevisions) fill(source);
}

void end(ServiceLook& look, const std::string& arn, Status status, std::string reason = {}) {
  ServiceDeployment& row = change(look, arn);
  snapshot(look, row);
  row.described.status = status;
  if (!reason.empty()) row.described.statusReason = std::move(reason);
  row.described.finishedAt = look.now;
  if (status == Status::STOPPED) row.described.stoppedAt = look.now;
  set_monitors(row, ServiceDeploymentRollbackMonitorsStatus::MONITORING,
               ServiceDeploymentRollbackMonitorsStatus::MONITORING_COMPLETE);
  std::erase(look.service().open_service_deployments, arn);
}

// The service is as the revision has it that it goes back to.
void restore(const ServiceLook& look, Service& service, Deployment& candidate) {
  aws::ecs::Service& configuration = service.configuration;
  configuration.taskDefinition = candidate.definition->taskDefinitionArn;
  configuration.networkConfiguration = candidate.network;
  state::keep_to_revision(look.state, candidate);
  if (const auto* revision = look.state[ecs::service_revisions].find(candidate.revision_arn)) {
    configuration.capacityProviderStrategy = revision->capacityProviderStrategy;
    configuration.launchType = revision->launchType;
  }
  // As the user named it, where that stands for the same.
  if (candidate.platform_version == service.deployments.front().platform_version) return;
  configuration.platformVersion.reset();
  configuration.platformFamily.reset();
  if (candidate.platform_version.empty()) return;
  configuration.platformVersion = candidate.platform_version;
  configuration.platformFamily = "Linux";
}

// PRIMARY becomes what was completed last; the failed deployment gives way to it.
void return_to(ServiceLook& look, Deployment candidate, const std::string& rollout_reason) {
  Service& service = look.service();
  std::erase_if(service.deployments,
                [&](const Deployment& each) { return each.id == candidate.id; });
  candidate.rollout_state = DeploymentRolloutState::IN_PROGRESS;
  candidate.rollout_reason = rollout_reason + candidate.id + ".";
  candidate.failed_tasks = candidate.start_failures = 0;
  candidate.start_not_before = {};
  candidate.updated_at = look.now;
  restore(look, service, candidate);
  service.deployments.insert(service.deployments.begin(), std::move(candidate));
  service.steady = false;
  look.say("rolling back to deployment " + look.primary().id + ".");
}

void roll_back(ServiceLook& look, const std::string& rollout_reason, const std::string& because) {
  const std::optional<Deployment> candidate = look.service().last_completed;
  if (!current_deployment(look)) return;
  ServiceDeployment& row = change_current(look);
  row.described.lifecycleStage.reset();
  if (!candidate || candidate->id == look.primary().id)
    return end(look, row.arn, Status::ROLLBACK_FAILED, kNoCandidate);
  row.described.status = Status::ROLLBACK_IN_PROGRESS;
  row.described.statusReason = kRolledBack + because;
  row.described.rollback = aws::ecs::Rollback{.reason = kRolledBack + because,
                                              .serviceRevisionArn = candidate->revision_arn,
                                              .startedAt = look.now};
  auto& target = row.described.targetServiceRevision;
  if (target && target->requestedProductionTrafficWeight) {
    target->requestedProductionTrafficWeight = 0;
    target->requestedTestTrafficWeight = 0;
    if (auto& sources = row.described.sourceServiceRevisions; sources && !sources->empty())
      sources->front().requestedProductionTrafficWeight = 100;
  }
  return_to(look, *candidate, rollout_reason);
}

void fail_primary(ServiceLook& look, const std::string& reason) {
  Deployment& primary = look.primary();
  primary.rollout_state = DeploymentRolloutState::FAILED;
  primary.rollout_reason = reason;
  primary.updated_at = look.now;
  look.service().steady = false;
}

// What StopServiceDeployment asked for.
void heed_request(ServiceLook& look) {
  const ServiceDeployment* current = current_deployment(look);
  if (!current) return;
  if (current->described.status == Status::ROLLBACK_REQUESTED) {
    fail_primary(look, "ECS deployment " + look.primary().id + " stopped by a user.");
    roll_back(look, "ECS deployment stopped: rolling back to deploymentId ",
              "a user requested it.");
  } else if (current->described.status == Status::STOP_REQUESTED) {
    fail_primary(look, "ECS deployment " + look.primary().id + " stopped by a user.");
    end(look, current->arn, Status::STOPPED, "Service deployment stopped by a user.");
  }
}

}  // namespace

const ServiceDeployment* current_deployment(const ServiceLook& look) {
  const auto& open = look.plan.service.open_service_deployments;
  return open.empty() ? nullptr : find(look, open.front());
}

ServiceDeployment& change_current(ServiceLook& look) {
  return change(look, look.service().open_service_deployments.front());
}

void keep_record(ServiceLook& look) {
  const std::vector<std::string> open = look.service().open_service_deployments;
  for (std::size_t i = 1; i < open.size(); ++i)
    end(look, open[i], Status::STOPPED,
        "Service deployment stopped because a newer deployment began.");
  const ServiceDeployment* current = current_deployment(look);
  if (!current) return;
  if (current->described.status == Status::PENDING) {
    ServiceDeployment& row = change_current(look);
    row.described.status = Status::IN_PROGRESS;
    row.described.startedAt = look.now;
    begin_to_watch(look.state, row);
  }
  heed_request(look);
}

void record_success(ServiceLook& look) {
  Deployment& primary = look.primary();
  primary.rollout_state = DeploymentRolloutState::COMPLETED;
  primary.rollout_reason = "ECS deployment " + primary.id + " completed.";
  primary.updated_at = look.now;
  look.say("(deployment " + primary.id + ") deployment completed.");
  look.service().last_completed = primary;
  const ServiceDeployment* current = current_deployment(look);
  if (!current) return;
  const bool was_back = current->described.status == Status::ROLLBACK_IN_PROGRESS;
  end(look, current->arn, was_back ? Status::ROLLBACK_SUCCESSFUL : Status::SUCCESSFUL);
}

void fail_deployment(ServiceLook& look, const Failure& failure, bool rolls_back) {
  fail_primary(look, failure.rollout_reason);
  look.say("(deployment " + look.primary().id + ") deployment failed: " + failure.event);
  if (rolls_back) {
    const auto colon = failure.rollout_reason.find(':');
    return roll_back(look,
                     failure.rollout_reason.substr(0, colon) + ": rolling back to deploymentId ",
                     failure.because);
  }
  if (const ServiceDeployment* current = current_deployment(look))
    end(look, current->arn, Status::STOPPED,
        "Service deployment stopped because " + failure.because);
}

bool is_shifting(const ServiceDeployment& deployment) {
  const auto strategy = deployment.described.deploymentConfiguration->strategy;
  return strategy && *strategy != aws::ecs::DeploymentStrategy::ROLLING;
}

bool is_going_forward(const ServiceLook& look) {
  const ServiceDeployment* current = current_deployment(look);
  return current && current->described.status == Status::IN_PROGRESS;
}

}  // namespace localecs::decide
