// Explains a service by its deployments, its events and the tasks that ended last.
#include <localecs/aws/document.hpp>
#include <localecs/aws/ecs/describe_service_deployments.hpp>
#include <localecs/aws/ecs/service.hpp>
#include <localecs/aws/ecs/task.hpp>
#include <localecs/aws/local/explain.hpp>

#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/deployments.hpp>
#include <localecs/services/ecs/rows/hosts.hpp>
#include <localecs/services/ecs/rows/service.hpp>
#include <localecs/services/ecs/rows/service_deployment.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/services/ecs/rows/task_table.hpp>
#include <localecs/state/state.hpp>

#include <algorithm>

#include "explain.hpp"
#include "explain_rollouts.hpp"

namespace localecs::services::local {
namespace {

using state::Service;

constexpr std::size_t kEvents = 5, kEnded = 3;

void show_deployment(const state::State& state, const Service& service,
                     const state::Deployment& deployment, TimePoint now, Explanation& to) {
  const auto counts = state::summary_of(state, service, deployment);
  to.evidence.push_back("deployment " + deployment.id + " (" +
                        std::string(state::id_of(*deployment.definition->taskDefinitionArn)) +
                        ") is " + std::string(aws::to_text(deployment.rollout_state)) + ": wants " +
                        std::to_string(*counts.requestedTaskCount) + ", runs " +
                        std::to_string(*counts.runningTaskCount) + ", " +
                        std::to_string(*counts.pendingTaskCount) + " on their way, " +
                        std::to_string(deployment.failed_tasks) + " failed to start");
  const bool is_proving =
      deployment.rollout_state == aws::ecs::DeploymentRolloutState::IN_PROGRESS &&
      *counts.runningTaskCount > 0 && *counts.runningTaskCount >= *counts.requestedTaskCount;
  if (is_proving)
    to.waitingFor.push_back(
        "the tasks of deployment " + deployment.id +
        " to count as healthy: by their health check, or without one after --healthy-after");
  if (deployment.start_not_before > now)
    to.waitingFor.push_back("the pause after " + std::to_string(deployment.start_failures) +
                            " rounds of failures: the next task is started at " +
                            to_rfc3339(deployment.start_not_before));
}

void show_hook(const state::HookCall& hook, const std::string& deployment_arn, Explanation& to) {
  using Status = aws::ecs::DeploymentLifecycleHookStatus;
  const std::string until =
      " of " + std::string(aws::to_text(hook.stage)) + ", until " + to_rfc3339(hook.expires_at);
  if (hook.status == Status::IN_PROGRESS)
    to.waitingFor.push_back("the function " + hook.hook.hookTargetArn.value_or("") + until +
                            (hook.is_invoked
                                 ? ": it is running"
                                 : ": it is invoked again at " + to_rfc3339(hook.invoke_at)));
  if (hook.status != Status::AWAITING_ACTION) return;
  to.waitingFor.push_back("hook " + hook.id + until);
  to.advice.push_back("aws ecs continue-service-deployment --service-deployment-arn " +
                      deployment_arn + " --hook-id " + hook.id);
}

void show_rollout(const state::State& state, const Service& service, Explanation& to) {
  for (const std::string& arn : service.open_service_deployments) {
    const auto* row = state[ecs::service_deployments].find(arn);
    if (!row) continue;
    std::string text = "service deployment " + std::string(state::id_of(arn)) + " is " +
                       std::string(aws::to_text(*row->described.status));
    if (row->described.lifecycleStage)
      text += " in " + std::string(aws::to_text(*row->described.lifecycleStage));
    to.evidence.push_back(text);
    if (row->baking_since)
      to.waitingFor.push_back("the bake time, in which its CloudWatch alarms are watched, since " +
                              to_rfc3339(*row->baking_since));
    for (const auto& hook : row->hooks) show_hook(hook, arn, to);
  }
}

// Tasks of this service that ended, the last ones first.
std::vector<const state::Task*> ended_tasks(const state::State& state, const Service& service) {
  std::vector<const state::Task*> ended;
  state[ecs::tasks].visit_prefix(tasks_prefix(service), [&](const state::Task& task) {
    if (task.service_arn == service.arn && task.stopped_at) ended.push_back(&task);
  });
  const auto count = std::min(ended.size(), kEnded);
  std::ranges::partial_sort(ended, ended.begin() + static_cast<std::ptrdiff_t>(count),
                            std::greater(),
                            [](const state::Task* task) { return *task->stopped_at; });
  ended.resize(count);
  return ended;
}

void show_ended(const state::State& state, const Service& service, TimePoint now, Explanation& to) {
  for (const state::Task* task : ended_tasks(state, service)) {
    const Explanation end = explain_task(state, *task, now);
    to.evidence.push_back("task " + std::string(state::id_of(task->arn)) + ": " + end.summary);
    for (const std::string& text : end.evidence) to.evidence.push_back("  " + text);
    if (task->stop_code == aws::ecs::TaskStopCode::ServiceSchedulerInitiated) continue;
    for (const std::string& text : end.advice)
      if (std::ranges::find(to.advice, text) == to.advice.end()) to.advice.push_back(text);
  }
}

// True while the last thing that happened to the service is that a task could not be placed.
bool is_stuck(const Service& service) {
  return !service.last_placement_event.empty() && !service.events.empty() &&
         service.events.front().message.value_or("").ends_with(service.last_placement_event);
}

std::string summary_of(const Service& service, int running, bool dies) {
  if (service.status == state::ServiceStatus::INACTIVE) return "The service was deleted.";
  if (service.status == state::ServiceStatus::DRAINING)
    return "The service was deleted; its tasks are being stopped.";
  if (service.steady) return "The service is steady: every wanted task runs.";
  std::string text = std::to_string(running) + " tasks run, " +
                     std::to_string(service.desired_count) + " are wanted";
  if (service.deployments.empty()) return text + "; what runs is up to the service's task sets.";
  const auto state = service.deployments.front().rollout_state;
  if (state == aws::ecs::DeploymentRolloutState::FAILED)
    return "The deployment has failed; " + text + ".";
  if (dies) return text + "; they end by themselves, and others take their place.";
  if (is_stuck(service)) return text + "; the service " + service.last_placement_event;
  return text + (state == aws::ecs::DeploymentRolloutState::IN_PROGRESS
                     ? "; a deployment is in progress."
                     : "; the scheduler is replacing what is missing.");
}

}  // namespace

Explanation explain_service(const state::State& state, const Service& service, TimePoint now) {
  Explanation explanation{.subject = service.arn,
                          .status = std::string(state::to_text(service.status))};
  int running = 0;
  for (const auto& deployment : service.deployments) {
    running += *state::summary_of(state, service, deployment).runningTaskCount;
    show_deployment(state, service, deployment, now, explanation);
  }
  for (const auto& set : service.task_sets) {
    running += *state::summary_of(state, service, set.deployment).runningTaskCount;
    show_deployment(state, service, set.deployment, now, explanation);
  }
  const auto deaths = recent_deaths(state, service, now);
  explanation.summary = summary_of(service, running, !deaths.empty());
  if (std::string given_up = last_given_up(state, service); !given_up.empty())
    explanation.summary += " " + given_up;
  show_deaths(deaths, explanation);
  if (!state[ecs::hosts].own.connected)
    explanation.waitingFor.push_back("the Docker Engine, which is away: " +
                                     state[ecs::hosts].own.problem);
  show_rollout(state, service, explanation);
  for (std::string& text : advice_for(service.last_placement_event))
    explanation.advice.push_back(std::move(text));
  for (std::size_t i = 0; i < std::min(kEvents, service.events.size()); ++i)
    explanation.evidence.push_back("event: " + service.events[i].message.value_or(""));
  if (!service.steady) show_ended(state, service, now, explanation);
  return explanation;
}

}  // namespace localecs::services::local
