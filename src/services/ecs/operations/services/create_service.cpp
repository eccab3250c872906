// CreateService: records a service and its first deployment; the scheduler starts the tasks.
#include <localecs/aws/canonical.hpp>
#include <localecs/aws/document.hpp>
#include <localecs/aws/ecs/create_service.hpp>
#include <localecs/base/text.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/cluster.hpp>
#include <localecs/services/ecs/rows/service.hpp>
#include <localecs/services/ecs/rows/token_use.hpp>

#include "create_service.hpp"
#include "operations/deployments/lifecycle_hook_rules.hpp"
#include "operations/shared/remembered_request.hpp"
#include "operations/tasks/launch_rules.hpp"
#include "operations/tasks/placement_rules.hpp"
#include "scheduling_rules.hpp"
#include "service_rules.hpp"
#include "service_view.hpp"

namespace localecs::services::ecs {
namespace {

bool is_external(const CreateServiceRequest& input) {
  return input.deploymentController &&
         input.deploymentController->type == DeploymentControllerType::EXTERNAL;
}

// An EXTERNAL service's task definition and place belong to its task sets, so they are refused
// here.
void check_controller(const CreateServiceRequest& input) {
  if (input.deploymentController &&
      input.deploymentController->type == DeploymentControllerType::CODE_DEPLOY &&
      (!input.loadBalancers || input.loadBalancers->empty()))
    throw invalid_parameter(
        "When specifying the CODE_DEPLOY deployment controller type, the service requires an "
        "Application Load Balancer or Network Load Balancer.");
  if (!is_external(input)) return;
  if (input.schedulingStrategy == SchedulingStrategy::DAEMON)
    throw invalid_parameter(
        "The daemon scheduling strategy does not support the EXTERNAL deployment controller.");
  if (input.taskDefinition) throw invalid_parameter("TaskDefinition must be blank");
  if (input.loadBalancers && !input.loadBalancers->empty())
    throw invalid_parameter("LoadBalancers must be empty or null");
  if (input.networkConfiguration)
    throw invalid_parameter("NetworkConfiguration must be empty or null");
  if (input.launchType || input.platformVersion)
    throw invalid_parameter("LaunchType and PlatformVersion must be empty or null");
}

void check_shape(const CreateServiceRequest& input) {
  check_service_name(input.serviceName);
  if (input.clientToken && input.clientToken->size() > 36)
    throw invalid_parameter("clientToken length must be at most 36");
  const bool daemon = input.schedulingStrategy == SchedulingStrategy::DAEMON;
  const Scheduling scheduling{input.desiredCount, input.placementStrategy,
                              input.deploymentConfiguration};
  if (daemon) check_daemon(scheduling);
  check_controller(input);
  if (is_external(input)) check_external(scheduling);
  if (!daemon && !is_external(input) && !input.desiredCount)
    throw invalid_parameter(
        "The desired count must be specified for the REPLICA scheduling strategy.");
  if (input.desiredCount.value_or(0) < 0)
    throw invalid_parameter("desiredCount must be at least 0");
  if (input.role)
    throw invalid_parameter(
        "IAM roles are only valid for services configured to use load balancers.");
  if (input.healthCheckGracePeriodSeconds.value_or(0) < 0)
    throw invalid_parameter("healthCheckGracePeriodSeconds must be at least 0");
}

// The user's settings with ECS's defaults, as DescribeServices shows them.
Service configuration_of(Call& call, const CreateServiceRequest& input, const Capacity& capacity) {
  Service configuration;
  const auto scheduling = input.schedulingStrategy.value_or(SchedulingStrategy::REPLICA);
  configuration.createdBy = call.caller_arn;
  configuration.deploymentConfiguration =
      merged_configuration({}, input.deploymentConfiguration, scheduling);
  configuration.deploymentController = input.deploymentController.value_or(
      DeploymentController{.type = DeploymentControllerType::ECS});
  configuration.enableECSManagedTags = input.enableECSManagedTags.value_or(false);
  configuration.enableExecuteCommand = input.enableExecuteCommand.value_or(false);
  configuration.healthCheckGracePeriodSeconds = input.healthCheckGracePeriodSeconds;
  if (!capacity.strategy.empty())
    configuration.capacityProviderStrategy = capacity.strategy;
  else if (!is_external(input))
    configuration.launchType = input.launchType.value_or(LaunchType::EC2);
  configuration.loadBalancers.emplace();
  configuration.networkConfiguration = full_network(input.networkConfiguration);
  configuration.placementConstraints =
      input.placementConstraints.value_or(std::vector<PlacementConstraint>{});
  configuration.placementStrategy =
      input.placementStrategy.value_or(std::vector<PlacementStrategy>{});
  if (capacity.launch_type == LaunchType::FARGATE) {
    configuration.platformFamily = "Linux";
    configuration.platformVersion = named_platform_version(input.platformVersion);
  }
  configuration.propagateTags = input.propagateTags.value_or(PropagateTags::NONE);
  configuration.resourceManagementType = ResourceManagementType::CUSTOMER;
  configuration.schedulingStrategy = scheduling;
  configuration.serviceRegistries.emplace();
  configuration.availabilityZoneRebalancing = input.availabilityZoneRebalancing.value_or(
      can_rebalance_zones(configuration) ? AvailabilityZoneRebalancing::ENABLED
                                         : AvailabilityZoneRebalancing::DISABLED);
  check_rebalancing(configuration, "created");
  return configuration;
}

std::string canonical(CreateServiceRequest input) {
  input.clientToken.reset();
  return aws::canonical(input);
}

// Finds the revision to run and checks that it can run; none for an EXTERNAL service.
DefinitionRef checked_definition(Call& call, const CreateServiceRequest& input,
                                 const Capacity& capacity, const DefinitionRef& given) {
  check_extras({input.loadBalancers, input.serviceRegistries, input.serviceConnectConfiguration,
                input.volumeConfigurations, input.vpcLatticeConfigurations,
                input.deploymentController});
  check_functions(call, input.deploymentConfiguration);
  if (is_external(input)) {
    check_placement(input.placementConstraints, input.placementStrategy);
    return nullptr;
  }
  if (!input.taskDefinition && !given) throw invalid_parameter("TaskDefinition can not be blank.");
  const auto definition = given ? given : launchable_definition(call, *input.taskDefinition);
  check_launch(call, {.definition = *definition,
                      .launch_type = capacity.launch_type,
                      .network = input.networkConfiguration,
                      .constraints = input.placementConstraints,
                      .placement = input.placementStrategy,
                      .platform_version = input.platformVersion});
  check_execute_command(input.enableExecuteCommand.value_or(false), *definition, "created");
  return definition;
}

}  // namespace

void check_service_name(const std::string& name) {
  if (!is_name(name))
    throw invalid_parameter("ServiceName must match ^[a-zA-Z0-9\\-_]{1,255}$, but was " + name);
}

const state::Service* find_made_service(Call& call, const std::string& arn,
                                        const std::string& request) {
  const state::Service* old = call.state[ecs::services].find(arn);
  if (!old || old->status == state::ServiceStatus::INACTIVE) return nullptr;
  if (old->status == state::ServiceStatus::DRAINING)
    throw invalid_parameter("Unable to Start a service that is still Draining.");
  const state::TokenUse* first = call.state[ecs::tokens].find("service " + arn);
  if (!first || !is_repeated(*first, request))
    throw invalid_parameter("Creation of service was not idempotent.");
  return old;
}

NewService checked_service(Call& call, const state::Cluster& cluster,
                           const CreateServiceRequest& input, const DefinitionRef& given) {
  check_shape(input);
  const Capacity capacity =
      capacity_of(call, cluster, input.launchType, input.capacityProviderStrategy);
  if (input.schedulingStrategy == SchedulingStrategy::DAEMON)
    check_daemon_capacity(capacity.launch_type);
  NewService made;  // not braced: g++ 12 ends its first member twice where the second one throws
  made.definition = checked_definition(call, input, capacity, given);
  check_tags(input.tags.value_or(std::vector<Tag>{}));
  state::Service& service = made.row;
  service.arn = call.scope.arn("service/" + cluster.name + "/" + input.serviceName);
  service.cluster_arn = cluster.arn;
  service.name = input.serviceName;
  service.configuration = configuration_of(call, input, capacity);
  service.tags = input.tags.value_or(std::vector<Tag>{});
  service.desired_count = input.desiredCount.value_or(0);
  service.created_at = call.now;
  return made;
}

state::Service& add_service(Call& call, NewService made, const std::string& request) {
  state::Service& service = made.row;
  if (made.definition)
    begin_deployment(call, service, made.definition, service.configuration.networkConfiguration);
  call.state[ecs::tokens].put("service " + service.arn, {digest_of(request), {}, call.now});
  const std::string arn = service.arn;
  return call.state[ecs::services].put(arn, std::move(service));
}

CreateServiceResponse create_service(Call& call, const CreateServiceRequest& input) {
  check_service_name(input.serviceName);
  const state::Cluster& cluster = find_cluster(call, input.cluster);
  const std::string arn = call.scope.arn("service/" + cluster.name + "/" + input.serviceName);
  const std::string request = canonical(input);
  if (const state::Service* made = find_made_service(call, arn, request))
    return {.service = service_view(*made, call.state, true)};
  const state::Service& service = add_service(call, checked_service(call, cluster, input), request);
  return {.service = service_view(service, call.state, true)};
}

}  // namespace localecs::services::ecs
