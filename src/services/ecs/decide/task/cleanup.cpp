// Removals, and the times until which a STOPPED task's parts are kept.
#include "cleanup.hpp"

#include <localecs/services/ecs/rows/task.hpp>

#include "sandbox.hpp"
#include "volumes.hpp"

namespace localecs::decide {
namespace {

// True while something is left.
bool remove_containers(Look& look) {
  const state::Task& task = look.task();
  bool left = false;
  for (state::Container& container : look.task().containers) {
    if (!container.exists) continue;
    left = true;
    if (container.removing || !look.is_engine_there()) continue;
    const TimePoint due =
        container.started_at ? *task.stopped_at + look.timing.container_kept : look.now;
    if (!look.wait_for_engine(std::max(due, container.retry_at))) continue;
    container.removing = true;
    look.ask(effects::RemoveContainer{look.key(container.name), container.runtime_id});
  }
  return left;
}

}  // namespace

void remove_given_up(Look& look) {
  for (state::Container& container : look.task().containers) {
    const bool is_given_up = container.step == state::ContainerStep::stopped && container.exists &&
                             !container.started_at &&
                             container.reason.starts_with("DockerTimeoutError");
    if (!is_given_up || container.removing || !look.wait_for_engine(container.retry_at)) continue;
    container.removing = true;
    look.ask(effects::RemoveContainer{look.key(container.name), container.runtime_id});
  }
}

void clean_up(Look& look) {
  // The Engine's list may have shown a sandbox that we believed to be gone.
  release_sandbox(look);
  bool left = !is_sandbox_gone(look.task());
  left |= remove_containers(look) || remove_volumes(look);
  const TimePoint forget_at = *look.task().stopped_at + look.timing.stopped_task_kept;
  if (look.now < forget_at)
    look.wake_at(forget_at);
  else
    look.plan.forget = !left;
}

}  // namespace localecs::decide
