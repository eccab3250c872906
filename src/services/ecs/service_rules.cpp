// Service validation and the start of a deployment.
#include "service_rules.hpp"

#include "launch_rules.hpp"

namespace localecs::services::ecs {
namespace {

template <class Member>
void take(Member& into, const Member& given) {
  if (given) into = given;
}

template <class List>
bool has_any(const std::optional<List>& list) {
  return list && !list->empty();
}

DeploymentConfiguration default_configuration() {
  return {.alarms = DeploymentAlarms{},
          .bakeTimeInMinutes = 0,
          .deploymentCircuitBreaker = DeploymentCircuitBreaker{},
          .maximumPercent = 200,
          .minimumHealthyPercent = 100,
          .strategy = DeploymentStrategy::ROLLING};
}

void check_percentages(const DeploymentConfiguration& configuration) {
  const int least = *configuration.minimumHealthyPercent, most = *configuration.maximumPercent;
  if (least < 0) throw invalid_parameter("minimumHealthyPercent must be at least 0");
  if (least > 100) throw invalid_parameter("minimumHealthyPercent must be at most 100");
  if (most < 100) throw invalid_parameter("maximumPercent must be at least 100");
  if (least == 100 && most == 100)
    throw invalid_parameter(
        "Both maximumPercent and minimumHealthyPercent cannot be 100 as this will block "
        "deployments.");
}

void check_strategy(const DeploymentConfiguration& configuration) {
  if (configuration.strategy != DeploymentStrategy::ROLLING)
    throw unsupported("deploy by BLUE_GREEN, LINEAR or CANARY; use ROLLING");
  if (configuration.deploymentCircuitBreaker->enable)
    throw unsupported("break deployments by a circuit breaker");
  if (configuration.alarms->enable) throw unsupported("watch CloudWatch alarms during deployments");
  if (has_any(configuration.lifecycleHooks)) throw unsupported("call deployment lifecycle hooks");
}

}  // namespace

DeploymentConfiguration merged_configuration(const std::optional<DeploymentConfiguration>& stored,
                                             const std::optional<DeploymentConfiguration>& given) {
  DeploymentConfiguration merged = stored.value_or(default_configuration());
  if (given) {
    take(merged.alarms, given->alarms);
    take(merged.bakeTimeInMinutes, given->bakeTimeInMinutes);
    take(merged.canaryConfiguration, given->canaryConfiguration);
    take(merged.deploymentCircuitBreaker, given->deploymentCircuitBreaker);
    take(merged.lifecycleHooks, given->lifecycleHooks);
    take(merged.linearConfiguration, given->linearConfiguration);
    take(merged.maximumPercent, given->maximumPercent);
    take(merged.minimumHealthyPercent, given->minimumHealthyPercent);
    take(merged.strategy, given->strategy);
  }
  check_percentages(merged);
  check_strategy(merged);
  return merged;
}

void check_extras(const ServiceExtras& extras) {
  if (has_any(extras.load_balancers)) throw unsupported("register tasks with load balancers");
  if (has_any(extras.registries))
    throw unsupported("register tasks with service discovery (serviceRegistries)");
  if (extras.service_connect && extras.service_connect->enabled)
    throw unsupported("run Service Connect");
  if (has_any(extras.volumes)) throw unsupported("attach EBS volumes (volumeConfigurations)");
  if (has_any(extras.lattice)) throw unsupported("register tasks with VPC Lattice");
  if (extras.controller && extras.controller->type != DeploymentControllerType::ECS)
    throw unsupported("deploy by the controllers CODE_DEPLOY and EXTERNAL; use ECS");
}

void check_execute_command(bool enabled, const TaskDefinition& definition, std::string_view verb) {
  if (!enabled || (definition.taskRoleArn && !definition.taskRoleArn->empty())) return;
  throw invalid_parameter("The service couldn't be " + std::string(verb) +
                          " because a valid taskRoleArn is not being used. Specify a valid task "
                          "role in your task definition and try again.");
}

void begin_deployment(Call& call, state::Service& service,
                      std::shared_ptr<const TaskDefinition> definition,
                      const std::optional<NetworkConfiguration>& network) {
  state::Deployment deployment;
  deployment.id = "ecs-svc/" + call.ids.decimal(19);
  deployment.definition = std::move(definition);
  deployment.network = network;
  deployment.created_at = deployment.updated_at = call.now;
  deployment.desired_count = service.desired_count;
  deployment.rollout_reason = "ECS deployment " + deployment.id + " in progress.";
  service.configuration.taskDefinition = deployment.definition->taskDefinitionArn;
  service.deployments.insert(service.deployments.begin(), std::move(deployment));
  service.steady = false;
}

}  // namespace localecs::services::ecs
