// One task set after the other; which of them serves, and how large each is, is somebody else's
// decision.
#include "task_sets.hpp"

#include <localecs/services/ecs/rows/service.hpp>
#include <localecs/services/ecs/rows/task.hpp>

#include <algorithm>
#include <utility>

#include "decide/service/failed_starts.hpp"
#include "decide/service/service_events.hpp"
#include "decide/service/start_tasks.hpp"
#include "decide/service/stop_tasks.hpp"

namespace localecs::decide {
namespace {

using state::TaskSet;

void note_stability(ServiceLook& look, TaskSet& set, const Crews& crews, int desired) {
  const Crew& crew = crews.primary;
  const bool steady = crew.pending.empty() && crew.stopping.empty() && crew.unhealthy.empty() &&
                      crew.unproven() == 0 && crews.old.live() == 0 &&
                      static_cast<int>(crew.running.size()) == desired;
  if (steady == set.steady) return;
  set.steady = steady;
  set.steady_since = look.now;
  if (steady && !set.is_draining) look.say("updated state to STEADY_STATE.");
}

// Stops the unhealthy tasks and those on draining instances, all of which have been replaced. A
// protected one stays until its protection ends.
void stop_replaced(ServiceLook& look, Crews& crews) {
  TaskRefs sick = std::exchange(crews.primary.unhealthy, {});
  sick.insert(sick.end(), crews.old.unhealthy.begin(), crews.old.unhealthy.end());
  stop_unhealthy(look, sick);
  TaskRefs draining = crews.old.running;
  stop_tasks(look, take_unprotected(look, draining, static_cast<int>(draining.size())), "running");
}

void scale_task_set(ServiceLook& look, const TaskRefs& tasks, TaskSet& set) {
  Crews crews = sort_deployment(look, tasks, set.deployment.id);
  const int desired = state::computed_desired_count(look.service(), set);
  reset_failures(look, set.deployment, crews.primary);
  scale_in(look, crews.primary, desired);
  const int alive = crews.primary.live() - static_cast<int>(crews.primary.unhealthy.size());
  start_tasks(look, set.deployment, desired - alive);
  // Unhealthy tasks, and those on draining instances, go once as many as desired are healthy.
  if (crews.primary.healthy >= desired) stop_replaced(look, crews);
  stop_tasks(look, crews.old.pending, "pending");
  set.deployment.desired_count = desired;
  note_stability(look, set, crews, desired);
  if (crews.next_healthy) look.wake_at(*crews.next_healthy);
}

bool is_gone(const TaskSet& set, const TaskRefs& tasks) {
  return set.is_draining && std::ranges::none_of(tasks, [&](const state::Task* task) {
           return task->started_by == set.deployment.id;
         });
}

}  // namespace

void scale_task_sets(ServiceLook& look, const TaskRefs& tasks) {
  state::Service& service = look.service();
  for (TaskSet& set : service.task_sets) {
    look.task_set = set.deployment.id;
    scale_task_set(look, tasks, set);
  }
  look.task_set.clear();
  std::erase_if(service.task_sets, [&](const TaskSet& set) { return is_gone(set, tasks); });
  int running = 0;
  bool quiet = look.plan.starts.empty() && look.plan.stops.empty();
  for (const TaskSet& set : service.task_sets) {
    running += set.deployment.desired_count;
    quiet &= set.steady && !set.is_draining;
  }
  const bool steady = quiet && running >= service.desired_count;
  if (steady && !service.steady) look.say("has reached a steady state.");
  service.steady = steady;
  if (look.spared > 0) say_once(look, blocked_by_protection(service.name, look.spared));
}

}  // namespace localecs::decide
