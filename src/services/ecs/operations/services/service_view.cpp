// From a service's row and its tasks to its wire shape, counts taken at this moment.
#include "service_view.hpp"

#include <localecs/aws/ecs/service.hpp>
#include <localecs/base/text.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/deployments.hpp>
#include <localecs/services/ecs/rows/service.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/services/ecs/rows/task_table.hpp>
#include <localecs/state/state.hpp>

#include <map>

#include "operations/task_sets/task_sets.hpp"

namespace localecs::services::ecs {
namespace {

struct Counts {
  int running = 0;
  int pending = 0;
};

// By deployment id. A task counts by its lastStatus alone, as on ECS: a stopping one counts for
// neither.
std::map<std::string_view, Counts> count_tasks(const state::Service& service,
                                               const state::State& state) {
  std::map<std::string_view, Counts> counts;
  for (const std::string& arn : state[ecs::tasks].of_service(service.arn)) {
    const state::Task* task = state[ecs::tasks].find(arn);
    if (!task) continue;
    Counts& of = counts[task->started_by];
    of.running += task->last_status == state::TaskStatus::RUNNING;
    of.pending += task->last_status < state::TaskStatus::RUNNING;
  }
  return counts;
}

Deployment deployment_view(const state::Service& service, const state::State& state,
                           const state::Deployment& deployment, const Counts& counts) {
  Deployment view;
  view.id = deployment.id;
  view.status = &deployment == &service.deployments.front() ? "PRIMARY" : "ACTIVE";
  view.taskDefinition = deployment.definition->taskDefinitionArn;
  view.desiredCount = deployment.desired_count;
  view.pendingCount = counts.pending;
  view.runningCount = counts.running;
  view.failedTasks = deployment.failed_tasks;
  view.createdAt = deployment.created_at;
  view.updatedAt = deployment.updated_at;
  view.launchType = deployment.launch_type;
  view.capacityProviderStrategy = state::strategy_of(state, service, deployment.id);
  if (!deployment.platform_version.empty()) {
    view.platformVersion = deployment.platform_version;
    view.platformFamily = "Linux";
  }
  view.networkConfiguration = deployment.network;
  view.rolloutState = deployment.rollout_state;
  view.rolloutStateReason = deployment.rollout_reason;
  return view;
}

void show_current(const state::Service& service, const state::State& state, Service& view) {
  if (!service.open_service_deployments.empty())
    view.currentServiceDeployment = service.open_service_deployments.front();
  auto& revisions = view.currentServiceRevisions.emplace();
  for (const state::Deployment& deployment : service.deployments) {
    const auto counts = state::summary_of(state, service, deployment);
    revisions.push_back({.arn = counts.arn,
                         .pendingTaskCount = counts.pendingTaskCount,
                         .requestedTaskCount = counts.requestedTaskCount,
                         .runningTaskCount = counts.runningTaskCount});
  }
}

// As ECS spells them on read, however they were given: MEMORY, instanceId.
void show_placement(Service& view) {
  if (!view.placementStrategy) return;
  for (PlacementStrategy& strategy : *view.placementStrategy) {
    if (!strategy.field) continue;
    if (strategy.type == PlacementStrategyType::binpack)
      strategy.field = to_lower(*strategy.field) == "cpu" ? "CPU" : "MEMORY";
    else if (strategy.field == "host")
      strategy.field = "instanceId";
  }
}

}  // namespace

Service service_view(const state::Service& service, const state::State& state, bool with_tags) {
  Service view = service.configuration;
  view.serviceArn = service.arn;
  view.serviceName = service.name;
  view.clusterArn = service.cluster_arn;
  view.status = state::to_text(service.status);
  view.createdAt = service.created_at;
  view.desiredCount = service.desired_count;
  Counts total;
  auto counts = count_tasks(service, state);
  for (const auto& [id, of] : counts) {
    total.running += of.running;
    total.pending += of.pending;
  }
  view.runningCount = total.running;
  view.pendingCount = total.pending;
  auto& deployments = view.deployments.emplace();
  for (const state::Deployment& deployment : service.deployments)
    deployments.push_back(deployment_view(service, state, deployment, counts[deployment.id]));
  if (service.configuration.deploymentController->type == DeploymentControllerType::EXTERNAL) {
    auto& sets = view.taskSets.emplace();
    for (const state::TaskSet& set : service.task_sets)
      sets.push_back(task_set_view(service, set, state, with_tags));
  }
  view.events.emplace(service.events.begin(), service.events.end());
  show_current(service, state, view);
  show_placement(view);
  if (with_tags) view.tags = service.tags;
  return view;
}

}  // namespace localecs::services::ecs
