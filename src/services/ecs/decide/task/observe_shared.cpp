// Outcomes of the sandbox and the volumes, each at the step that waits for it.
#include "observe_shared.hpp"

#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/services/ecs/rows/task_traits.hpp>

#include "address.hpp"
#include "decide/container/failures.hpp"

namespace localecs::decide {

using effects::Problem;
using Step = state::Sandbox::Step;

namespace {

// The task's stoppedReason: there is no container yet in which ECS could show the failure.
std::string sandbox_failure(const state::Task& task, const Problem& problem) {
  if (!state::is_awsvpc(task)) return error_text(problem, "CannotCreateContainerError");
  if (problem.kind == Problem::Kind::timed_out)
    return "Timeout waiting for network interface provisioning to complete.";
  if (state::is_on_fargate(task))
    return "ResourceInitializationError: failed to configure ENI: " + problem.message;
  return "ContainerNetworkingError: " + problem.message;
}

std::string volume_failure(const state::Volume& volume, const Problem& problem) {
  if (problem.kind != Problem::Kind::vanished)
    return error_text(problem, "CannotCreateVolumeError");
  return "CannotCreateVolumeError: volume detection failed, volume '" + volume.engine_name +
         "' does not exist and autoprovision is set to false";
}

}  // namespace

void SandboxObserver::ask_again_from(Step step) {
  task.sandbox.step = step;
  task.sandbox.retry_at = now + timing.engine_retry;
}

void SandboxObserver::operator()(const effects::SandboxReady& ready) {
  state::Sandbox& sandbox = task.sandbox;
  if (sandbox.step != Step::preparing) return;
  if (!ready.problem) {
    sandbox.step = Step::ready;
    sandbox.ready_at = now;
    sandbox.runtime_id = ready.runtime_id;
    if (ready.address) sandbox.address = address_of(*ready.address);
  } else if (ready.problem->kind == Problem::Kind::unreachable) {
    ask_again_from(Step::waiting);
  } else {
    sandbox.step = Step::failed;
    sandbox.reason = sandbox_failure(task, *ready.problem);
  }
}

void SandboxObserver::operator()(const effects::SandboxReleased& released) {
  if (task.sandbox.step != Step::releasing) return;
  if (!released.problem || released.problem->kind == Problem::Kind::vanished)
    task.sandbox.step = Step::released;
  else
    ask_again_from(Step::ready);
}

void SandboxObserver::operator()(const effects::Exited& exited) {
  if (exited.runtime_id == task.sandbox.runtime_id) die();
}

void SandboxObserver::die() {
  if (task.sandbox.step == Step::ready) task.sandbox.step = Step::failed;
}

void VolumeObserver::operator()(const effects::VolumeCreated& created) {
  if (volume.step != state::Volume::Step::creating) return;
  if (!created.problem) {
    volume.step = state::Volume::Step::ready;
    volume.exists = true;
    volume.mount_point = created.mount_point;
    return;
  }
  // An Engine that did not answer may have made the volume all the same, now or at an earlier
  // attempt: it is removed by its name one day.
  volume.exists |= created.problem->kind == Problem::Kind::unreachable ||
                   created.problem->kind == Problem::Kind::timed_out;
  if (created.problem->kind == Problem::Kind::unreachable) {
    volume.step = state::Volume::Step::waiting;
    volume.retry_at = now + timing.engine_retry;
    return;
  }
  volume.step = state::Volume::Step::failed;
  volume.reason = volume_failure(volume, *created.problem);
}

void VolumeObserver::operator()(const effects::VolumeRemoved& removed) {
  volume.removing = false;
  const bool is_gone = !removed.problem || removed.problem->kind == Problem::Kind::vanished;
  if (is_gone) {
    volume.exists = false;
    return;
  }
  const bool refused = removed.problem->kind == Problem::Kind::refused;
  volume.retry_at = now + (refused ? timing.removal_retry : timing.engine_retry);
}

}  // namespace localecs::decide
