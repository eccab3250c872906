// EXTERNAL: the scheduler keeps each task set at its share of the desired count; which set serves,
// and how large each is, is somebody else's decision. Percentages do not apply.
#include <localecs/services/ecs/rows/service.hpp>
#include <localecs/services/ecs/rows/task.hpp>

#include "service_events.hpp"
#include "service_look.hpp"

namespace localecs::decide {
namespace {

using state::TaskSet;

void note_stability(ServiceLook& look, TaskSet& set, const Crews& crews, int desired) {
  const Crew& crew = crews.primary;
  const bool steady = crew.pending.empty() && crew.stopping.empty() && crew.unhealthy.empty() &&
                      crew.unchecked == 0 && crews.old.live() == 0 &&
                      static_cast<int>(crew.running.size()) == desired;
  if (steady == set.steady) return;
  set.steady = steady;
  set.steady_since = look.now;
  if (steady && !set.is_draining) look.say("updated state to STEADY_STATE.");
}

// What protection keeps on an instance that drains stays until it ends.
void replace(ServiceLook& look, Crews& crews) {
  TaskRefs sick = std::exchange(crews.primary.unhealthy, {});
  sick.insert(sick.end(), crews.old.unhealthy.begin(), crews.old.unhealthy.end());
  stop_unhealthy(look, sick);
  TaskRefs draining = crews.old.running;
  stop(look, take_unprotected(look, draining, static_cast<int>(draining.size())), "running");
}

void hold_set(ServiceLook& look, const TaskRefs& tasks, TaskSet& set) {
  Crews crews = sort_task_set(look, tasks, set);
  const int desired = state::computed_desired_count(look.service(), set);
  forgive(look, set.deployment, crews.primary);
  scale_in(look, crews.primary, desired);
  const int alive = crews.primary.live() - static_cast<int>(crews.primary.unhealthy.size());
  start(look, set.deployment, desired - alive);
  // What is unhealthy, or on an instance that drains, goes as soon as as many are healthy.
  const bool some_leave = !crews.primary.unhealthy.empty() || crews.old.live() > 0;
  if (crews.primary.healthy >= desired) replace(look, crews);
  stop(look, crews.old.pending, "pending");
  set.deployment.desired_count = desired;
  note_stability(look, set, crews, desired);
  if (crews.next_healthy && some_leave) look.wake_at(*crews.next_healthy);
}

bool is_gone(const TaskSet& set, const TaskRefs& tasks) {
  return set.is_draining && std::ranges::none_of(tasks, [&](const state::Task* task) {
           return task->started_by == set.deployment.id;
         });
}

}  // namespace

void hold_task_sets(ServiceLook& look, const TaskRefs& tasks) {
  state::Service& service = look.service();
  for (TaskSet& set : service.task_sets) {
    look.task_set = set.deployment.id;
    hold_set(look, tasks, set);
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
