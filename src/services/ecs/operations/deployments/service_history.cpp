// Records a new deployment's target revision and the revisions that it replaces.
#include "service_history.hpp"

#include <localecs/aws/ecs/describe_service_deployments.hpp>
#include <localecs/aws/ecs/describe_service_revisions.hpp>
#include <localecs/aws/ecs/service.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/deployments.hpp>
#include <localecs/services/ecs/rows/service.hpp>
#include <localecs/services/ecs/rows/service_deployment.hpp>

namespace localecs::services::ecs {
namespace {

using Monitor = ServiceDeploymentRollbackMonitorsStatus;

ServiceRevision revision_of(const state::Service& service, const state::Deployment& deployment,
                            TimePoint now) {
  const Service& configuration = service.configuration;
  ServiceRevision revision;
  revision.serviceRevisionArn = deployment.revision_arn;
  revision.serviceArn = service.arn;
  revision.clusterArn = service.cluster_arn;
  revision.taskDefinition = deployment.definition->taskDefinitionArn;
  revision.capacityProviderStrategy = configuration.capacityProviderStrategy;
  revision.launchType = configuration.launchType;
  if (!deployment.platform_version.empty()) revision.platformVersion = deployment.platform_version;
  revision.platformFamily = configuration.platformFamily;
  revision.loadBalancers = configuration.loadBalancers;
  revision.serviceRegistries = configuration.serviceRegistries;
  revision.networkConfiguration = deployment.network;
  revision.guardDutyEnabled = false;
  auto& images = revision.containerImages.emplace();
  for (const auto& container : *deployment.definition->containerDefinitions)
    images.push_back({.containerName = container.name, .image = container.image});
  revision.createdAt = now;
  return revision;
}

// The revisions that run now, newest first; the new revision replaces them.
std::vector<ServiceRevisionSummary> sources_of(const state::Service& service,
                                               const state::State& state) {
  std::vector<ServiceRevisionSummary> sources;
  for (std::size_t i = 1; i < service.deployments.size(); ++i)
    sources.push_back(state::summary_of(state, service, service.deployments[i]));
  return sources;
}

// Only the serving revision has traffic; it is shown first.
void show_serving_first(const state::Service& service,
                        std::vector<ServiceRevisionSummary>& sources) {
  if (sources.empty()) return;
  const auto serving =
      sources.begin() + static_cast<std::ptrdiff_t>(state::place_of_serving(service)) - 1;
  std::rotate(sources.begin(), serving, serving + 1);
  sources.front().requestedProductionTrafficWeight = 100;
}

bool is_shifting(const DeploymentConfiguration& configuration) {
  return configuration.strategy && *configuration.strategy != DeploymentStrategy::ROLLING;
}

ServiceDeploymentCircuitBreaker breaker_of(const state::Service& service,
                                           const DeploymentConfiguration& configuration) {
  const auto& breaker = configuration.deploymentCircuitBreaker;
  const bool watches = breaker && breaker->enable;
  return {.failureCount = 0,
          .status = watches ? Monitor::MONITORING : Monitor::DISABLED,
          .threshold = state::breaker_threshold(service)};
}

ServiceDeploymentAlarms alarms_of(const DeploymentConfiguration& configuration) {
  const auto& alarms = configuration.alarms;
  const bool watches = alarms && alarms->enable;
  return {.alarmNames = watches ? alarms->alarmNames : std::vector<std::string>{},
          .status = watches ? Monitor::MONITORING : Monitor::DISABLED,
          .triggeredAlarmNames = std::vector<std::string>{}};
}

ServiceDeployment first_description(const state::Service& service, const state::State& state,
                                    TimePoint now) {
  const DeploymentConfiguration& configuration = *service.configuration.deploymentConfiguration;
  ServiceDeployment described;
  described.serviceArn = service.arn;
  described.clusterArn = service.cluster_arn;
  described.createdAt = described.updatedAt = now;
  described.status = ServiceDeploymentStatus::PENDING;
  described.deploymentConfiguration = configuration;
  described.deploymentCircuitBreaker = breaker_of(service, configuration);
  described.alarms = alarms_of(configuration);
  described.sourceServiceRevisions = sources_of(service, state);
  ServiceRevisionSummary target{.arn = service.deployments.front().revision_arn};
  if (is_shifting(configuration)) {
    target.requestedProductionTrafficWeight = 0;
    target.requestedTestTrafficWeight = 0;
    show_serving_first(service, *described.sourceServiceRevisions);
  }
  described.targetServiceRevision = target;
  return described;
}

}  // namespace

std::string history_arn(const std::string& service_arn, std::string_view kind,
                        std::string_view id) {
  constexpr std::string_view own = ":service/";
  std::string arn = service_arn;
  arn.replace(arn.rfind(own), own.size(), ":" + std::string(kind) + "/");
  return arn.append("/").append(id);
}

void record_deployment(Call& call, state::Service& service) {
  state::Deployment& primary = service.deployments.front();
  const std::string number = primary.id.substr(primary.id.rfind('/') + 1);
  primary.revision_arn = history_arn(service.arn, "service-revision", number);
  call.state[ecs::service_revisions].put(primary.revision_arn,
                                         revision_of(service, primary, call.now));
  state::ServiceDeployment row;
  row.arn = history_arn(service.arn, "service-deployment", call.ids.url_safe(21));
  row.service_arn = service.arn;
  row.deployment_id = primary.id;
  row.described = first_description(service, call.state, call.now);
  row.described.serviceDeploymentArn = row.arn;
  service.open_service_deployments.insert(service.open_service_deployments.begin(), row.arn);
  const std::string arn = row.arn;
  call.state[ecs::service_deployments].put(arn, std::move(row));
}

}  // namespace localecs::services::ecs
