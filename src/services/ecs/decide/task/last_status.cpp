// Maps the steps of containers and sandbox to ECS's ladder.
#include "last_status.hpp"

#include <localecs/aws/ecs/task.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/services/ecs/rows/task_traits.hpp>

#include "sandbox.hpp"

namespace localecs::decide {
namespace {

using state::Container;
using state::ContainerStep;
using state::Task;
using state::TaskStatus;

bool all(const Task& task, auto predicate) {
  return std::ranges::all_of(task.containers, predicate);
}

bool is_stopped(const Container& container) {
  return container.step == ContainerStep::stopped;
}

// True also of a container that waits for its restart.
bool was_started(const Container& container) {
  return container.started_at || is_stopped(container);
}

TaskStatus status_of(const Task& task) {
  if (!task.should_run) {
    if (!all(task, is_stopped)) return TaskStatus::STOPPING;
    if (is_sandbox_gone(task)) return TaskStatus::STOPPED;
    return state::is_awsvpc(task) ? TaskStatus::DEPROVISIONING : TaskStatus::STOPPING;
  }
  if (task.waits_for_capacity()) return TaskStatus::PROVISIONING;
  if (state::is_awsvpc(task) && !is_sandbox_ready(task)) return TaskStatus::PROVISIONING;
  if (all(task, was_started)) return TaskStatus::RUNNING;
  const bool idle = all(task, [](const Container& c) { return c.step == ContainerStep::waiting; });
  return idle ? TaskStatus::PENDING : TaskStatus::ACTIVATING;
}

// A task that went up and down between two looks has still been RUNNING; one that was told to stop
// before it came up has not, and one of whose containers failed has not either.
void note_started(Look& look) {
  Task& task = look.task();
  const bool stopped_before = task.stopping_at && *task.stopping_at < look.now;
  if (task.started_at || stopped_before ||
      task.stop_code == aws::ecs::TaskStopCode::TaskFailedToStart)
    return;
  if (!all(task, was_started)) return;
  if (!all(task, [](const Container& c) { return c.started_at || !c.reason.empty(); })) return;
  if (std::ranges::any_of(task.containers,
                          [](const Container& c) { return c.started_at.has_value(); }))
    task.started_at = look.now;
}

}  // namespace

void raise_last_status(Look& look) {
  Task& task = look.task();
  note_started(look);
  const TaskStatus status = std::max(task.last_status, status_of(task));
  if (status == task.last_status) return;
  task.last_status = status;
  ++task.version;
  if (status >= TaskStatus::ACTIVATING && !task.connectivity_at) task.connectivity_at = look.now;
  if (status == TaskStatus::STOPPED) {
    task.stopped_at = look.now;
    task.tags.clear();  // ECS drops a task's tags when it stops
  }
}

}  // namespace localecs::decide
