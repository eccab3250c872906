// What a service starts: failures noted, backed off, and the next tasks placed.
#include <localecs/aws/ecs/placement_constraint.hpp>
#include <localecs/aws/ecs/placement_strategy.hpp>
#include <localecs/aws/ecs/task.hpp>
#include <localecs/services/ecs/placement/capacity.hpp>
#include <localecs/services/ecs/placement/placement.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/service.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/services/ecs/rows/task_table.hpp>

#include <map>

#include "decide/deployment/service_deployments.hpp"
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

// Ended by itself before it was RUNNING. An essential container can have come and gone while
// another one was still being made.
bool failed_to_start(const Task& task) {
  using aws::ecs::TaskStopCode;
  return !task.started_at && (task.stop_code == TaskStopCode::TaskFailedToStart ||
                              task.stop_code == TaskStopCode::EssentialContainerExited);
}

// RUNNING, but for so short a time that the next one is not to follow at once.
bool died_young(const Task& task, const Timing& timing) {
  return task.started_at && task.stop_code == aws::ecs::TaskStopCode::EssentialContainerExited &&
         *task.stopping_at - *task.started_at < timing.short_life;
}

// resetOnHealthyTask: otherwise failures of a deployment add up.
bool resets_on_healthy(const Service& service) {
  const auto& breaker = service.configuration.deploymentConfiguration->deploymentCircuitBreaker;
  return !breaker || breaker->resetOnHealthyTask.value_or(true);
}

}  // namespace

placement::Request request_for(ServiceLook& look, const Deployment& deployment) {
  const Service& service = look.service();
  return {.cluster_arn = service.cluster_arn,
          .service_arn = service.arn,
          .definition = deployment.definition,
          .overrides = {},
          .launch_type = deployment.launch_type,
          .capacity_provider = {},
          .group = "service:" + service.name,
          .started_by = deployment.id,
          .tags = new_task_tags(service, look.state, *deployment.definition),
          .enable_execute_command = service.configuration.enableExecuteCommand.value_or(false),
          .constraints = service.configuration.placementConstraints.value_or(
              std::vector<aws::ecs::PlacementConstraint>{}),
          .strategies = service.configuration.placementStrategy.value_or(
              std::vector<aws::ecs::PlacementStrategy>{}),
          .network = deployment.network,
          .platform_version = deployment.platform_version};
}

// What this look has started already, perhaps for another deployment: the state does not show it.
static std::vector<placement::Tentative> placed_so_far(const ServiceLook& look) {
  std::vector<placement::Tentative> placed;
  for (const Task& task : look.plan.starts)
    placed.push_back({task.instance_arn, task.group, task.resources});
  return placed;
}

bool awaits_verdict(const ServiceLook& look, const Crew& crew) {
  const auto has_failed = [&](const Task* task) {
    return failed_to_start(*task) || died_young(*task, look.timing);
  };
  return std::ranges::any_of(crew.spent, has_failed) ||
         std::ranges::any_of(crew.stopping, has_failed);
}

TaskRefs settle_ended(ServiceLook& look) {
  TaskRefs rest;
  std::map<Deployment*, bool>
      failing;  // deployments with a failure in this look: one round, however many tasks
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

// That long after its start a task is healthy at the earliest.
static Duration proven_after(const ServiceLook& look, const Task& task) {
  return state::checked_health_of(task) ? Duration{} : look.timing.healthy_without_check;
}

void forgive(ServiceLook& look, Deployment& deployment, const Crew& crew) {
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

void start(ServiceLook& look, Deployment& deployment, int count) {
  if (count <= 0) return;
  if (look.now < deployment.start_not_before) return look.wake_at(deployment.start_not_before);
  placement::Request request = request_for(look, deployment);
  const state::Resources resources =
      placement::resources_of(*request.definition, request.overrides);
  placement::Turns turns = placement::turns_of_service(look.state, look.service(), deployment.id);
  std::vector<placement::Tentative> placed = placed_so_far(look);
  std::vector<state::Task> tasks;
  std::string refused;
  const bool has_choice = placement::has_choice(look.state, request);
  for (int i = 0; i < count; ++i) {
    if (has_choice) request.draw = look.ids.number();
    placement::assign_provider(look.state, request, turns.take());
    const placement::Choice choice = placement::choose_place(look.state, request, placed);
    if (!choice.found) {
      refused = cannot_place(choice.refusals);
      heed_refusal(look, deployment, choice.refusals);
      look.wake_at(look.now + look.timing.placement_retry);
      break;
    }
    placed.push_back({choice.instance_arn, request.group, resources});
    tasks.push_back(
        placement::make_placed_task(look.state, request, choice, tasks, look.ids, look.now));
  }
  if (!tasks.empty()) {
    look.say(has_started(
        tasks, std::min(count_failing(look, deployment), static_cast<int>(tasks.size()))));
    look.service().steady = false;
    std::ranges::move(tasks, std::back_inserter(look.plan.starts));
  }
  if (!refused.empty()) say_once(look, refused);
}

}  // namespace localecs::decide
