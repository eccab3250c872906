// Failed tasks counted against the breaker's threshold.
#include "breaker.hpp"

#include <localecs/aws/ecs/describe_service_deployments.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/service.hpp>
#include <localecs/services/ecs/rows/service_deployment.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/services/ecs/rows/task_table.hpp>
#include <localecs/state/state.hpp>

#include <algorithm>

#include "record.hpp"

namespace localecs::decide {
namespace {

using state::Task;

// The breaker of the deployment that goes forward; nullptr where none watches it.
const aws::ecs::DeploymentCircuitBreaker* breaker_of(const ServiceLook& look) {
  if (!is_going_forward(look)) return nullptr;
  const auto& breaker =
      look.deployment->described.deploymentConfiguration->deploymentCircuitBreaker;
  return breaker && breaker->enable ? &*breaker : nullptr;
}

bool any_task(const ServiceLook& look, const auto& arns, auto predicate) {
  return std::ranges::any_of(arns, [&](const std::string& arn) {
    const Task* task = look.state[ecs::tasks].find(arn);
    return task && predicate(*task);
  });
}

bool has_running(const ServiceLook& look, const state::Deployment& deployment) {
  const auto runs = [&](const Task& task) {
    return task.started_by == deployment.id && task.last_status == state::TaskStatus::RUNNING;
  };
  return any_task(look, look.state[ecs::tasks].of_service(look.plan.service.arn), runs);
}

bool may_have_room_soon(const ServiceLook& look, const std::vector<placement::Refusal>& refusals) {
  const auto is_leaving = [](const Task& task) { return !task.should_run; };
  return !look.plan.stops.empty() ||
         std::ranges::any_of(refusals, [&](const placement::Refusal& refusal) {
           return any_task(look, look.state[ecs::tasks].on_instance(refusal.instance_arn),
                           is_leaving);
         });
}

}  // namespace

void show_failure_count(ServiceLook& look) {
  if (!breaker_of(look)) return;
  const int failures = look.primary().failed_tasks,
            threshold = state::breaker_threshold(look.service());
  const auto& shown = *look.deployment->described.deploymentCircuitBreaker;
  if (shown.failureCount == failures && shown.threshold == threshold) return;
  auto& breaker = *edit_current_deployment(look).described.deploymentCircuitBreaker;
  breaker.failureCount = failures;
  breaker.threshold = threshold;
}

Verdict judge_failures(const ServiceLook& look) {
  const auto* breaker = breaker_of(look);
  const state::Service& service = look.plan.service;
  if (!breaker || service.deployments.front().failed_tasks < state::breaker_threshold(service))
    return {};
  return failed_by_breaker(breaker->rollback);
}

void count_refusal_as_failure(ServiceLook& look, state::Deployment& deployment,
                              const std::vector<placement::Refusal>& refusals) {
  // Counts only while a breaker watches. A service may wait days for room, and its row must not
  // change every second.
  if (refusals.empty() || !breaker_of(look) || deployment.id != look.primary().id) return;
  if (look.now - deployment.last_failure_at < look.timing.refusals_count) return;
  if (has_running(look, deployment) || may_have_room_soon(look, refusals)) return;
  ++deployment.failed_tasks;
  deployment.last_failure_at = look.now;
}

}  // namespace localecs::decide
