// The deployment circuit breaker.
#include "service_deployments.hpp"

#include <localecs/aws/ecs/describe_service_deployments.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/service.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/services/ecs/rows/task_table.hpp>

namespace localecs::decide {
namespace {

using state::Task;

// Of the deployment that goes forward; nullptr where none watches it.
const aws::ecs::DeploymentCircuitBreaker* breaker_of(const ServiceLook& look) {
  if (!is_going_forward(look)) return nullptr;
  const auto& breaker =
      current_deployment(look)->described.deploymentConfiguration->deploymentCircuitBreaker;
  return breaker && breaker->enable ? &*breaker : nullptr;
}

bool any(const ServiceLook& look, const auto& arns, auto predicate) {
  return std::ranges::any_of(arns, [&](const std::string& arn) {
    const Task* task = look.state[ecs::tasks].find(arn);
    return task && predicate(*task);
  });
}

bool has_running(const ServiceLook& look, const state::Deployment& deployment) {
  const auto runs = [&](const Task& task) {
    return task.started_by == deployment.id && task.last_status == state::TaskStatus::RUNNING;
  };
  return any(look, look.state[ecs::tasks].of_service(look.plan.service.arn), runs);
}

bool may_have_room_soon(const ServiceLook& look, const std::vector<placement::Refusal>& refusals) {
  const auto is_leaving = [](const Task& task) { return !task.should_run; };
  return !look.plan.stops.empty() ||
         std::ranges::any_of(refusals, [&](const placement::Refusal& refusal) {
           return any(look, look.state[ecs::tasks].on_instance(refusal.instance_arn), is_leaving);
         });
}

}  // namespace

// Only where it is watched: a service that waits for room for days is no news every second.
void heed_refusal(ServiceLook& look, state::Deployment& deployment,
                  const std::vector<placement::Refusal>& refusals) {
  if (refusals.empty() || !breaker_of(look) || deployment.id != look.primary().id) return;
  if (look.now - deployment.last_failure_at < look.timing.placement_retry) return;
  if (has_running(look, deployment) || may_have_room_soon(look, refusals)) return;
  ++deployment.failed_tasks;
  deployment.last_failure_at = look.now;
}

void watch_failures(ServiceLook& look) {
  const auto* breaker = breaker_of(look);
  if (!breaker) return;
  using Monitor = aws::ecs::ServiceDeploymentRollbackMonitorsStatus;
  const int failures = look.primary().failed_tasks,
            threshold = state::breaker_threshold(look.service());
  const auto& shown = current_deployment(look)->described.deploymentCircuitBreaker;
  if (shown->failureCount != failures || shown->threshold != threshold) {
    auto& row = *change_current(look).described.deploymentCircuitBreaker;
    row.failureCount = failures;
    row.threshold = threshold;
  }
  if (failures < threshold) return;
  change_current(look).described.deploymentCircuitBreaker->status = Monitor::TRIGGERED;
  fail_deployment(look,
                  {.event = "tasks failed to start.",
                   .rollout_reason = "ECS deployment circuit breaker: tasks failed to start.",
                   .because = "the circuit breaker threshold was exceeded."},
                  breaker->rollback);
}

}  // namespace localecs::decide
