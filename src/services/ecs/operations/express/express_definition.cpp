// From an Express configuration to the task definition that runs it, and back.
#include "express.hpp"

#include <localecs/aws/ecs/describe_service_revisions.hpp>
#include <localecs/aws/ecs/express_gateway_container.hpp>
#include <localecs/aws/ecs/express_gateway_service_network_configuration.hpp>
#include <localecs/aws/ecs/register_task_definition.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/service.hpp>

namespace localecs::services::ecs {
namespace {

constexpr const char* kContainer = "Main";
constexpr std::size_t kLongestFamily = 255;
constexpr int kStopTimeout = 30;  // seconds

LogConfiguration logging_of(const Call& call,
                            const ExpressGatewayServiceAwsLogsConfiguration& logs) {
  return {.logDriver = LogDriver::awslogs,
          .options = {{{"awslogs-group", logs.logGroup},
                       {"awslogs-region", call.scope.region},
                       {"awslogs-stream-prefix", logs.logStreamPrefix}}}};
}

ContainerDefinition container_of(const Call& call, const ExpressGatewayContainer& given) {
  ContainerDefinition container;
  container.name = kContainer;
  container.image = given.image;
  container.essential = true;
  container.command = given.command;
  container.environment = given.environment;
  container.secrets = given.secrets;
  container.stopTimeout = kStopTimeout;
  if (given.containerPort) container.portMappings = {{{.containerPort = given.containerPort}}};
  if (given.awsLogsConfiguration)
    container.logConfiguration = logging_of(call, *given.awsLogsConfiguration);
  if (given.repositoryCredentials && given.repositoryCredentials->credentialsParameter)
    container.repositoryCredentials = RepositoryCredentials{
        .credentialsParameter = *given.repositoryCredentials->credentialsParameter};
  return container;
}

// The container that an Express operation made; of a definition of the user's own, its first one.
const ContainerDefinition& main_container(const TaskDefinition& definition) {
  const auto& all = *definition.containerDefinitions;
  const auto main =
      std::ranges::find(all, std::optional<std::string>(kContainer), &ContainerDefinition::name);
  return main == all.end() ? all.front() : *main;
}

std::optional<ExpressGatewayServiceAwsLogsConfiguration> logs_of(
    const ContainerDefinition& container) {
  const auto& logging = container.logConfiguration;
  if (!logging || logging->logDriver != LogDriver::awslogs || !logging->options) return {};
  const auto option = [&](const char* name) {
    const auto found = logging->options->find(name);
    return found == logging->options->end() ? std::string() : found->second;
  };
  return {
      {.logGroup = option("awslogs-group"), .logStreamPrefix = option("awslogs-stream-prefix")}};
}

ExpressGatewayContainer shown(const ContainerDefinition& container) {
  ExpressGatewayContainer view;
  view.image = container.image.value_or("");
  view.awsLogsConfiguration = logs_of(container);
  view.command = container.command;
  view.environment = container.environment;
  view.secrets = container.secrets;
  if (container.portMappings && !container.portMappings->empty())
    view.containerPort = container.portMappings->front().containerPort;
  if (container.repositoryCredentials)
    view.repositoryCredentials = ExpressGatewayRepositoryCredentials{
        .credentialsParameter = container.repositoryCredentials->credentialsParameter};
  return view;
}

}  // namespace

RegisterTaskDefinitionRequest definition_request(const Call& call, const std::string& cluster_name,
                                                 const std::string& service_name,
                                                 const ExpressConfiguration& configuration) {
  RegisterTaskDefinitionRequest request;
  request.family = (cluster_name + "-" + service_name).substr(0, kLongestFamily);
  request.containerDefinitions = {container_of(call, *configuration.primaryContainer)};
  request.cpu = configuration.cpu;
  request.memory = configuration.memory;
  request.executionRoleArn = configuration.executionRoleArn;
  request.taskRoleArn = configuration.taskRoleArn;
  request.networkMode = NetworkMode::awsvpc;
  request.requiresCompatibilities = {{Compatibility::FARGATE}};
  return request;
}

NetworkConfiguration network_of(const ExpressConfiguration& configuration) {
  const auto& given = *configuration.networkConfiguration;
  return {.awsvpcConfiguration = AwsVpcConfiguration{.securityGroups = given.securityGroups,
                                                     .subnets = *given.subnets}};
}

void note_express_revision(Call& call, state::Service& service) {
  const state::Deployment& primary = service.deployments.front();
  auto& all = service.express->configurations;
  ExpressConfiguration configuration;
  if (service.deployments.size() > 1) {
    const std::string& before = service.deployments[1].revision_arn;
    if (const auto known = all.find(before); known != all.end()) configuration = known->second;
    if (const ServiceRevision* row = call.state[ecs::service_revisions].find(before))
      call.state[ecs::service_revisions].modify(primary.revision_arn)->ecsManagedResources =
          row->ecsManagedResources;
  }
  const TaskDefinition& definition = *primary.definition;
  configuration.serviceRevisionArn = primary.revision_arn;
  configuration.createdAt = call.now;
  configuration.cpu = definition.cpu;
  configuration.memory = definition.memory;
  configuration.executionRoleArn = definition.executionRoleArn;
  configuration.taskRoleArn = definition.taskRoleArn;
  configuration.primaryContainer = shown(main_container(definition));
  if (primary.network && primary.network->awsvpcConfiguration) {
    const AwsVpcConfiguration& network = *primary.network->awsvpcConfiguration;
    configuration.networkConfiguration = ExpressGatewayServiceNetworkConfiguration{
        .securityGroups = network.securityGroups, .subnets = network.subnets};
  }
  // Forgets the settings of revisions to which no rollback can return.
  std::erase_if(all, [&](const auto& one) {
    const auto is_it = [&](const state::Deployment& each) {
      return each.revision_arn == one.first;
    };
    return std::ranges::none_of(service.deployments, is_it) &&
           !(service.last_completed && is_it(*service.last_completed));
  });
  all[primary.revision_arn] = std::move(configuration);
}

void set_express_members(state::Service& service, const ExpressConfiguration& configuration) {
  ExpressConfiguration& noted =
      service.express->configurations.at(service.deployments.front().revision_arn);
  noted.healthCheckPath = configuration.healthCheckPath;
  noted.scalingTarget = configuration.scalingTarget;
}

}  // namespace localecs::services::ecs
