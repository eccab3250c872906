// ExecuteCommand: notes who may run what in which container, and tells where to connect for it.
#include <localecs/aws/ecs/execute_command.hpp>
#include <localecs/aws/ecs/operations.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/cluster.hpp>
#include <localecs/services/ecs/rows/exec_session.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/services/ecs/rows/task_table.hpp>
#include <localecs/services/operation.hpp>
#include <localecs/state/state.hpp>

#include "operations/shared/common.hpp"

namespace localecs::services::ecs {
namespace {

constexpr int kMostSessions = 2;  // in one container at a time
constexpr int kTokenLength = 320;

aws::Error agent_not_running() {
  return invalid_parameter(
      "The execute command failed because execute command was not enabled when the task was run or "
      "the execute command agent isn't running. Wait and try again or run a new task with execute "
      "command enabled and try again.");
}

// The agent lives in the container, and has to write into its file system.
bool agent_runs(const state::Task& task, const state::Container& container) {
  const auto step = container.step;
  return task.enable_execute_command && task.should_run &&
         (step == state::ContainerStep::running || step == state::ContainerStep::stopping) &&
         !state::definition_of(task, container).readonlyRootFilesystem.value_or(false);
}

const state::Container& container_of(const state::Task& task,
                                     const std::optional<std::string>& name) {
  if (!name || name->empty()) {
    if (task.containers.size() != 1)
      throw invalid_parameter("A container name is required: the task has several containers.");
    return task.containers.front();
  }
  const auto found = std::ranges::find(task.containers, *name, &state::Container::name);
  if (found == task.containers.end())
    throw invalid_parameter("The task has no container named " + *name + ".");
  return *found;
}

void check_session_limit(const state::State& state, const state::Task& task,
                         const state::Container& container) {
  const auto open = std::ranges::count_if(state[ecs::exec_sessions], [&](const auto& row) {
    const state::ExecSession& session = row.second;
    return session.opened && session.task_arn == task.arn && session.container == container.name;
  });
  if (open >= kMostSessions)
    throw client_error(
        "Unable to start new execute sessions because the maximum session limit of " +
        std::to_string(kMostSessions) + " has been reached.");
}

// "http://127.0.0.1:4566" -> "ws://127.0.0.1:4566/v1/data-channel/…"
std::string stream_url(const std::string& endpoint, const std::string& session_id) {
  const auto host = endpoint.find("://");
  return "ws" + endpoint.substr(host == std::string::npos ? 0 : host) + "/v1/data-channel/" +
         session_id + "?role=publish_subscribe";
}

const state::ExecSession& add_session(Call& call, const state::Task& task,
                                      const state::Container& container,
                                      const std::string& command) {
  state::ExecSession session;
  session.id = "ecs-execute-command-" + call.ids.hex(17);
  session.token = call.ids.url_safe(kTokenLength);
  session.task_arn = task.arn;
  session.container = container.name;
  session.runtime_id = container.runtime_id;
  session.command = command;
  session.created_at = call.now;
  return call.state[ecs::exec_sessions].insert_or_assign(session.id, session).first->second;
}

}  // namespace

ExecuteCommandResponse execute_command(Call& call, const ExecuteCommandRequest& input) {
  const state::Cluster& cluster = find_cluster(call, input.cluster);
  if (!input.interactive)
    throw invalid_parameter("Interactive is the only mode supported currently.");
  const state::Task* task =
      call.state[ecs::tasks].find(arn_in_cluster(call, cluster, "task", input.task));
  if (!task) throw invalid_parameter("The referenced task was not found.");
  const state::Container& container = container_of(*task, input.container);
  if (!agent_runs(*task, container)) throw agent_not_running();
  state::expire(call.state[ecs::exec_sessions], call.now);
  check_session_limit(call.state, *task, container);

  const state::ExecSession& session = add_session(call, *task, container, input.command);
  ExecuteCommandResponse answer;
  answer.clusterArn = task->cluster_arn;
  answer.containerArn = container.arn;
  answer.containerName = container.name;
  answer.interactive = true;
  answer.session = {.sessionId = session.id,
                    .streamUrl = stream_url(call.endpoint, session.id),
                    .tokenValue = session.token};
  answer.taskArn = task->arn;
  return answer;
}

}  // namespace localecs::services::ecs
