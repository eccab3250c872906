// Moves service deployments through their statuses.
#include "record.hpp"

#include <localecs/aws/ecs/service.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/deployments.hpp>
#include <localecs/services/ecs/rows/service.hpp>
#include <localecs/services/ecs/rows/service_deployment.hpp>
#include <localecs/state/state.hpp>

#include <algorithm>

#include "alarms.hpp"

namespace localecs::decide {
namespace {

using aws::ecs::DeploymentRolloutState;
using Monitor = aws::ecs::ServiceDeploymentRollbackMonitorsStatus;
using Status = aws::ecs::ServiceDeploymentStatus;
using state::Deployment;
using state::Service;
using state::ServiceDeployment;

void stop_monitoring(ServiceDeployment& row) {
  auto& breaker = row.described.deploymentCircuitBreaker;
  if (breaker && breaker->status == Monitor::MONITORING)
    breaker->status = Monitor::MONITORING_COMPLETE;
  auto& alarms = row.described.alarms;
  if (alarms && alarms->status == Monitor::MONITORING)
    alarms->status = Monitor::MONITORING_COMPLETE;
}

// Writes the counts of its revisions into the row, where they stay as they are now.
void snapshot(const ServiceLook& look, ServiceDeployment& row) {
  const Service& service = look.plan.service;
  const auto write_counts = [&](aws::ecs::ServiceRevisionSummary& summary) {
    const auto deployment =
        std::ranges::find(service.deployments, *summary.arn, &Deployment::revision_arn);
    if (deployment == service.deployments.end()) return;
    auto counts = state::summary_of(look.state, service, *deployment);
    counts.requestedProductionTrafficWeight = summary.requestedProductionTrafficWeight;
    counts.requestedTestTrafficWeight = summary.requestedTestTrafficWeight;
    summary = counts;
  };
  if (row.described.targetServiceRevision) write_counts(*row.described.targetServiceRevision);
  if (row.described.sourceServiceRevisions)
    for (auto& source : *row.described.sourceServiceRevisions) write_counts(source);
}

void finish(ServiceLook& look, Draft<ServiceDeployment>& draft, Status status, std::string reason) {
  ServiceDeployment& row = draft.edit();
  snapshot(look, row);
  row.described.updatedAt = look.now;
  row.described.status = status;
  if (!reason.empty()) row.described.statusReason = std::move(reason);
  row.described.finishedAt = look.now;
  if (status == Status::STOPPED) row.described.stoppedAt = look.now;
  stop_monitoring(row);
  std::erase(look.service().open_service_deployments, row.arn);
  draft.move_to(look.plan.service_deployments);
}

}  // namespace

ServiceDeployment& edit_current_deployment(ServiceLook& look) {
  ServiceDeployment& row = look.deployment.edit();
  row.described.updatedAt = look.now;
  return row;
}

void advance_deployment_records(ServiceLook& look) {
  const auto& rows = look.state[ecs::service_deployments];
  const std::vector<std::string> open = look.service().open_service_deployments;
  if (open.empty()) return;
  // The newest stands in front: it has overtaken all others.
  for (std::size_t i = 1; i < open.size(); ++i) {
    Draft<ServiceDeployment> overtaken(rows.find(open[i]));
    finish(look, overtaken, Status::STOPPED,
           "Service deployment stopped because a newer deployment began.");
  }
  look.deployment = Draft<ServiceDeployment>(rows.find(open.front()));
  if (!look.deployment || look.deployment->described.status != Status::PENDING) return;
  ServiceDeployment& row = edit_current_deployment(look);
  row.described.status = Status::IN_PROGRESS;
  row.described.startedAt = look.now;
  begin_to_watch(look.state, row);
}

void finish_deployment(ServiceLook& look, Status status, std::string reason) {
  finish(look, look.deployment, status, std::move(reason));
}

void record_success(ServiceLook& look) {
  Deployment& primary = look.primary();
  primary.rollout_state = DeploymentRolloutState::COMPLETED;
  primary.rollout_reason = "ECS deployment " + primary.id + " completed.";
  primary.updated_at = look.now;
  look.say("(deployment " + primary.id + ") deployment completed.");
  look.service().last_completed = primary;
  if (!look.deployment) return;
  finish_deployment(look, is_going_back(look) ? Status::ROLLBACK_SUCCESSFUL : Status::SUCCESSFUL);
}

bool is_shifting(const ServiceDeployment& deployment) {
  const auto strategy = deployment.described.deploymentConfiguration->strategy;
  return strategy && *strategy != aws::ecs::DeploymentStrategy::ROLLING;
}

bool is_going_forward(const ServiceLook& look) {
  return look.deployment && look.deployment->described.status == Status::IN_PROGRESS;
}

bool is_going_back(const ServiceLook& look) {
  return look.deployment && look.deployment->described.status == Status::ROLLBACK_IN_PROGRESS;
}

}  // namespace localecs::decide
