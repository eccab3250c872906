// Brings a task up its ladder: pull, create, start, run, stop, remove, forget.
#include <localecs/decide/lifecycle.hpp>

#include <algorithm>

namespace localecs::decide {
namespace {

using aws::ecs::TaskStopCode;
using effects::ContainerKey;
using state::Container;
using state::ContainerStep;
using state::Task;
using state::TaskStatus;

constexpr std::chrono::seconds kDefaultStopTimeout{30};

// One look at one task. The parts share the plan they write and the moment they look at.
struct Look {
  const state::State& state;
  TaskPlan& plan;
  bool engine_up;
  TimePoint now;
  const Timing& timing;

  Task& task() { return plan.task; }
  ContainerKey key(const Container& container) { return {plan.task.arn, container.name}; }
  void wake_at(TimePoint at) { plan.wake = plan.wake ? std::min(*plan.wake, at) : at; }
  // Whether the Engine may be asked about this container now.
  bool may_ask(const Container& container) {
    if (!engine_up) return false;
    if (now >= container.retry_at) return true;
    wake_at(container.retry_at);
    return false;
  }
};

bool has_ended(const Container& container) {
  return container.step == ContainerStep::stopped || container.dying;
}

// An essential container that ended takes the task with it.
void heed_essential_ends(Look& look) {
  Task& task = look.task();
  for (const Container& container : task.containers) {
    if (!has_ended(container) || !state::is_essential(state::definition_of(task, container)))
      continue;
    const bool ran = container.started_at.has_value();
    if (ran && !task.execution_stopped_at) {
      task.execution_stopped_at = look.now;
      ++task.version;
    }
    state::request_stop(
        task, ran ? TaskStopCode::EssentialContainerExited : TaskStopCode::TaskFailedToStart,
        ran ? "Essential container in task exited" : "Task failed to start", look.now);
  }
}

void bring_up(Look& look, Container& container) {
  if (container.step == ContainerStep::waiting && container.image_missing &&
      look.may_ask(container)) {
    Task& task = look.task();
    container.step = ContainerStep::pulling;
    if (!task.pull_started_at) task.pull_started_at = look.now;
    look.plan.effects.push_back(
        effects::PullImage{look.key(container),
                                                   *state::definition_of(task, container).image,
                                                   {},
                                                   {}});
  } else if (container.step == ContainerStep::waiting && look.may_ask(container)) {
    container.step = ContainerStep::creating;
    look.plan.effects.push_back(
        effects::CreateContainer{look.key(container), container_spec(look.state, look.task(), container)});
  } else if (container.step == ContainerStep::created && look.may_ask(container)) {
    container.step = ContainerStep::starting;
    look.plan.effects.push_back(effects::StartContainer{look.key(container), container.runtime_id, {}, false});
  }
}

Duration stop_timeout(const Task& task, const Container& container) {
  const int seconds = state::definition_of(task, container).stopTimeout.value_or(0);
  return seconds > 0 ? std::chrono::seconds(seconds) : kDefaultStopTimeout;
}

void bring_down(Look& look, Container& container) {
  switch (container.step) {
    case ContainerStep::waiting:
    case ContainerStep::pulling:  // the pull goes on for others; this task no longer waits for it
    case ContainerStep::created:
      container.step = ContainerStep::stopped;
      break;
    case ContainerStep::running:
      if (!look.may_ask(container)) break;
      container.step = ContainerStep::stopping;
      look.plan.effects.push_back(effects::StopContainer{look.key(container), container.runtime_id,
                                                         stop_timeout(look.task(), container)});
      break;
    case ContainerStep::creating:
    case ContainerStep::starting:  // their outcome comes soon and decides
    case ContainerStep::stopping:
    case ContainerStep::stopped:
      break;
  }
}

bool all(const Task& task, auto predicate) {
  return std::ranges::all_of(task.containers, predicate);
}

bool was_started(const Container& container) {
  return container.step == ContainerStep::running || container.step == ContainerStep::stopping ||
         container.step == ContainerStep::stopped;
}

TaskStatus status_of(const Task& task) {
  if (!task.should_run) {
    const bool done =
        all(task, [](const Container& c) { return c.step == ContainerStep::stopped; });
    return done ? TaskStatus::STOPPED : TaskStatus::STOPPING;
  }
  if (all(task, was_started)) return TaskStatus::RUNNING;
  const bool idle = all(task, [](const Container& c) { return c.step == ContainerStep::waiting; });
  return idle ? TaskStatus::PENDING : TaskStatus::ACTIVATING;
}

// A task that went up and down between two looks has still been RUNNING; one that was told to stop
// before it came up has not, and one of whose containers failed has not either.
void note_start(Look& look) {
  Task& task = look.task();
  const bool stopped_before = task.stopping_at && *task.stopping_at < look.now;
  if (task.started_at || stopped_before || task.stop_code == TaskStopCode::TaskFailedToStart)
    return;
  if (!all(task, was_started)) return;
  if (!all(task, [](const Container& c) { return c.started_at || !c.reason.empty(); })) return;
  if (std::ranges::any_of(task.containers,
                          [](const Container& c) { return c.started_at.has_value(); }))
    task.started_at = look.now;
}

void climb(Look& look) {
  Task& task = look.task();
  note_start(look);
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

// What a STOPPED task still has in the Engine goes after a while; what never ran goes at once.
void clean_up(Look& look) {
  Task& task = look.task();
  bool left = false;
  for (Container& container : task.containers) {
    if (!container.exists) continue;
    left = true;
    const TimePoint due =
        container.started_at ? *task.stopped_at + look.timing.container_kept : look.now;
    if (container.removing || !look.engine_up) continue;
    if (look.now < std::max(due, container.retry_at)) {
      look.wake_at(std::max(due, container.retry_at));
      continue;
    }
    container.removing = true;
    look.plan.effects.push_back(
        effects::RemoveContainer{look.key(container), container.runtime_id});
  }
  const TimePoint forget_at = *task.stopped_at + look.timing.stopped_task_kept;
  if (look.now < forget_at)
    look.wake_at(forget_at);
  else
    look.plan.forget = !left;
}

}  // namespace

TaskPlan decide_task(const state::State& state, const Task& task, TimePoint now,
                     const Timing& timing) {
  TaskPlan plan{.task = task, .effects = {}, .open_streams = {}, .wake = {}, .forget = false};
  Look look{state, plan, state.host.connected, now, timing};
  heed_essential_ends(look);
  for (Container& container : plan.task.containers)
    plan.task.should_run ? bring_up(look, container) : bring_down(look, container);
  climb(look);
  if (plan.task.is_stopped()) clean_up(look);
  return plan;
}

}  // namespace localecs::decide
