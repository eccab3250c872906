// GetTaskProtection and UpdateTaskProtection: tasks of services that scale-in spares for a while.
#include <localecs/aws/ecs/get_task_protection.hpp>
#include <localecs/aws/ecs/operations.hpp>
#include <localecs/aws/ecs/update_task_protection.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/cluster.hpp>
#include <localecs/services/ecs/rows/service.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/services/ecs/rows/task_table.hpp>
#include <localecs/services/operation.hpp>

#include "operations/shared/common.hpp"

namespace localecs::services::ecs {
namespace {

constexpr int kDefaultMinutes = 120, kMostMinutes = 2880;
constexpr std::size_t kMostAsked = 100, kMostUpdated = 10;

void check_tasks(const std::vector<std::string>& tasks, std::size_t most) {
  if (tasks.empty()) throw invalid_parameter("Tasks cannot be empty.");
  if (tasks.size() > most)
    throw invalid_parameter("Tasks cannot have more than " + std::to_string(most) + " elements.");
}

ProtectedTask view_of(const state::Task& task, TimePoint now) {
  const bool is_protected = task.is_protected(now);
  return {.expirationDate = is_protected ? task.protected_until : std::nullopt,
          .protectionEnabled = is_protected,
          .taskArn = task.arn};
}

// Why the task's protection cannot be told or changed.
std::optional<Failure> failure_of(const state::Task* task, const std::string& arn) {
  if (!task) return missing(arn);
  if (task->service_arn.empty() || task->is_stopped())
    return Failure{.arn = arn, .reason = "TASK_NOT_VALID"};
  return std::nullopt;
}

// True if protecting the task would leave more protected tasks than the desired count, so that
// scale-in could never reach it. A task that is protected already may be prolonged.
bool is_blocked(const Call& call, const state::Task& task) {
  const state::Service* service = call.state[ecs::services].find(task.service_arn);
  if (!service || task.is_protected(call.now)) return false;
  const auto& tasks = call.state[ecs::tasks].of_service(task.service_arn);
  const auto others = std::ranges::count_if(tasks, [&](const std::string& arn) {
    const state::Task* other = call.state[ecs::tasks].find(arn);
    return other && !other->is_stopped() && other->is_protected(call.now);
  });
  return others >= service->desired_count;
}

// What became of each task: its failure, or its protection after `visit` has seen it.
template <class Answer, class Visit>
Answer for_each_task(Call& call, const std::string& cluster_name,
                     const std::vector<std::string>& names, Visit visit) {
  const state::Cluster& cluster = find_cluster(call, cluster_name);
  Answer answer{.failures = std::vector<Failure>{}, .protectedTasks = std::vector<ProtectedTask>{}};
  for (const std::string& name : names) {
    const std::string arn = arn_in_cluster(call, cluster, "task", name);
    std::optional<Failure> failure = failure_of(call.state[ecs::tasks].find(arn), arn);
    if (!failure) failure = visit(arn);
    if (failure)
      answer.failures->push_back(std::move(*failure));
    else
      answer.protectedTasks->push_back(view_of(*call.state[ecs::tasks].find(arn), call.now));
  }
  return answer;
}

}  // namespace

GetTaskProtectionResponse get_task_protection(Call& call, const GetTaskProtectionRequest& input) {
  const auto tasks = input.tasks.value_or(std::vector<std::string>{});
  check_tasks(tasks, kMostAsked);
  return for_each_task<GetTaskProtectionResponse>(
      call, input.cluster, tasks, [](const std::string&) { return std::optional<Failure>(); });
}

UpdateTaskProtectionResponse update_task_protection(Call& call,
                                                    const UpdateTaskProtectionRequest& input) {
  check_tasks(input.tasks, kMostUpdated);
  const int minutes = input.expiresInMinutes.value_or(kDefaultMinutes);
  if (minutes < 1 || minutes > kMostMinutes)
    throw invalid_parameter("expiresInMinutes must be between 1 and " +
                            std::to_string(kMostMinutes) + ".");
  const auto until = input.protectionEnabled
                         ? std::optional(call.now + std::chrono::minutes(minutes))
                         : std::nullopt;
  return for_each_task<UpdateTaskProtectionResponse>(
      call, input.cluster, input.tasks, [&](const std::string& arn) -> std::optional<Failure> {
        if (until && is_blocked(call, *call.state[ecs::tasks].find(arn)))
          return Failure{.arn = arn, .reason = "DEPLOYMENT_BLOCKED"};
        call.state[ecs::tasks].edit(arn)->protected_until = until;
        return std::nullopt;
      });
}

}  // namespace localecs::services::ecs
