// RunTask: places up to ten tasks of one definition and answers before any of them runs.
#include <localecs/aws/canonical.hpp>
#include <localecs/aws/document.hpp>
#include <localecs/aws/ecs/run_task.hpp>
#include <localecs/services/ecs/placement/capacity.hpp>
#include <localecs/services/ecs/placement/placement.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/cluster.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/services/ecs/rows/task_table.hpp>
#include <localecs/services/ecs/rows/token_use.hpp>

#include "launch_request.hpp"
#include "operations/shared/remembered_request.hpp"
#include "task_view.hpp"

namespace localecs::services::ecs {
namespace {

int checked_count(const RunTaskRequest& input) {
  const int count = input.count.value_or(1);
  if (count < 1) throw invalid_parameter("Count must be at least 1");
  if (count > 10) throw invalid_parameter("Count exceeds max");
  return count;
}

// What a clientToken stands for: the call without the token itself.
std::string canonical(RunTaskRequest input) {
  input.clientToken.reset();
  return aws::canonical(input);
}

// The first answer again, when the token was used before. Throws ConflictException when it was for
// another call.
std::optional<RunTaskResponse> repeated(Call& call, const std::string& token_key,
                                        const RunTaskRequest& input) {
  const state::TokenUse* used = call.state[ecs::tokens].find(token_key);
  if (!used || call.now - used->at >= std::chrono::hours(24)) return std::nullopt;
  if (!is_repeated(*used, canonical(input))) {
    aws::Error conflict("ConflictException",
                        "The clientToken was used before with other parameters.");
    conflict.resource_ids = used->task_arns;
    throw conflict;
  }
  RunTaskResponse answer{.failures = std::vector<Failure>{}, .tasks = std::vector<Task>{}};
  for (const std::string& arn : used->task_arns)
    if (const state::Task* task = call.state[ecs::tasks].find(arn))
      answer.tasks->push_back(task_view(*task, call.state, true));
  return answer;
}

// We know ECS's error code only; the message is taken from ECS's service event.
void check_waiting(const placement::Choice& choice) {
  if (!choice.refusals.empty() && choice.refusals.front().reason == placement::kOverWaitingLimit)
    throw client_error("The tasks provisioning capacity limit was exceeded.");
}

void add_failures(const placement::Choice& choice, std::vector<Failure>& to) {
  for (const auto& refusal : choice.refusals) {
    Failure failure{.arn = {}, .detail = {}, .reason = refusal.reason};
    if (!refusal.instance_arn.empty()) failure.arn = refusal.instance_arn;
    to.push_back(std::move(failure));
  }
}

}  // namespace

RunTaskResponse run_task(Call& call, const RunTaskRequest& input) {
  const int count = checked_count(input);
  check_length(input.clientToken, "clientToken", 64);
  const state::Cluster& cluster = find_cluster(call, input.cluster);
  const std::string token_key = cluster.arn + " " + input.clientToken.value_or("");
  if (input.clientToken)
    if (auto answer = repeated(call, token_key, input)) return *answer;
  const Capacity capacity =
      capacity_of(call, cluster, input.launchType, input.capacityProviderStrategy);
  placement::Request request = launch_request(call, input, cluster, capacity);
  const bool by_instances = capacity.strategy.empty() && !request.on_fargate();
  if (by_instances && !placement::has_instances(call.state, cluster.arn))
    throw invalid_parameter("No Container Instances were found in your cluster.");

  RunTaskResponse answer{.failures = std::vector<Failure>{}, .tasks = std::vector<Task>{}};
  std::vector<std::string> arns;
  std::vector<state::Task> spread;  // over zones
  placement::Turns turns = placement::turns_of_call(capacity.strategy);
  const bool has_choice = placement::has_choice(call.state, request);
  for (int i = 0; i < count; ++i) {
    if (has_choice) request.draw = call.ids.number();
    placement::assign_provider(call.state, request, turns.take());
    const placement::Choice choice = placement::choose_place(call.state, request);
    if (!choice.found) {
      if (arns.empty())
        check_waiting(choice);  // nothing has been started that the error would hide
      add_failures(choice, *answer.failures);
      continue;
    }
    state::Task task =
        placement::make_placed_task(call.state, request, choice, spread, call.ids, call.now);
    answer.tasks->push_back(task_view(task, call.state, true));
    arns.push_back(task.arn);
    if (request.on_fargate() && count > 1) spread.push_back(task);
    call.state[ecs::tasks].add(std::move(task));
  }
  if (input.clientToken)
    call.state[ecs::tokens].put(token_key,
                                {digest_of(canonical(input)), std::move(arns), call.now});
  return answer;
}

}  // namespace localecs::services::ecs
