// Sorts a service's tasks into crews.
#include "crews.hpp"

#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/instance.hpp>
#include <localecs/services/ecs/rows/service.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/services/ecs/rows/task_table.hpp>

#include <algorithm>

#include "decide/deployment/service_look.hpp"
#include "service_events.hpp"

namespace localecs::decide {
namespace {

using state::Task;
using state::TaskStatus;

// True once all processes of the task are gone: it uses nothing any more, and must not delay its
// replacement.
bool is_spent(const Task& task) {
  return std::ranges::all_of(task.containers, [](const state::Container& container) {
    return container.dying || container.step == state::ContainerStep::stopped;
  });
}

// Tasks not yet known to be healthy go to the front of `running`: scale-in takes from there.
void add_running(Crew& crew, const Task* task, bool healthy) {
  crew.running.insert(crew.running.begin() + (healthy ? std::ssize(crew.running) : crew.unproven()),
                      task);
  crew.healthy += healthy;
}

// True of a task that a deleted service of the same name left behind: it counts for nothing here.
bool is_left_behind(const state::Service& service, const Task& task) {
  return !task.should_run && std::ranges::find(service.deployments, task.started_by,
                                               &state::Deployment::id) == service.deployments.end();
}

bool is_on_draining_instance(const ServiceLook& look, const Task& task) {
  const state::Instance* instance = look.state[ecs::instances].find(task.instance_arn);
  return instance && instance->status != state::InstanceStatus::ACTIVE;
}

bool is_older(const std::optional<TimePoint>& known, TimePoint other) {
  return known && *known <= other;
}

// When healthCheckGracePeriodSeconds is over: until then a failing check of the task is ignored.
TimePoint grace_ends(const ServiceLook& look, const Task& task) {
  const int grace = look.plan.service.configuration.healthCheckGracePeriodSeconds.value_or(0);
  return *task.started_at + std::chrono::seconds(grace);
}

// Sets the next look for the moment from which the task's failing check counts.
void wake_after_grace(ServiceLook& look, const Task& task) {
  const TimePoint end = grace_ends(look, task);
  if (look.now < end && state::checked_health_of(task) == state::HealthStatus::UNHEALTHY)
    look.wake_at(end);
}

// Puts the task into the list that it counts for. `is_new`: it is of the deployment that is rolled
// out.
void sort_in(ServiceLook& look, const Task* task, bool is_new, Crew& crew,
             std::optional<TimePoint>& next_healthy) {
  if (!task->should_run) {
    (is_spent(*task) ? crew.spent : crew.stopping).push_back(task);
  } else if (task->last_status != TaskStatus::RUNNING) {
    crew.pending.push_back(task);
  } else if (const auto health = heeded_health_of(look, *task); !health) {
    // A task of an earlier deployment counts at once. A new one without a check has to run for a
    // while first.
    const TimePoint counts_from = *task->started_at + look.timing.healthy_without_check;
    const bool healthy = !is_new || look.now >= counts_from;
    add_running(crew, task, healthy);
    if (!healthy && !is_older(next_healthy, counts_from)) next_healthy = counts_from;
  } else if (health == state::HealthStatus::UNHEALTHY) {
    crew.unhealthy.push_back(task);
  } else {
    add_running(crew, task, health == state::HealthStatus::HEALTHY);
    wake_after_grace(look, *task);
  }
}

// A task on a draining instance gives way even if it is new.
void sort_in(ServiceLook& look, const Task* task, bool is_new, Crews& crews) {
  const bool is_primary = is_new && !is_on_draining_instance(look, *task);
  sort_in(look, task, is_new, is_primary ? crews.primary : crews.old, crews.next_healthy);
}

}  // namespace

std::optional<state::HealthStatus> heeded_health_of(const ServiceLook& look, const Task& task) {
  const auto health = state::checked_health_of(task);
  const bool is_ignored =
      health == state::HealthStatus::UNHEALTHY && look.now < grace_ends(look, task);
  return is_ignored ? state::HealthStatus::UNKNOWN : health;
}

Crews sort_crews(ServiceLook& look, const TaskRefs& tasks) {
  Crews crews;
  const state::Service& service = look.plan.service;
  const std::string& primary_id = service.deployments.front().id;
  for (const Task* task : tasks) {
    if (is_left_behind(service, *task)) continue;
    sort_in(look, task, task->started_by == primary_id, crews);
  }
  return crews;
}

StandingCrews sort_standing(ServiceLook& look, const TaskRefs& tasks) {
  StandingCrews crews;
  const state::Service& service = look.plan.service;
  for (const Task* task : tasks) {
    if (is_left_behind(service, *task)) continue;
    const bool is_new = task->started_by == service.deployments.front().id;
    Crew& crew = is_on_draining_instance(look, *task) ? crews.leaving
                 : is_new                             ? crews.primary
                                                      : crews.serving;
    sort_in(look, task, is_new, crew, crews.next_healthy);
  }
  return crews;
}

Crews sort_deployment(ServiceLook& look, const TaskRefs& tasks, const std::string& id) {
  Crews crews;
  for (const Task* task : tasks)
    if (task->started_by == id) sort_in(look, task, true, crews);
  return crews;
}

Crews sort_earlier(ServiceLook& look, const TaskRefs& tasks, const std::string& serving) {
  Crews crews;
  const state::Service& service = look.plan.service;
  for (const Task* task : tasks)
    if (task->started_by != service.deployments.front().id && !is_left_behind(service, *task))
      sort_in(look, task, task->started_by == serving, crews);
  return crews;
}

int count_failing(const ServiceLook& look, const state::Deployment& deployment) {
  const auto& all = look.state[ecs::tasks].of_service(look.plan.service.arn);
  return static_cast<int>(std::ranges::count_if(all, [&](const std::string& arn) {
    const Task* task = look.state[ecs::tasks].find(arn);
    if (!task || task->started_by != deployment.id) return false;
    if (!task->should_run) return task->stopped_reason == kFailedHealthCheck && is_spent(*task);
    return task->last_status == TaskStatus::RUNNING &&
           heeded_health_of(look, *task) == state::HealthStatus::UNHEALTHY;
  }));
}

}  // namespace localecs::decide
