// Service validation and the start of a deployment.
#include "service_rules.hpp"

#include <localecs/aws/ecs/service.hpp>
#include <localecs/aws/ecs/task_definition.hpp>
#include <localecs/services/ecs/rows/deployments.hpp>
#include <localecs/services/ecs/rows/service.hpp>

#include "operations/capacity/capacity_rules.hpp"
#include "operations/deployments/lifecycle_hook_rules.hpp"
#include "operations/deployments/service_history.hpp"
#include "operations/express/express.hpp"
#include "operations/tasks/launch_rules.hpp"

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

DeploymentCircuitBreaker default_breaker() {
  return {.resetOnHealthyTask = true,
          .thresholdConfiguration = DeploymentCircuitBreakerThresholdConfiguration{
              .type = DeploymentCircuitBreakerThresholdType::BOUNDED_PERCENT, .value = 50}};
}

DeploymentConfiguration default_configuration(SchedulingStrategy scheduling) {
  const bool daemon = scheduling == SchedulingStrategy::DAEMON;
  return {.alarms = DeploymentAlarms{},
          .bakeTimeInMinutes = 0,
          .deploymentCircuitBreaker = default_breaker(),
          .maximumPercent = daemon ? 100 : 200,
          .minimumHealthyPercent = daemon ? 0 : 100,
          .strategy = DeploymentStrategy::ROLLING};
}

void check_percentages(const DeploymentConfiguration& configuration,
                       SchedulingStrategy scheduling) {
  const int least = *configuration.minimumHealthyPercent, most = *configuration.maximumPercent;
  if (least < 0) throw invalid_parameter("minimumHealthyPercent must be at least 0");
  if (least > 100) throw invalid_parameter("minimumHealthyPercent must be at most 100");
  if (most < 100) throw invalid_parameter("maximumPercent must be at least 100");
  if (scheduling == SchedulingStrategy::REPLICA && least == 100 && most == 100)
    throw invalid_parameter(
        "Both maximumPercent and minimumHealthyPercent cannot be 100 as this will block "
        "deployments.");
}

void check_range(const std::optional<std::int32_t>& value, std::string_view member, int least,
                 int most) {
  if (value && (*value < least || *value > most))
    throw invalid_parameter(std::string(member) + " must be between " + std::to_string(least) +
                            " and " + std::to_string(most) + ".");
}

void check_percent(const std::optional<double>& value, std::string_view member, double least) {
  if (!value || (*value >= least && *value <= 100)) return;
  throw invalid_parameter(std::string(member) + " must be between " +
                          (least < 1 ? "0.1" : std::to_string(static_cast<int>(least))) +
                          " and 100.");
}

constexpr int kLongestBake = 1440;  // minutes

void check_strategy(const DeploymentConfiguration& configuration) {
  check_range(configuration.bakeTimeInMinutes, "bakeTimeInMinutes", 0, kLongestBake);
  if (const auto& canary = configuration.canaryConfiguration) {
    if (configuration.strategy != DeploymentStrategy::CANARY)
      throw invalid_parameter("canaryConfiguration is only valid for the CANARY strategy.");
    check_percent(canary->canaryPercent, "canaryPercent", 0.1);
    check_range(canary->canaryBakeTimeInMinutes, "canaryBakeTimeInMinutes", 0, kLongestBake);
  }
  if (const auto& linear = configuration.linearConfiguration) {
    if (configuration.strategy != DeploymentStrategy::LINEAR)
      throw invalid_parameter("linearConfiguration is only valid for the LINEAR strategy.");
    check_percent(linear->stepPercent, "stepPercent", 3);
    check_range(linear->stepBakeTimeInMinutes, "stepBakeTimeInMinutes", 0, kLongestBake);
  }
}

void check_alarms(const DeploymentAlarms& alarms) {
  if (alarms.enable && alarms.alarmNames.empty())
    throw invalid_parameter("alarmNames can not be empty when alarms are enabled.");
}

void check_early_success(const DeploymentConfiguration& configuration) {
  const auto& criteria = configuration.earlySuccessCriteria;
  if (!criteria) return;
  if (criteria->enable && configuration.strategy != DeploymentStrategy::ROLLING)
    throw invalid_parameter("earlySuccessCriteria is only valid for the ROLLING strategy.");
  check_range(criteria->healthyPercent, "healthyPercent", 0, 100);
  if (criteria->healthyPercent && *criteria->healthyPercent < *configuration.minimumHealthyPercent)
    throw invalid_parameter(
        "healthyPercent must be greater than or equal to minimumHealthyPercent.");
}

void check_breaker(const DeploymentCircuitBreaker& breaker) {
  const auto& threshold = breaker.thresholdConfiguration;
  if (!threshold) return;
  const bool percent = threshold->type != DeploymentCircuitBreakerThresholdType::COUNT;
  if (threshold->value < 1 || (percent && threshold->value > 100))
    throw invalid_parameter(percent ? "thresholdConfiguration value must be between 1 and 100."
                                    : "thresholdConfiguration value must be at least 1.");
}

// Members that are not given keep their stored value.
DeploymentCircuitBreaker merged_breaker(const DeploymentCircuitBreaker& stored,
                                        const DeploymentCircuitBreaker& given) {
  DeploymentCircuitBreaker merged = given;
  if (!given.resetOnHealthyTask) merged.resetOnHealthyTask = stored.resetOnHealthyTask;
  if (!given.thresholdConfiguration) merged.thresholdConfiguration = stored.thresholdConfiguration;
  return merged;
}

}  // namespace

