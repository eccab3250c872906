// Finds its way among a service's deployments.
#include <localecs/services/ecs/rows/deployments.hpp>

#include <localecs/aws/ecs/capacity_provider_strategy_item.hpp>
#include <localecs/aws/ecs/describe_service_deployments.hpp>
#include <localecs/aws/ecs/describe_service_revisions.hpp>
#include <localecs/services/ecs/rows/service_deployment.hpp>
#include <localecs/services/ecs/rows/task_table.hpp>

#include <algorithm>

namespace localecs::state {

std::size_t place_of_serving(const Service& service) {
  const auto& all = service.deployments;
  if (all.size() < 2) return 0;
  for (std::size_t i = 1; service.last_completed && i < all.size(); ++i)
    if (all[i].id == service.last_completed->id) return i;
  return 1;
}

const std::optional<std::vector<aws::ecs::CapacityProviderStrategyItem>>& strategy_of(
    const State& state, const Service& service, std::string_view deployment) {
  for (const TaskSet& set : service.task_sets)
    if (set.deployment.id == deployment) return set.configuration.capacityProviderStrategy;
  for (std::size_t i = 1; i < service.deployments.size(); ++i) {
    if (service.deployments[i].id != deployment) continue;
    const auto* revision = state[ecs::service_revisions].find(service.deployments[i].revision_arn);
    if (revision) return revision->capacityProviderStrategy;
  }
  return service.configuration.capacityProviderStrategy;
}

void keep_to_revision(const State& state, Deployment& deployment) {
  const auto* revision = state[ecs::service_revisions].find(deployment.revision_arn);
  if (!revision) return;
  deployment.launch_type = revision->launchType;
  deployment.platform_version = revision->platformVersion.value_or("");
}

void forget_history_of(State& state, std::string_view service_arn) {
  const auto forget = [&](auto& table, std::string_view kind) {
    std::string prefix(service_arn);
    prefix.replace(prefix.rfind(":service/"), 9, ":" + std::string(kind) + "/");
    std::vector<std::string> arns;
    for (auto row = table.rows().lower_bound(prefix += "/");
         row != table.rows().end() && row->first.starts_with(prefix); ++row)
      arns.push_back(row->first);
    for (const std::string& arn : arns) table.erase(arn);
  };
  forget(state[ecs::service_deployments], "service-deployment");
  forget(state[ecs::service_revisions], "service-revision");
}

aws::ecs::ServiceRevisionSummary summary_of(const State& state, const Service& service,
                                            const Deployment& deployment) {
  int running = 0, pending = 0;
  for (const std::string& arn : state[ecs::tasks].of_service(service.arn)) {
    const Task* task = state[ecs::tasks].find(arn);
    if (!task || task->started_by != deployment.id) continue;
    running += task->last_status == TaskStatus::RUNNING;
    pending += task->last_status < TaskStatus::RUNNING;
  }
  return {.arn = deployment.revision_arn,
          .pendingTaskCount = pending,
          .requestedTaskCount = deployment.desired_count,
          .runningTaskCount = running};
}

}  // namespace localecs::state
