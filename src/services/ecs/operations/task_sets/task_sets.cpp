// Finds, shows and checks task sets, for all task set operations.
#include "task_sets.hpp"

#include <localecs/aws/ecs/deployment_controller.hpp>
#include <localecs/aws/ecs/task_set.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/cluster.hpp>
#include <localecs/services/ecs/rows/deployments.hpp>
#include <localecs/services/ecs/rows/service.hpp>
#include <localecs/state/state.hpp>

namespace localecs::services::ecs {

const state::Service& find_external_service(Call& call, const std::string& cluster,
                                            const std::string& service) {
  const state::Cluster& in = find_cluster(call, cluster);
  const state::Service* found =
      call.state[ecs::services].find(arn_in_cluster(call, in, "service", service));
  if (!found) throw service_not_found();
  if (found->status != state::ServiceStatus::ACTIVE)
    throw aws::Error("ServiceNotActiveException", "Service was not ACTIVE.");
  if (found->configuration.deploymentController->type != DeploymentControllerType::EXTERNAL)
    throw invalid_parameter(
        "Amazon ECS only supports task sets for services that use the EXTERNAL deployment "
        "controller.");
  return *found;
}

const state::TaskSet* find_task_set(const state::Service& service, const std::string& id_or_arn) {
  const auto found = std::ranges::find_if(service.task_sets, [&](const state::TaskSet& set) {
    return set.arn == id_or_arn || set.deployment.id == id_or_arn;
  });
  return found == service.task_sets.end() ? nullptr : &*found;
}

state::TaskSet& task_set_to_change(Call& call, const std::string& service_arn,
                                   const std::string& id_or_arn) {
  const state::TaskSet* found =
      find_task_set(*call.state[ecs::services].find(service_arn), id_or_arn);
  if (!found)
    throw aws::Error("TaskSetNotFoundException", "The specified task set does not exist.");
  auto& sets = call.state[ecs::services].modify(service_arn)->task_sets;
  return *std::ranges::find(sets, found->arn, &state::TaskSet::arn);
}

double checked_scale(const Scale& scale) {
  const double value = scale.value.value_or(100);
  if (!(value >= 0 && value <= 100))
    throw invalid_parameter("Scale value must be between 0 and 100 percent.");
  return value;
}

TaskSet task_set_view(const state::Service& service, const state::TaskSet& set,
                      const state::State& state, bool with_tags) {
  const auto counts = state::summary_of(state, service, set.deployment);
  TaskSet view = set.configuration;
  view.id = set.deployment.id;
  view.taskSetArn = set.arn;
  view.serviceArn = service.arn;
  view.clusterArn = service.cluster_arn;
  view.taskDefinition = set.deployment.definition->taskDefinitionArn;
  view.status = set.is_draining ? "DRAINING" : set.is_primary ? "PRIMARY" : "ACTIVE";
  view.computedDesiredCount = state::computed_desired_count(service, set);
  view.runningCount = counts.runningTaskCount;
  view.pendingCount = counts.pendingTaskCount;
  view.scale = Scale{.unit = ScaleUnit::PERCENT, .value = set.scale};
  view.stabilityStatus = set.steady ? StabilityStatus::STEADY_STATE : StabilityStatus::STABILIZING;
  view.stabilityStatusAt = set.steady_since;
  view.createdAt = set.deployment.created_at;
  view.updatedAt = set.deployment.updated_at;
  if (with_tags) view.tags = set.tags;
  return view;
}

}  // namespace localecs::services::ecs