DeploymentConfiguration merged_configuration(const std::optional<DeploymentConfiguration>& stored,
                                             const std::optional<DeploymentConfiguration>& given,
                                             SchedulingStrategy scheduling) {
  DeploymentConfiguration merged = stored.value_or(default_configuration(scheduling));
  if (given) {
    take(merged.alarms, given->alarms);
    take(merged.bakeTimeInMinutes, given->bakeTimeInMinutes);
    take(merged.canaryConfiguration, given->canaryConfiguration);
    if (given->deploymentCircuitBreaker)
      merged.deploymentCircuitBreaker =
          merged_breaker(*merged.deploymentCircuitBreaker, *given->deploymentCircuitBreaker);
    take(merged.earlySuccessCriteria, given->earlySuccessCriteria);
    take(merged.lifecycleHooks, given->lifecycleHooks);
    take(merged.linearConfiguration, given->linearConfiguration);
    take(merged.maximumPercent, given->maximumPercent);
    take(merged.minimumHealthyPercent, given->minimumHealthyPercent);
    if (given->strategy && given->strategy != merged.strategy) {
      merged.strategy = given->strategy;
      if (!given->canaryConfiguration) merged.canaryConfiguration.reset();
      if (!given->linearConfiguration) merged.linearConfiguration.reset();
    }
  }
  check_percentages(merged, scheduling);
  check_strategy(merged);
  check_alarms(*merged.alarms);
  check_early_success(merged);
  check_breaker(*merged.deploymentCircuitBreaker);
  check_hooks(merged);
  if (given) check_stages(merged);
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
  if (extras.controller && extras.controller->type == DeploymentControllerType::CODE_DEPLOY)
    throw unsupported("deploy by the controller CODE_DEPLOY; use ECS or EXTERNAL");
}

namespace {

bool constrains_zones(const PlacementConstraint& constraint) {
  return constraint.expression.value_or("").find("ecs.availability-zone") != std::string::npos;
}

// What Availability Zone Rebalancing does not go with, and what to change; empty: nothing. ECS's
// words are known for DAEMON only, the others follow them.
std::string_view against_rebalancing(const Service& configuration) {
  const auto& strategies = configuration.placementStrategy;
  const auto& constraints = configuration.placementConstraints;
  if (configuration.schedulingStrategy == SchedulingStrategy::DAEMON)
    return "DAEMON as scheduling strategy. Update scheduling strategy";
  if (configuration.deploymentController->type == DeploymentControllerType::EXTERNAL)
    return "EXTERNAL as deployment controller. Update deployment controller";
  if (configuration.deploymentConfiguration->maximumPercent.value_or(200) <= 100)
    return "a maximumPercent of 100. Update maximumPercent";
  if (has_any(strategies) && (strategies->front().type != PlacementStrategyType::spread ||
                              strategies->front().field != "attribute:ecs.availability-zone"))
    return "placement strategies that do not begin with spread over "
           "attribute:ecs.availability-zone. Update placement strategy";
  if (has_any(constraints) && std::ranges::any_of(*constraints, constrains_zones))
    return "placement constraints on ecs.availability-zone. Update placement constraints";
  return {};
}

}  // namespace

bool can_rebalance_zones(const Service& configuration) {
  return against_rebalancing(configuration).empty();
}

void check_rebalancing(const Service& configuration, std::string_view verb) {
  const std::string_view against = against_rebalancing(configuration);
  if (configuration.availabilityZoneRebalancing != AvailabilityZoneRebalancing::ENABLED ||
      against.empty())
    return;
  throw invalid_parameter("The service couldn't be " + std::string(verb) +
                          " because Availability Zone Rebalancing does not support " +
                          std::string(against) + " and try again.");
}

void check_execute_command(bool enabled, const TaskDefinition& definition, std::string_view verb) {
  if (!enabled || (definition.taskRoleArn && !definition.taskRoleArn->empty())) return;
  throw invalid_parameter("The service couldn't be " + std::string(verb) +
                          " because a valid taskRoleArn is not being used. Specify a valid task "
                          "role in your task definition and try again.");
}

std::optional<NetworkConfiguration> full_network(std::optional<NetworkConfiguration> given) {
  if (given && given->awsvpcConfiguration && !given->awsvpcConfiguration->assignPublicIp)
    given->awsvpcConfiguration->assignPublicIp = AssignPublicIp::DISABLED;
  return given;
}

void begin_deployment(Call& call, state::Service& service,
                      std::shared_ptr<const TaskDefinition> definition,
                      const std::optional<NetworkConfiguration>& network) {
  state::Deployment deployment;
  deployment.id = "ecs-svc/" + call.ids.decimal(19);
  deployment.definition = std::move(definition);
  deployment.launch_type = service.configuration.launchType;
  deployment.network = network;
  deployment.created_at = deployment.updated_at = call.now;
  deployment.desired_count = service.desired_count;
  deployment.rollout_reason = "ECS deployment " + deployment.id + " in progress.";
  service.configuration.taskDefinition = deployment.definition->taskDefinitionArn;
  deployment.platform_version = platform_version_of(launch_type_of(call.state, service),
                                                    service.configuration.platformVersion);
  if (!service.deployments.empty())
    state::keep_to_revision(call.state, service.deployments.front());
  service.deployments.insert(service.deployments.begin(), std::move(deployment));
  service.steady = false;
  record_deployment(call, service);
  if (service.express) note_express_revision(call, service);
}

}  // namespace localecs::services::ecs
