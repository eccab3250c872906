// CreateService: records a service and its first deployment; the scheduler starts the tasks.
#include <localecs/aws/document.hpp>
#include <localecs/base/text.hpp>

#include "capacity_rules.hpp"
#include "launch_rules.hpp"
#include "service_rules.hpp"
#include "service_view.hpp"

namespace localecs::services::ecs {
namespace {

void check_shape(const CreateServiceRequest& input) {
  if (!is_name(input.serviceName))
    throw invalid_parameter("ServiceName must match ^[a-zA-Z0-9\\-_]{1,255}$, but was " +
                            input.serviceName);
  if (input.clientToken && input.clientToken->size() > 36)
    throw invalid_parameter("clientToken length must be at most 36");
  if (input.schedulingStrategy == SchedulingStrategy::DAEMON)
    throw unsupported("run DAEMON services");
  if (!input.desiredCount)
    throw invalid_parameter(
        "The desired count must be specified for the REPLICA scheduling strategy.");
  if (*input.desiredCount < 0) throw invalid_parameter("desiredCount must be at least 0");
  if (input.role)
    throw invalid_parameter(
        "IAM roles are only valid for services configured to use load balancers.");
  if (input.healthCheckGracePeriodSeconds.value_or(0) < 0)
    throw invalid_parameter("healthCheckGracePeriodSeconds must be at least 0");
}

// What the user set, with ECS's defaults, as DescribeServices gives it back.
Service configuration_of(Call& call, const CreateServiceRequest& input, const Capacity& capacity) {
  Service configuration;
  configuration.availabilityZoneRebalancing =
      input.availabilityZoneRebalancing.value_or(AvailabilityZoneRebalancing::ENABLED);
  configuration.createdBy = call.caller_arn;
  configuration.deploymentConfiguration = merged_configuration({}, input.deploymentConfiguration);
  configuration.deploymentController = DeploymentController{.type = DeploymentControllerType::ECS};
  configuration.enableECSManagedTags = input.enableECSManagedTags.value_or(false);
  configuration.enableExecuteCommand = input.enableExecuteCommand.value_or(false);
  configuration.healthCheckGracePeriodSeconds = input.healthCheckGracePeriodSeconds;
  if (capacity.strategy.empty())
    configuration.launchType = input.launchType.value_or(LaunchType::EC2);
  else
    configuration.capacityProviderStrategy = capacity.strategy;
  configuration.loadBalancers.emplace();
  configuration.networkConfiguration = input.networkConfiguration;
  configuration.placementConstraints =
      input.placementConstraints.value_or(std::vector<PlacementConstraint>{});
  configuration.placementStrategy =
      input.placementStrategy.value_or(std::vector<PlacementStrategy>{});
  if (capacity.launch_type == LaunchType::FARGATE) {
    configuration.platformFamily = "Linux";
    configuration.platformVersion =
        platform_version_of(capacity.launch_type, input.platformVersion);
  }
  configuration.propagateTags = input.propagateTags.value_or(PropagateTags::NONE);
  configuration.resourceManagementType = ResourceManagementType::CUSTOMER;
  configuration.schedulingStrategy = SchedulingStrategy::REPLICA;
  configuration.serviceRegistries.emplace();
  return configuration;
}

// A second call for an ACTIVE service: the same service for the same words, an error for others.
CreateServiceResponse existing(Call& call, const state::Service& service,
                               const std::string& request) {
  const auto first = call.state.tokens.find("service " + service.arn);
  if (first == call.state.tokens.end() || first->second.request != request)
    throw invalid_parameter("Creation of service was not idempotent.");
  return {.service = service_view(service, call.state, true)};
}

std::string canonical(CreateServiceRequest input) {
  input.clientToken.reset();
  return aws::encode(input).dump();
}

}  // namespace

CreateServiceResponse create_service(Call& call, const CreateServiceRequest& input) {
  check_shape(input);
  const state::Cluster& cluster = find_cluster(call, input.cluster);
  const std::string arn = call.scope.arn("service/" + cluster.name + "/" + input.serviceName);
  const state::Service* old = call.state.services.find(arn);
  if (old && old->status == state::ServiceStatus::DRAINING)
    throw invalid_parameter("Unable to Start a service that is still Draining.");
  if (old && old->status == state::ServiceStatus::ACTIVE)
    return existing(call, *old, canonical(input));

  if (!input.taskDefinition) throw invalid_parameter("TaskDefinition can not be blank.");
  const auto definition = launchable_definition(call, *input.taskDefinition);
  const Capacity capacity =
      capacity_of(call, cluster, input.launchType, input.capacityProviderStrategy);
  check_launch(call, {.definition = *definition,
                      .launch_type = capacity.launch_type,
                      .network = input.networkConfiguration,
                      .constraints = input.placementConstraints,
                      .placement = input.placementStrategy,
                      .platform_version = input.platformVersion});
  check_extras({input.loadBalancers, input.serviceRegistries, input.serviceConnectConfiguration,
                input.volumeConfigurations, input.vpcLatticeConfigurations,
                input.deploymentController});
  check_execute_command(input.enableExecuteCommand.value_or(false), *definition, "created");
  check_tags(input.tags.value_or(std::vector<Tag>{}));

  state::Service service;
  service.arn = arn;
  service.cluster_arn = cluster.arn;
  service.name = input.serviceName;
  service.configuration = configuration_of(call, input, capacity);
  service.tags = input.tags.value_or(std::vector<Tag>{});
  service.desired_count = *input.desiredCount;
  service.created_at = call.now;
  begin_deployment(call, service, definition, input.networkConfiguration);
  call.state.tokens["service " + arn] = {canonical(input), {}, call.now};
  return {.service =
              service_view(call.state.services.put(arn, std::move(service)), call.state, true)};
}

}  // namespace localecs::services::ecs
