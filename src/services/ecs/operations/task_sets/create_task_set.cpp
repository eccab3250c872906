// CreateTaskSet: a further revision of an EXTERNAL service beside those that it has.
#include <localecs/aws/canonical.hpp>
#include <localecs/aws/document.hpp>
#include <localecs/aws/ecs/create_task_set.hpp>
#include <localecs/aws/ecs/task_definition.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/cluster.hpp>
#include <localecs/services/ecs/rows/service.hpp>
#include <localecs/services/ecs/rows/token_use.hpp>

#include "operations/capacity/capacity_rules.hpp"
#include "operations/deployments/service_history.hpp"
#include "operations/services/service_rules.hpp"
#include "operations/shared/remembered_request.hpp"
#include "operations/tasks/launch_rules.hpp"
#include "task_sets.hpp"

namespace localecs::services::ecs {
namespace {

constexpr std::size_t kMostTaskSets = 5;

void check_room(const state::Service& service) {
  if (service.task_sets.size() < kMostTaskSets) return;
  throw aws::Error("LimitExceededException",
                   "5 deployments exist on the service. Unable to create new TaskSet since this "
                   "exceeds the maximum limit.");
}

TaskSet configuration_of(const CreateTaskSetRequest& input, const Capacity& capacity) {
  TaskSet configuration;
  configuration.externalId = input.externalId;
  if (capacity.strategy.empty())
    configuration.launchType = input.launchType.value_or(LaunchType::EC2);
  else
    configuration.capacityProviderStrategy = capacity.strategy;
  configuration.loadBalancers.emplace();
  configuration.serviceRegistries.emplace();
  configuration.networkConfiguration = full_network(input.networkConfiguration);
  if (capacity.launch_type == LaunchType::FARGATE) {
    configuration.platformFamily = "Linux";
    configuration.platformVersion =
        platform_version_of(capacity.launch_type, input.platformVersion);
  }
  return configuration;
}

state::TaskSet new_task_set(Call& call, const state::Service& service,
                            std::shared_ptr<const TaskDefinition> definition,
                            const CreateTaskSetRequest& input, const Capacity& capacity) {
  state::TaskSet set;
  set.scale = checked_scale(input.scale.value_or(Scale{.value = 0}));
  set.tags = input.tags.value_or(std::vector<Tag>{});
  set.steady_since = call.now;
  set.configuration = configuration_of(input, capacity);
  state::Deployment& deployment = set.deployment;
  deployment.id = "ecs-svc/" + call.ids.decimal(19);
  deployment.definition = std::move(definition);
  deployment.launch_type = set.configuration.launchType;
  deployment.network = set.configuration.networkConfiguration;
  deployment.platform_version = set.configuration.platformVersion.value_or("");
  deployment.created_at = deployment.updated_at = call.now;
  set.arn = history_arn(service.arn, "task-set", deployment.id);
  return set;
}

}  // namespace

CreateTaskSetResponse create_task_set(Call& call, const CreateTaskSetRequest& input) {
  const state::Service& service = find_external_service(call, input.cluster, input.service);
  const std::string token = "task set " + service.arn + " " + input.clientToken.value_or("");
  const std::string request = aws::canonical(input);
  if (const state::TokenUse* used = call.state[ecs::tokens].find(token);
      input.clientToken && used) {
    const state::TaskSet* first = find_task_set(service, used->task_arns.front());
    if (!is_repeated(*used, request) || !first)
      throw invalid_parameter("Creation of task set was not idempotent.");
    return {task_set_view(service, *first, call.state, true)};
  }
  check_room(service);
  const auto definition = launchable_definition(call, input.taskDefinition);
  const Capacity capacity = capacity_of(call, *call.state[ecs::clusters].find(service.cluster_arn),
                                        input.launchType, input.capacityProviderStrategy);
  check_launch(call, {.definition = *definition,
                      .launch_type = capacity.launch_type,
                      .network = input.networkConfiguration,
                      .constraints = {},
                      .placement = {},
                      .platform_version = input.platformVersion});
  check_extras({input.loadBalancers, input.serviceRegistries, {}, {}, {}, {}});
  check_tags(input.tags.value_or(std::vector<Tag>{}));

  state::TaskSet set = new_task_set(call, service, definition, input, capacity);
  if (input.clientToken)
    call.state[ecs::tokens].put(token, {digest_of(request), {set.arn}, call.now});
  auto& sets = call.state[ecs::services].modify(service.arn)->task_sets;
  sets.insert(sets.begin(), std::move(set));
  return {task_set_view(service, sets.front(), call.state, true)};
}

}  // namespace localecs::services::ecs
