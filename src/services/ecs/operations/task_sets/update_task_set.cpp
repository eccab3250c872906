// UpdateTaskSet, UpdateServicePrimaryTaskSet, DeleteTaskSet and DescribeTaskSets.

#include <localecs/aws/ecs/delete_task_set.hpp>
#include <localecs/aws/ecs/describe_task_sets.hpp>
#include <localecs/aws/ecs/service.hpp>
#include <localecs/aws/ecs/update_service_primary_task_set.hpp>
#include <localecs/aws/ecs/update_task_set.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/service.hpp>

#include "operations/deployments/service_history.hpp"
#include "task_sets.hpp"

namespace localecs::services::ecs {

UpdateTaskSetResponse update_task_set(Call& call, const UpdateTaskSetRequest& input) {
  const state::Service& service = find_external_service(call, input.cluster, input.service);
  const double scale = checked_scale(input.scale);
  state::TaskSet& set = task_set_to_change(call, service.arn, input.taskSet);
  set.scale = scale;
  set.deployment.updated_at = call.now;
  set.deployment.start_failures = 0;
  set.deployment.start_not_before = {};
  return {task_set_view(service, set, call.state, false)};
}

UpdateServicePrimaryTaskSetResponse update_service_primary_task_set(
    Call& call, const UpdateServicePrimaryTaskSetRequest& input) {
  const state::Service& found = find_external_service(call, input.cluster, input.service);
  state::TaskSet& primary = task_set_to_change(call, found.arn, input.primaryTaskSet);
  if (primary.is_draining)
    throw invalid_parameter("A TaskSet that is being deleted cannot become PRIMARY.");
  state::Service& service = *call.state[ecs::services].modify(found.arn);
  for (state::TaskSet& set : service.task_sets) set.is_primary = &set == &primary;
  primary.deployment.updated_at = call.now;
  // The service shows what its primary task set is made of.
  Service& shown = service.configuration;
  shown.taskDefinition = primary.deployment.definition->taskDefinitionArn;
  shown.launchType = primary.configuration.launchType;
  shown.capacityProviderStrategy = primary.configuration.capacityProviderStrategy;
  shown.networkConfiguration = primary.deployment.network;
  shown.platformVersion = primary.configuration.platformVersion;
  shown.platformFamily = primary.configuration.platformFamily;
  return {task_set_view(service, primary, call.state, false)};
}

DeleteTaskSetResponse delete_task_set(Call& call, const DeleteTaskSetRequest& input) {
  const state::Service& service = find_external_service(call, input.cluster, input.service);
  state::TaskSet& set = task_set_to_change(call, service.arn, input.taskSet);
  const bool force = input.force.value_or(false);
  if (set.is_primary && !force) throw invalid_parameter("Primary TaskSet cannot be deleted");
  if (set.scale > 0 && !set.is_draining && !force)
    throw invalid_parameter("The TaskSet cannot be deleted while it is scaled above 0.");
  set.is_draining = true;
  set.is_primary = false;
  set.deployment.updated_at = call.now;
  return {task_set_view(service, set, call.state, false)};
}

DescribeTaskSetsResponse describe_task_sets(Call& call, const DescribeTaskSetsRequest& input) {
  const state::Service& service = find_external_service(call, input.cluster, input.service);
  const bool with_tags = includes(input.include, TaskSetField::TAGS);
  DescribeTaskSetsResponse answer{.failures = std::vector<Failure>{},
                                  .taskSets = std::vector<TaskSet>{}};
  if (!input.taskSets || input.taskSets->empty()) {
    for (const state::TaskSet& set : service.task_sets)
      answer.taskSets->push_back(task_set_view(service, set, call.state, with_tags));
    return answer;
  }
  for (const std::string& name : *input.taskSets) {
    if (const state::TaskSet* set = find_task_set(service, name))
      answer.taskSets->push_back(task_set_view(service, *set, call.state, with_tags));
    else
      answer.failures->push_back(
          missing(name.starts_with("arn:") ? name : history_arn(service.arn, "task-set", name)));
  }
  return answer;
}

}  // namespace localecs::services::ecs
