// SubmitTaskStateChange, SubmitContainerStateChange and SubmitAttachmentStateChanges: what a user's
// agent tells of its tasks. Of all others the Engine tells; about them an agent is heard and not
// believed.
#include <localecs/aws/ecs/operations.hpp>
#include <localecs/aws/ecs/submit_attachment_state_changes.hpp>
#include <localecs/aws/ecs/submit_container_state_change.hpp>
#include <localecs/aws/ecs/submit_task_state_change.hpp>
#include <localecs/aws/ecs/task.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/cluster.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/services/ecs/rows/task_table.hpp>
#include <localecs/services/operation.hpp>

#include "operations/shared/common.hpp"

namespace localecs::services::ecs {
namespace {

using state::ContainerStep;
using state::TaskStatus;

constexpr const char* kAcknowledged = "ACK";

// A copy of the task to change; nothing where it is not an agent's, or has ended: late news are
// ignored.
std::optional<state::Task> agents_task(Call& call, const std::optional<std::string>& cluster_name,
                                       const std::optional<std::string>& name) {
  const state::Cluster& cluster = find_cluster(call, cluster_name);
  if (!name || name->empty()) throw invalid_parameter("Task cannot be empty.");
  const state::Task* task =
      call.state[ecs::tasks].find(arn_in_cluster(call, cluster, "task", *name));
  if (!task) throw invalid_parameter("The referenced task was not found.");
  if (!task->is_agents || task->is_stopped()) return std::nullopt;
  return *task;
}

void change(state::Container& container, const ContainerStateChange& told, TimePoint now) {
  if (told.runtimeId) container.runtime_id = *told.runtimeId;
  if (told.imageDigest) container.image_digest = *told.imageDigest;
  if (told.networkBindings) container.bindings = *told.networkBindings;
  if (container.step == ContainerStep::stopped) return;
  if (told.reason) container.reason = *told.reason;
  if (told.status == "RUNNING" && container.step < ContainerStep::running) {
    container.step = ContainerStep::running;
    container.started_at = now;
  }
  if (told.status != "STOPPED") return;
  container.step = ContainerStep::stopped;
  container.exit_code = told.exitCode;
  container.finished_at = now;
}

void change(state::Task& task, const ContainerStateChange& told, TimePoint now) {
  state::Container* container = state::find_container(task, told.containerName.value_or(""));
  if (!container) throw invalid_parameter("The referenced container was not found.");
  change(*container, told, now);
}

void run(state::Task& task, TimePoint now) {
  if (task.last_status >= TaskStatus::RUNNING) return;
  task.last_status = TaskStatus::RUNNING;
  if (!task.connectivity_at) task.connectivity_at = now;
  task.started_at = now;
}

void end(state::Task& task, const std::string& reason, TimePoint now) {
  const bool ran = task.started_at.has_value();
  const std::string otherwise = ran ? "Essential container in task exited" : "Task failed to start";
  state::request_stop(
      task, ran ? TaskStopCode::EssentialContainerExited : TaskStopCode::TaskFailedToStart,
      reason.empty() ? otherwise : reason, now);
  for (state::Container& container : task.containers)
    if (container.step != ContainerStep::stopped) change(container, {.status = "STOPPED"}, now);
  if (!task.execution_stopped_at) task.execution_stopped_at = now;
  task.stopped_at = now;
  task.last_status = TaskStatus::STOPPED;
}

template <class Member>
void take(Member& into, const Member& told) {
  if (told) into = told;
}

}  // namespace

SubmitTaskStateChangeResponse submit_task_state_change(Call& call,
                                                       const SubmitTaskStateChangeRequest& input) {
  auto task = agents_task(call, input.cluster, input.task);
  if (!task) return {kAcknowledged};
  for (const ContainerStateChange& container :
       input.containers.value_or(std::vector<ContainerStateChange>{}))
    change(*task, container, call.now);
  take(task->pull_started_at, input.pullStartedAt);
  take(task->pull_stopped_at, input.pullStoppedAt);
  take(task->execution_stopped_at, input.executionStoppedAt);
  if (input.status == "RUNNING") run(*task, call.now);
  if (input.status == "STOPPED") end(*task, input.reason.value_or(""), call.now);
  ++task->version;
  call.state[ecs::tasks].update(std::move(*task));
  return {kAcknowledged};
}

SubmitContainerStateChangeResponse submit_container_state_change(
    Call& call, const SubmitContainerStateChangeRequest& input) {
  auto task = agents_task(call, input.cluster, input.task);
  if (!task) return {kAcknowledged};
  change(*task,
         {.containerName = input.containerName,
          .exitCode = input.exitCode,
          .imageDigest = {},
          .networkBindings = input.networkBindings,
          .reason = input.reason,
          .runtimeId = input.runtimeId,
          .status = input.status},
         call.now);
  ++task->version;
  call.state[ecs::tasks].update(std::move(*task));
  return {kAcknowledged};
}

// "…:attachment/<cluster>/<id>" of a task's network interface: attached, it lets the task go on.
SubmitAttachmentStateChangesResponse submit_attachment_state_changes(
    Call& call, const SubmitAttachmentStateChangesRequest& input) {
  const state::Cluster& cluster = find_cluster(call, input.cluster);
  if (input.attachments.empty()) throw invalid_parameter("attachments can not be empty.");
  std::vector<std::string> attached;
  for (const AttachmentStateChange& told : input.attachments)
    if (told.status == "ATTACHED") attached.emplace_back(state::id_of(told.attachmentArn));
  std::vector<state::Task> changed;
  call.state[ecs::tasks].visit_prefix(
      call.scope.arn("task/" + cluster.name + "/"), [&](const state::Task& task) {
        if (task.is_agents && task.last_status == TaskStatus::PROVISIONING &&
            std::ranges::find(attached, task.sandbox.attachment_id) != attached.end())
          changed.push_back(task);
      });
  for (state::Task& task : changed) {
    task.sandbox.step = state::Sandbox::Step::ready;
    task.last_status = TaskStatus::PENDING;
    ++task.version;
    call.state[ecs::tasks].update(std::move(task));
  }
  return {kAcknowledged};
}

}  // namespace localecs::services::ecs
