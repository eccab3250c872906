// Chooses which tasks go, in which order, and says so.
#include "stop_tasks.hpp"

#include <localecs/aws/ecs/service.hpp>
#include <localecs/services/ecs/placement/placement.hpp>
#include <localecs/services/ecs/rows/service.hpp>
#include <localecs/services/ecs/rows/task.hpp>

#include <algorithm>
#include <functional>
#include <utility>

#include "service_events.hpp"

namespace localecs::decide {
namespace {

using state::Task;

// The order in which running tasks leave: those not known to be healthy, the youngest first; then
// so that the tasks that stay are spread or packed as the placement strategies want it. Protected
// ones come last.
TaskRefs order_of_leaving(ServiceLook& look, const Crew& crew, int count) {
  const auto youngest = [](const Task* task) { return -task->started_at->time_since_epoch(); };
  TaskRefs order(crew.running.begin(), crew.running.begin() + crew.unproven());
  TaskRefs healthy, kept;
  for (auto at = crew.running.begin() + crew.unproven(); at != crew.running.end(); ++at)
    ((*at)->is_protected(look.now) ? kept : healthy).push_back(*at);
  std::ranges::sort(order, {}, youngest);
  std::ranges::sort(healthy, {}, youngest);
  const auto& strategies = look.service().configuration.placementStrategy;
  const TaskRefs chosen = placement::choose_stops(
      look.state, strategies.value_or(std::vector<aws::ecs::PlacementStrategy>{}), healthy, kept,
      static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(count, 0, std::ssize(healthy))));
  std::erase_if(healthy,
                [&](const Task* task) { return std::ranges::find(chosen, task) != chosen.end(); });
  for (const TaskRefs& part : {chosen, healthy, kept})
    order.insert(order.end(), part.begin(), part.end());
  return order;
}

}  // namespace

void stop_tasks(ServiceLook& look, const TaskRefs& tasks, std::string_view kind, std::string reason,
                std::string_view where) {
  if (tasks.empty()) return;
  if (reason.empty()) {
    const std::string& by = look.task_set.empty() ? look.primary().id : look.task_set;
    reason = "Scaling activity initiated by (deployment " + by + ")";
  }
  for (const Task* task : tasks) look.plan.stops.push_back({task->arn, reason});
  look.say(has_stopped(tasks, kind, where));
  look.service().steady = false;
}

TaskRefs take_first(TaskRefs& from, int count) {
  const auto end = from.begin() + std::clamp<std::ptrdiff_t>(count, 0, std::ssize(from));
  TaskRefs taken(from.begin(), end);
  from.erase(from.begin(), end);
  return taken;
}

TaskRefs take_unprotected(ServiceLook& look, TaskRefs& from, int count) {
  const auto is_protected = [&](const Task* task) { return task->is_protected(look.now); };
  // Not std::ranges': clang 14, which builds the fuzzers, does not understand its subrange.
  const auto spared = std::stable_partition(from.begin(), from.end(), std::not_fn(is_protected));
  const int free = static_cast<int>(spared - from.begin());
  if (count > free) {
    look.spared += std::min(count - free, static_cast<int>(from.end() - spared));
    std::for_each(spared, from.end(),
                  [&](const Task* task) { look.wake_at(*task->protected_until); });
  }
  return take_first(from, std::min(count, free));
}

void scale_in(ServiceLook& look, Crew& crew, int desired, std::string_view where) {
  int surplus = crew.live() - static_cast<int>(crew.unhealthy.size()) - desired;
  if (surplus <= 0) return;
  const TaskRefs pending = take_first(crew.pending, surplus);
  stop_tasks(look, pending, "pending");
  surplus -= static_cast<int>(pending.size());
  crew.running = order_of_leaving(look, crew, surplus);
  stop_tasks(look, take_unprotected(look, crew.running, surplus), "running", {}, where);
}

void retire_old(ServiceLook& look, Crews& crews, int keep) {
  stop_tasks(look, std::exchange(crews.old.pending, {}), "pending");
  stop_tasks(look, std::exchange(crews.old.unhealthy, {}), "running");
  // Stopping a task that is not healthy cannot break minimumHealthyPercent, but it is stopped only
  // if there are too many.
  const int healthy_surplus = std::max(0, crews.primary.healthy + crews.old.healthy - keep);
  const int surplus = crews.primary.healthy + static_cast<int>(crews.old.running.size()) - keep;
  const int leaving = std::min(surplus, crews.old.unproven() + healthy_surplus);
  stop_tasks(look, take_unprotected(look, crews.old.running, leaving), "running");
}

void stop_unhealthy(ServiceLook& look, const TaskRefs& tasks) {
  for (const Task* task : tasks)
    look.say("(task " + std::string(state::id_of(task->arn)) + ") failed container health checks.");
  stop_tasks(look, tasks, "running", kFailedHealthCheck);
}

void replace_unhealthy(ServiceLook& look, Crews& crews, int room) {
  Crew& primary = crews.primary;
  if (primary.unhealthy.empty()) return;
  const int desired = look.service().desired_count;
  const bool replaced = primary.healthy >= desired;
  // Replacements that already run have to be healthy before an unhealthy task goes.
  const bool are_there = primary.wanted() >= desired;
  if (!replaced && (are_there || room > 0 || !primary.pending.empty() || !primary.stopping.empty()))
    return;
  const TaskRefs leaving = replaced ? primary.unhealthy : take_first(primary.unhealthy, 1);
  if (look.primary().rollout_state == aws::ecs::DeploymentRolloutState::IN_PROGRESS) {
    look.primary().failed_tasks += static_cast<int>(leaving.size());
    look.primary().last_failure_at = look.now;
  }
  stop_unhealthy(look, leaving);
}

}  // namespace localecs::decide
