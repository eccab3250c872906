// A container's outcomes, each at the step that waits for it, and what happens to it unasked.
#include "observe_container.hpp"

#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/services/ecs/rows/task_traits.hpp>

#include "address.hpp"
#include "decide/container/failures.hpp"
#include "decide/container/restarts.hpp"

namespace localecs::decide {

using effects::Problem;
using state::ContainerStep;

namespace {

constexpr const char* kVanished = "ContainerVanishedError: No container matching saved ID found";

}  // namespace

void ContainerObserver::ask_again_from(ContainerStep step) {
  container.step = step;
  container.retry_at = now + timing.engine_retry;
}

void ContainerObserver::operator()(const effects::Pulled& pulled) {
  if (!task.pull_stopped_at || *task.pull_stopped_at < now) task.pull_stopped_at = now;
  if (container.step != ContainerStep::pulling) return;
  container.step = ContainerStep::waiting;
  if (!pulled.problem) {
    container.pulled = true;
    container.image_missing = false;
  } else if (pulled.problem->kind == Problem::Kind::unreachable) {
    ask_again_from(ContainerStep::waiting);
  } else {
    container.pull_problem = error_text(*pulled.problem, "CannotPullContainerError");
  }
}

void ContainerObserver::operator()(const effects::Created& created) {
  if (!created.problem) {
    container.exists = true;
    container.runtime_id = created.runtime_id;
    container.pull_problem.clear();
    if (!container.created_at) container.created_at = now;
    if (container.step == ContainerStep::creating) container.step = ContainerStep::created;
    return;
  }
  if (container.step != ContainerStep::creating) return;
  const Problem& problem = *created.problem;
  if (problem.kind == Problem::Kind::no_image && !container.pulled) {
    container.image_missing = true;
    container.step = ContainerStep::waiting;
  } else if (problem.kind == Problem::Kind::unreachable) {
    ask_again_from(ContainerStep::waiting);
  } else if (problem.kind == Problem::Kind::no_image && !container.pull_problem.empty()) {
    fail_container(container, container.pull_problem);
  } else {
    fail_container(container, error_text(problem, "CannotCreateContainerError"));
  }
}

// In awsvpc mode it is the task's address: the container owns the network where no sandbox does.
void ContainerObserver::note_address(const effects::NetworkAddress& address) {
  (state::is_awsvpc(task) ? task.sandbox.address : container.address) = address_of(address);
}

void ContainerObserver::operator()(const effects::Started& started) {
  if (!started.problem) {
    container.bindings = started.bindings;
    if (!started.image_digest.empty()) container.image_digest = started.image_digest;
    if (!started.image_id.empty()) container.image_id = started.image_id;
    if (started.address) note_address(*started.address);
    const bool begins = container.step == ContainerStep::starting;
    if (begins && container.restarts > 0) container.restarted_at = container.started_at = now;
    if (begins) container.exit_code.reset();
    if (!container.started_at) container.started_at = now;
    if (begins) container.step = ContainerStep::running;
    return;
  }
  if (container.step != ContainerStep::starting) return;
  switch (started.problem->kind) {
    case Problem::Kind::unreachable:
      return ask_again_from(ContainerStep::created);
    case Problem::Kind::vanished:
      // The Engine says the same when it is the sandbox that is gone: the container may well be
      // there, and is removed one day in any case. What has run before cannot be made again.
      if (container.restarts > 0) return fail_container(container, kVanished);
      return ask_again_from(ContainerStep::waiting);
    default:
      fail_container(container, error_text(*started.problem, "CannotStartContainerError"));
  }
}

void ContainerObserver::operator()(const effects::Stopped& stopped) {
  if (!stopped.problem || container.step != ContainerStep::stopping) return;
  if (stopped.problem->kind == Problem::Kind::vanished) return vanish();
  ask_again_from(ContainerStep::running);
}

void ContainerObserver::operator()(const effects::Removed& removed) {
  container.removing = false;
  if (removed.problem)
    container.retry_at = now + timing.engine_retry;
  else
    container.exists = false;
}

void ContainerObserver::operator()(const effects::Dying&) {
  if (container.step == ContainerStep::running) container.dying = true;
}

void ContainerObserver::operator()(const effects::Exited& exited) {
  if (container.step == ContainerStep::stopped || exited.runtime_id != container.runtime_id ||
      awaits_restart(container))
    return;
  // A container that ends right after its start may be heard of before the start's own outcome.
  const bool is_unheard = !container.started_at || container.step == ContainerStep::starting;
  if (is_unheard) container.started_at = now;
  container.dying = false;
  container.finished_at = now;
  container.exit_code = exited.exit_code;
  if (is_restarted(task, container, exited.exit_code, now)) {
    container.step = ContainerStep::created;
    container.health = state::HealthStatus::UNKNOWN;
    ++container.restarts;
    return;
  }
  container.step = ContainerStep::stopped;
  if (exited.out_of_memory)
    container.reason = "OutOfMemoryError: Container killed due to memory usage";
  else if (!exited.error.empty())
    container.reason = "DockerStateError: " + exited.error;
}

void ContainerObserver::operator()(const effects::HealthChanged& changed) {
  if (state::definition_of(task, container).healthCheck) container.health = changed.health;
}

void ContainerObserver::vanish() {
  fail_container(container, kVanished);
  container.exists = false;
}

}  // namespace localecs::decide
