// Explains what goes wrong after tasks were RUNNING: processes that end by themselves, and
// deployments that were given up.
#include <localecs/aws/document.hpp>
#include <localecs/aws/ecs/describe_service_deployments.hpp>
#include <localecs/aws/ecs/task.hpp>
#include <localecs/aws/ecs/task_definition.hpp>
#include <localecs/aws/local/explain.hpp>

#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/service.hpp>
#include <localecs/services/ecs/rows/service_deployment.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/services/ecs/rows/task_table.hpp>
#include <localecs/state/state.hpp>

#include <algorithm>

#include "explain_rollouts.hpp"

namespace localecs::services::local {
namespace {

using namespace std::chrono_literals;
using state::Service;
using state::Task;

constexpr Duration kRecent = 1min;
constexpr const char* kNotCounted =
    "As on AWS the circuit breaker does not count tasks that reached RUNNING. A container health "
    "check would: the deployment waits until its tasks are HEALTHY, and those that are not fail "
    "it.";

bool has_health_check(const Task& task) {
  const auto& containers = task.definition->containerDefinitions;
  return containers && std::ranges::any_of(*containers, [](const auto& container) {
           return container.healthCheck.has_value();
         });
}

std::string code_of(const Task& task) {
  for (const state::Container& container : task.containers)
    if (container.exit_code) return " with code " + std::to_string(*container.exit_code);
  return {};
}

std::string in_seconds(Duration time) {
  const auto tenths = std::chrono::duration_cast<std::chrono::milliseconds>(time).count() / 100;
  return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " s";
}

// True of a rollout that did not end with its target in service.
bool was_given_up(const state::ServiceDeployment& row) {
  using Status = aws::ecs::ServiceDeploymentStatus;
  const Status status = row.described.status.value_or(Status::PENDING);
  return row.is_over() && status != Status::SUCCESSFUL && status != Status::PENDING;
}

}  // namespace

std::vector<const Task*> recent_deaths(const state::State& state, const Service& service,
                                       TimePoint now) {
  std::vector<const Task*> deaths;
  state[ecs::tasks].visit_prefix(tasks_prefix(service), [&](const Task& task) {
    if (task.service_arn == service.arn && task.started_at && task.stopping_at &&
        task.stop_code == aws::ecs::TaskStopCode::EssentialContainerExited &&
        now - *task.stopping_at < kRecent)
      deaths.push_back(&task);
  });
  return deaths;
}

void show_deaths(const std::vector<const Task*>& deaths, Explanation& to) {
  if (deaths.empty()) return;
  const Task& last =
      **std::ranges::max_element(deaths, {}, [](const Task* task) { return *task->stopping_at; });
  to.evidence.push_back(
      std::to_string(deaths.size()) +
      " tasks of this service ended by themselves in the last minute, the last one" +
      code_of(last) + " after " + in_seconds(*last.stopping_at - *last.started_at));
  if (!has_health_check(last)) to.advice.push_back(kNotCounted);
}

std::string last_given_up(const state::State& state, const Service& service) {
  const state::ServiceDeployment* last = nullptr;
  std::string prefix = service.arn;
  prefix.replace(prefix.find(":service/"), 9, ":service-deployment/").append("/");
  state[ecs::service_deployments].visit_prefix(prefix, [&](const state::ServiceDeployment& row) {
    if (!last || row.described.createdAt > last->described.createdAt) last = &row;
  });
  if (!last || !was_given_up(*last)) return {};
  return "The last deployment did not stay: it is " +
         std::string(aws::to_text(*last->described.status)) + ". " +
         last->described.statusReason.value_or("");
}

std::string tasks_prefix(const Service& service) {
  std::string prefix = service.cluster_arn;
  return prefix.replace(prefix.rfind(":cluster/"), 9, ":task/").append("/");
}

}  // namespace localecs::services::local
