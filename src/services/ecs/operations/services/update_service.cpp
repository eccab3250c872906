// UpdateService: changes the service, and begins a deployment if the change needs new tasks.
#include <localecs/aws/document.hpp>
#include <localecs/aws/ecs/update_service.hpp>
#include <localecs/aws/encode.hpp>

#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/cluster.hpp>
#include <localecs/services/ecs/rows/service.hpp>

#include "operations/capacity/capacity_rules.hpp"
#include "operations/deployments/lifecycle_hook_rules.hpp"
#include "operations/tasks/launch_rules.hpp"
#include "operations/tasks/placement_rules.hpp"
#include "scheduling_rules.hpp"
#include "service_rules.hpp"
#include "service_view.hpp"
#include "update_service.hpp"

namespace localecs::services::ecs {
namespace {

void check_no_extras(const UpdateServiceRequest& input) {
  check_extras({input.loadBalancers, input.serviceRegistries, input.serviceConnectConfiguration,
                input.volumeConfigurations, input.vpcLatticeConfigurations,
                input.deploymentController});
  if (input.desiredCount && *input.desiredCount < 0)
    throw invalid_parameter("desiredCount must be at least 0");
  if (input.healthCheckGracePeriodSeconds.value_or(0) < 0)
    throw invalid_parameter("healthCheckGracePeriodSeconds must be at least 0");
}

// Applies the members that change the service without a deployment.
void apply_settings(Service& configuration, const UpdateServiceRequest& input) {
  configuration.deploymentConfiguration =
      merged_configuration(configuration.deploymentConfiguration, input.deploymentConfiguration,
                           *configuration.schedulingStrategy);
  if (input.availabilityZoneRebalancing)
    configuration.availabilityZoneRebalancing = input.availabilityZoneRebalancing;
  if (input.placementConstraints) configuration.placementConstraints = input.placementConstraints;
  if (input.placementStrategy) configuration.placementStrategy = input.placementStrategy;
  if (input.healthCheckGracePeriodSeconds)
    configuration.healthCheckGracePeriodSeconds = input.healthCheckGracePeriodSeconds;
  if (input.enableECSManagedTags) configuration.enableECSManagedTags = input.enableECSManagedTags;
  if (input.enableExecuteCommand) configuration.enableExecuteCommand = input.enableExecuteCommand;
  if (input.propagateTags) configuration.propagateTags = input.propagateTags;
  // Checked only if given: rebalancing that was enabled before just pauses under settings that it
  // does not work with.
  if (input.availabilityZoneRebalancing) check_rebalancing(configuration, "updated");
}

bool differs(const std::optional<NetworkConfiguration>& given,
             const std::optional<NetworkConfiguration>& stored) {
  return given && (!stored || !aws::same(*given, *stored));
}

// The scheduler of an EXTERNAL service knows sizes and places; revisions are its task sets'.
state::Service& update_external(Call& call, const std::string& arn,
                                const UpdateServiceRequest& input) {
  if (input.taskDefinition || input.networkConfiguration || input.platformVersion ||
      input.forceNewDeployment.value_or(false))
    throw invalid_parameter(
        "Unable to update task definition, network parameters or platform version on services with "
        "an EXTERNAL deployment controller. Use CreateTaskSet to trigger a new deployment.");
  // An empty one, which some clients always send, takes nothing away: the sets have their own.
  if (input.capacityProviderStrategy && !input.capacityProviderStrategy->empty())
    throw invalid_parameter(
        "Unable to update the capacity provider strategy on services with an EXTERNAL deployment "
        "controller. Use CreateTaskSet to trigger a new deployment.");
  check_placement(input.placementConstraints, input.placementStrategy);
  check_external({input.desiredCount, input.placementStrategy, input.deploymentConfiguration});
  state::Service service =
      *call.state[ecs::services].find(arn);  // a copy: what is refused changes none
  apply_settings(service.configuration, input);
  if (input.desiredCount) service.desired_count = *input.desiredCount;
  return call.state[ecs::services].put(arn, std::move(service));
}

// A strategy takes the place of the launch type, an empty one gives it back. The member alone
// begins no deployment: it counts for the tasks that start from now on.
void apply_strategy(Call& call, const state::Cluster& cluster, state::Service& service,
                    const std::optional<Strategy>& given) {
  if (!given) return;
  Service& configuration = service.configuration;
  if (given->empty()) {
    if (!configuration.launchType)
      configuration.launchType = launch_type_of(call.state, service) == LaunchType::FARGATE
                                     ? LaunchType::FARGATE
                                     : LaunchType::EC2;
    configuration.capacityProviderStrategy.reset();
    return;
  }
  configuration.capacityProviderStrategy = capacity_of(call, cluster, {}, given).strategy;
  configuration.launchType.reset();
}

// Shows or hides the platform version of a service that another strategy moved to or from Fargate.
void show_platform(Service& configuration, const std::optional<LaunchType>& launch_type,
                   const std::optional<std::string>& asked) {
  if (launch_type != LaunchType::FARGATE) {
    configuration.platformVersion.reset();
    configuration.platformFamily.reset();
  } else if (asked || !configuration.platformVersion) {
    configuration.platformVersion = named_platform_version(asked);
    configuration.platformFamily = "Linux";
  }
}

// The deployment goes on; its next tasks start where the strategy, or the launch type that it has
// given back, says.
void follow_strategy(Call& call, const state::Service& service, state::Deployment& primary) {
  primary.launch_type = service.configuration.launchType;
  primary.platform_version = platform_version_of(launch_type_of(call.state, service),
                                                 service.configuration.platformVersion);
}

// Any update ends the backoff of failed starts: the user may have mended the cause.
void forgive_failures(state::Deployment& primary) {
  primary.start_failures = 0;
  primary.start_not_before = {};
}

}  // namespace

state::Service& change_service(Call& call, const UpdateServiceRequest& input,
                               const DefinitionRef& given) {
  const state::Cluster& cluster = find_cluster(call, input.cluster);
  const std::string arn = arn_in_cluster(call, cluster, "service", input.service);
  const state::Service* stored = call.state[ecs::services].find(arn);
  if (!stored) throw service_not_found();
  if (stored->status != state::ServiceStatus::ACTIVE)
    throw aws::Error("ServiceNotActiveException", "Service was not ACTIVE.");
  check_no_extras(input);
  check_functions(call, input.deploymentConfiguration);
  check_controller_kept(input.deploymentController, *stored->configuration.deploymentController);
  if (stored->configuration.deploymentController->type == DeploymentControllerType::EXTERNAL)
    return update_external(call, arn, input);
  state::Service service = *stored;
  const bool is_daemon = service.configuration.schedulingStrategy == SchedulingStrategy::DAEMON;
  if (is_daemon)
    check_daemon({input.desiredCount, input.placementStrategy, input.deploymentConfiguration});
  apply_settings(service.configuration, input);
  auto definition = service.deployments.front().definition;
  if (input.taskDefinition) definition = launchable_definition(call, *input.taskDefinition);
  if (given) definition = given;
  if (input.networkConfiguration)
    service.configuration.networkConfiguration = full_network(input.networkConfiguration);
  apply_strategy(call, cluster, service, input.capacityProviderStrategy);
  const auto launch_type = launch_type_of(call.state, service);
  if (is_daemon && input.capacityProviderStrategy) check_daemon_capacity(launch_type);
  check_launch(call, {.definition = *definition,
                      .launch_type = launch_type,
                      .network = service.configuration.networkConfiguration,
                      .constraints = service.configuration.placementConstraints,
                      .placement = service.configuration.placementStrategy,
                      .platform_version = input.platformVersion});
  check_execute_command(service.configuration.enableExecuteCommand.value_or(false), *definition,
                        "updated");
  show_platform(service.configuration, launch_type, input.platformVersion);

  if (input.desiredCount) service.desired_count = *input.desiredCount;
  state::Deployment& primary = service.deployments.front();
  const bool other_platform =
      input.platformVersion &&
      primary.platform_version != platform_version_of(launch_type, input.platformVersion);
  if (input.forceNewDeployment.value_or(false) || definition != primary.definition ||
      other_platform || differs(full_network(input.networkConfiguration), primary.network)) {
    begin_deployment(call, service, definition, service.configuration.networkConfiguration);
  } else {
    if (input.capacityProviderStrategy) follow_strategy(call, service, primary);
    forgive_failures(primary);
    primary.desired_count = service.desired_count;
    primary.updated_at = call.now;
  }
  return call.state[ecs::services].put(arn, std::move(service));
}

UpdateServiceResponse update_service(Call& call, const UpdateServiceRequest& input) {
  return {.service = service_view(change_service(call, input), call.state, false)};
}

}  // namespace localecs::services::ecs
