// Counts failures by deployment, and says how long the next start has to wait.
#include "failed_starts.hpp"

#include <localecs/aws/ecs/task.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/service.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/services/ecs/rows/task_table.hpp>
#include <localecs/state/state.hpp>

#include <algorithm>
#include <map>

#include "service_events.hpp"

namespace localecs::decide {
namespace {

using state::Deployment;
using state::Service;
using state::Task;

// Doubles from the first delay with each further round of failures, up to the most.
Duration backoff(int failures, const Timing& timing) {
  Duration delay = timing.start_backoff_first;
  for (int i = 1; i < failures && delay < timing.start_backoff_most; ++i) delay *= 2;
  return std::min(delay, timing.start_backoff_most);
}

Deployment* deployment_of(Service& service, const Task& task) {
  const auto found = std::ranges::find(service.deployments, task.started_by, &Deployment::id);
  if (found != service.deployments.end()) return &*found;
  for (state::TaskSet& set : service.task_sets)
    if (set.deployment.id == task.started_by) return &set.deployment;
  return nullptr;
}

// True of a task that ended by itself before it was RUNNING. An essential container may have come
// and gone while another one was still being made.
bool failed_to_start(const Task& task) {
  using aws::ecs::TaskStopCode;
  return !task.started_at && (task.stop_code == TaskStopCode::TaskFailedToStart ||
                              task.stop_code == TaskStopCode::EssentialContainerExited);
}

// True of a task that was RUNNING, but for so short a time that the next one is to wait.
bool died_young(const Task& task, const Timing& timing) {
  return task.started_at && task.stop_code == aws::ecs::TaskStopCode::EssentialContainerExited &&
         *task.stopping_at - *task.started_at < timing.short_life;
}

// False if the breaker is told (resetOnHealthyTask) to add up the failures of a whole deployment.
bool resets_on_healthy(const Service& service) {
  const auto& breaker = service.configuration.deploymentConfiguration->deploymentCircuitBreaker;
  return !breaker || breaker->resetOnHealthyTask.value_or(true);
}

// How long a task must run before it counts as healthy: no time if a health check vouches for it.
Duration proven_after(const ServiceLook& look, const Task& task) {
  return state::checked_health_of(task) ? Duration{} : look.timing.healthy_without_check;
}

}  // namespace

TaskRefs count_ended_tasks(ServiceLook& look) {
  TaskRefs rest;
  // Deployments with a failure in this look: one round of the backoff, however many tasks failed.
  std::map<Deployment*, bool> failing;
  for (const std::string& arn : look.state[ecs::tasks].of_service(look.service().arn)) {
    const Task* task = look.state[ecs::tasks].find(arn);
    if (!task) continue;
    if (!task->is_stopped()) {
      rest.push_back(task);
      continue;
    }
    look.plan.settled.push_back(arn);
    Deployment* deployment = deployment_of(look.service(), *task);
    if (!deployment) continue;
    const bool never_ran = failed_to_start(*task);
    if (!never_ran && !died_young(*task, look.timing)) continue;
    if (never_ran) ++deployment->failed_tasks;
    failing[deployment] |= never_ran;
  }
  for (const auto& [deployment, never_ran] : failing) {
    ++deployment->start_failures;
    deployment->last_failure_at = look.now;
    deployment->start_not_before = look.now + backoff(deployment->start_failures, look.timing);
    if (never_ran && deployment->start_failures == 3) look.say(kCannotStart);
  }
  return rest;
}

bool awaits_verdict(const ServiceLook& look, const Crew& crew) {
  const auto has_failed = [&](const Task* task) {
    return failed_to_start(*task) || died_young(*task, look.timing);
  };
  return std::ranges::any_of(crew.spent, has_failed) ||
         std::ranges::any_of(crew.stopping, has_failed);
}

void reset_failures(ServiceLook& look, Deployment& deployment, const Crew& crew) {
  if (deployment.start_failures == 0 && deployment.failed_tasks == 0) return;
  const auto first_healthy = crew.running.begin() + crew.unproven();
  for (auto at = crew.running.begin(); at != crew.running.end(); ++at) {
    const Task& task = **at;
    if (task.started_by != deployment.id) continue;
    const TimePoint healthy_at = *task.started_at + proven_after(look, task);
    if (at >= first_healthy && healthy_at > deployment.last_failure_at &&
        resets_on_healthy(look.service()))
      deployment.failed_tasks = 0;
    if (*task.started_at <= deployment.last_failure_at) continue;
    const TimePoint proven_at = *task.started_at + look.timing.short_life;
    if (look.now >= proven_at)
      deployment.start_failures = 0;
    else
      look.wake_at(proven_at);
  }
}

}  // namespace localecs::decide
