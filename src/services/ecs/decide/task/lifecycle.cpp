// Brings a task up its ladder: sandbox and volumes, containers, and down again; then it is
// forgotten.
#include <localecs/services/ecs/decide/lifecycle.hpp>

#include <localecs/aws/ecs/task.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/settings.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/services/ecs/rows/task_traits.hpp>
#include <localecs/state/state.hpp>

#include "agents_task.hpp"
#include "bring_down.hpp"
#include "bring_up.hpp"
#include "cleanup.hpp"
#include "decide/container/dependencies.hpp"
#include "last_status.hpp"
#include "published.hpp"
#include "sandbox.hpp"
#include "volumes.hpp"

namespace localecs::decide {
namespace {

using aws::ecs::TaskStopCode;
using state::Container;
using state::Task;

constexpr const char* kFailed = "Task failed to start";

void stop_after(Look& look, bool ran, const std::string& failure) {
  Task& task = look.task();
  if (ran && !task.execution_stopped_at) {
    task.execution_stopped_at = look.now;
    ++task.version;
  }
  state::request_stop(
      task, ran ? TaskStopCode::EssentialContainerExited : TaskStopCode::TaskFailedToStart,
      ran ? "Essential container in task exited" : failure, look.now);
}

// Fargate repeats in the task's stoppedReason why an image could not be had.
std::string failure_of(const Task& task, const Container& container) {
  const bool is_told = state::is_on_fargate(task) && container.reason.starts_with("CannotPull");
  return is_told ? container.reason : kFailed;
}

// Under `always` and `once` a failed pull ends the task, even if the container is not essential.
bool is_fatal_pull(const Look& look, const Container& container) {
  const auto behavior = look.state[ecs::settings].pull_behavior;
  return container.step == state::ContainerStep::stopped && !container.started_at &&
         !container.pull_problem.empty() &&
         (behavior == state::PullBehavior::always || behavior == state::PullBehavior::once);
}

void stop_if_container_ended(Look& look) {
  for (const Container& container : look.task().containers) {
    const bool is_end = has_ended(look.task(), container) &&
                        state::is_essential(state::definition_of(look.task(), container));
    if (is_end || is_fatal_pull(look, container))
      stop_after(look, container.started_at.has_value(), failure_of(look.task(), container));
  }
}

// Asks the task to stop if an essential container has ended, or if its sandbox or one of its
// volumes has failed.
void stop_if_essential_ended(Look& look) {
  Task& task = look.task();
  const auto& sandbox = task.sandbox;
  if (sandbox.step == state::Sandbox::Step::failed && task.should_run) {
    const bool ran = std::ranges::any_of(task.containers, [](const Container& container) {
      return container.started_at.has_value();
    });
    stop_after(look, ran, sandbox.reason.empty() ? kFailed : sandbox.reason);
  }
  for (const state::Volume& volume : task.volumes)
    if (volume.step == state::Volume::Step::failed)
      state::request_stop(task, TaskStopCode::TaskFailedToStart, volume.reason, look.now);
  stop_if_container_ended(look);
}

void bring_up(Look& look) {
  if (look.task().waits_for_capacity()) return;
  prepare_sandbox(look);
  create_volumes(look);
  if (!is_sandbox_ready(look.task()) || !are_volumes_ready(look.task())) return;
  bring_up_containers(look);
}

void bring_down(Look& look) {
  bring_down_containers(look);
  const bool over = std::ranges::all_of(look.task().containers, [](const Container& container) {
    return container.step == state::ContainerStep::stopped;
  });
  if (over) release_sandbox(look);
}

bool is_published_alike(const Task& one, const Task& other) {
  return std::ranges::equal(
      one.containers, other.containers,
      [](const Container& a, const Container& b) { return published(a) == published(b); });
}

bool differ(const Task& one, const Task& other) {
  const auto same_steps = [](const auto& a, const auto& b) { return a.step == b.step; };
  return one.version != other.version || one.sandbox.step != other.sandbox.step ||
         !std::ranges::equal(one.containers, other.containers, same_steps) ||
         !std::ranges::equal(one.volumes, other.volumes, same_steps);
}

}  // namespace

TaskPlan decide_task(const state::State& state, const Task& task, TimePoint now,
                     const Timing& timing) {
  TaskPlan plan{.task = task, .effects = {}, .open_streams = {}, .wake = {}};
  Look look{state, plan, now, timing};
  if (task.is_agents) {
    follow_agent(look);
    return plan;
  }
  stop_if_essential_ended(look);
  if (plan.task.should_run) {
    bring_up(look);
    stop_if_essential_ended(look);  // what could not come up has ended too
  }
  if (!plan.task.should_run)
    bring_down(look);
  else
    remove_given_up(look);
  raise_last_status(look);
  if (plan.task.is_stopped()) clean_up(look);
  if (!is_published_alike(plan.task, task)) ++plan.task.version;
  plan.changed = differ(plan.task, task) || !plan.effects.empty();
  return plan;
}

}  // namespace localecs::decide
