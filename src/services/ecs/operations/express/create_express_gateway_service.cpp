// CreateExpressGatewayService: makes an ordinary service with its task definition and log group.
#include <localecs/aws/canonical.hpp>
#include <localecs/aws/document.hpp>
#include <localecs/aws/ecs/create_express_gateway_service.hpp>
#include <localecs/aws/ecs/create_service.hpp>
#include <localecs/aws/ecs/describe_service_revisions.hpp>
#include <localecs/aws/ecs/operations.hpp>
#include <localecs/services/operation.hpp>

#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/cluster.hpp>
#include <localecs/services/ecs/rows/service.hpp>
#include <localecs/services/logs/rows.hpp>
#include <localecs/services/logs/rows/logs.hpp>

#include "express.hpp"
#include "operations/services/create_service.hpp"
#include "operations/task_definitions/task_definition_revision.hpp"

namespace localecs::services::ecs {
namespace {

constexpr const char* kProvider = "FARGATE";
constexpr const char* kStreamPrefix = "ecs";
constexpr int kGracePeriod = 300;  // seconds

bool is_associated(const state::Cluster& cluster) {
  const auto& providers = cluster.capacity_providers;
  return std::ranges::find(providers, kProvider) != providers.end();
}

// Express services run on Fargate whatever the cluster's providers: it is associated with it.
state::Cluster with_fargate(state::Cluster cluster) {
  if (!is_associated(cluster)) cluster.capacity_providers.emplace_back(kProvider);
  return cluster;
}

CreateServiceRequest service_request(const CreateExpressGatewayServiceRequest& input,
                                     const std::string& name,
                                     const ExpressConfiguration& configuration) {
  CreateServiceRequest request;
  request.serviceName = name;
  request.cluster = input.cluster;
  request.desiredCount = configuration.scalingTarget->minTaskCount;
  request.capacityProviderStrategy = {{{.base = 1, .capacityProvider = kProvider, .weight = 1}}};
  request.networkConfiguration = network_of(configuration);
  request.deploymentConfiguration = express_deployment();
  request.availabilityZoneRebalancing = AvailabilityZoneRebalancing::ENABLED;
  request.healthCheckGracePeriodSeconds = kGracePeriod;
  request.enableECSManagedTags = true;
  request.propagateTags = PropagateTags::SERVICE;
  request.tags = input.tags;
  return request;
}

// The group that ECS makes for a service that was given none. It stays when the service goes.
ManagedLogGroup make_log_group(Call& call, const std::string& name) {
  const std::string arn = state::log_group_arn(call.scope.region, call.scope.account, name);
  if (!call.state[logs::groups].find(arn))
    call.state[logs::groups].put(
        {.arn = arn, .name = name, .created = call.now.time_since_epoch().count()});
  return {.arn = arn,
          .logGroupName = name,
          .status = ManagedResourceStatus::ACTIVE,
          .updatedAt = call.now};
}

}  // namespace

CreateExpressGatewayServiceResponse create_express_gateway_service(
    Call& call, const CreateExpressGatewayServiceRequest& input) {
  const std::string name = input.serviceName.value_or(name_of_image(input.primaryContainer.image));
  check_service_name(name);
  const state::Cluster& cluster = find_cluster(call, input.cluster);
  const std::string arn = call.scope.arn("service/" + cluster.name + "/" + name);
  const std::string request = aws::canonical(input);
  if (const state::Service* made = find_made_service(call, arn, request))
    return {express_view(*made, call.state, true)};

  check_role(input.infrastructureRoleArn, "infrastructureRoleArn");
  ExpressConfiguration configuration = with_express_defaults(input);
  check_express(configuration);
  auto& logs = configuration.primaryContainer->awsLogsConfiguration;
  const std::string own_group =
      logs ? "" : "/aws/ecs/" + cluster.name + "/" + name + "-" + call.ids.decimal(4);
  if (!logs) logs = {.logGroup = own_group, .logStreamPrefix = kStreamPrefix};
  const auto definition =
      checked_revision(call, definition_request(call, cluster.name, name, configuration));
  NewService made = checked_service(call, with_fargate(cluster),
                                    service_request(input, name, configuration), definition);

  // All checks have passed: only from here on the state is changed.
  if (!is_associated(cluster))
    call.state[ecs::clusters].modify(cluster.arn)->capacity_providers.emplace_back(kProvider);
  add_revision(call, definition, {});
  made.row.configuration.resourceManagementType = ResourceManagementType::ECS;
  made.row.express = state::Express{.infrastructure_role = input.infrastructureRoleArn};
  state::Service& service = add_service(call, std::move(made), request);
  set_express_members(service, configuration);
  if (!own_group.empty())
    call.state[ecs::service_revisions]
        .modify(service.deployments.front().revision_arn)
        ->ecsManagedResources =
        ECSManagedResources{.logGroups = {{make_log_group(call, own_group)}}};
  return {express_view(service, call.state, true)};
}

}  // namespace localecs::services::ecs
