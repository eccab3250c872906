// Sorts a service's tasks into crews.
#include "crews.hpp"

#include <algorithm>

namespace localecs::decide {
namespace {

using state::Task;
using state::TaskStatus;

bool has_health_check(const Task& task) {
  return std::ranges::any_of(*task.definition->containerDefinitions, [](const auto& container) {
    return container.healthCheck && state::is_essential(container);
  });
}

// A task whose container already died no longer uses anything: it must not delay its replacement.
bool is_spent(const Task& task) {
  return std::ranges::all_of(task.containers, [](const state::Container& container) {
    return container.dying || container.step == state::ContainerStep::stopped;
  });
}

}  // namespace

Crews sort_crews(const state::Service& service, const TaskRefs& tasks, TimePoint now,
                 const Timing& timing) {
  Crews crews;
  const std::string& primary_id = service.deployments.front().id;
  for (const Task* task : tasks) {
    const bool is_primary = task->started_by == primary_id;
    Crew& crew = is_primary ? crews.primary : crews.old;
    if (!task->should_run) {
      if (!is_spent(*task)) crew.stopping.push_back(task);
    } else if (task->last_status != TaskStatus::RUNNING) {
      crew.pending.push_back(task);
    } else if (!has_health_check(*task)) {
      crew.running.push_back(task);
      // What serves now is protected at once; what is new has to prove itself first.
      const TimePoint counts_from = *task->started_at + timing.healthy_without_check;
      if (!is_primary || now >= counts_from)
        ++crew.healthy;
      else
        crews.next_healthy =
            crews.next_healthy ? std::min(*crews.next_healthy, counts_from) : counts_from;
    } else if (const auto health = state::health_of(*task);
               health == state::HealthStatus::UNHEALTHY) {
      crew.unhealthy.push_back(task);
    } else {
      crew.running.push_back(task);
      crew.healthy += health == state::HealthStatus::HEALTHY;
    }
  }
  return crews;
}

}  // namespace localecs::decide
