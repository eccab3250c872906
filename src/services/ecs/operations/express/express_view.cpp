// An Express service as its operations show it.
#include <localecs/aws/ecs/ecs_express_gateway_service.hpp>
#include <localecs/aws/ecs/service_deployment_status.hpp>
#include <localecs/base/text.hpp>

#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/service.hpp>
#include <localecs/services/ecs/rows/service_deployment.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/services/ecs/rows/task_table.hpp>
#include <localecs/state/state.hpp>

#include "express.hpp"

namespace localecs::services::ecs {
namespace {

constexpr std::size_t kMostAddresses = 5;  // of tasks, in a sentence

ExpressGatewayServiceStatusCode code_of(state::ServiceStatus status) {
  if (status == state::ServiceStatus::ACTIVE) return ExpressGatewayServiceStatusCode::ACTIVE;
  if (status == state::ServiceStatus::DRAINING) return ExpressGatewayServiceStatusCode::DRAINING;
  return ExpressGatewayServiceStatusCode::INACTIVE;
}

// Where the running tasks answer: "172.18.0.3:8080".
std::vector<std::string> addresses_of(const state::Service& service, const state::State& state) {
  const auto& container = current_configuration(service).primaryContainer;
  const std::string port =
      container && container->containerPort ? ":" + std::to_string(*container->containerPort) : "";
  std::vector<std::string> addresses;
  for (const std::string& arn : state[ecs::tasks].of_service(service.arn)) {
    const state::Task* task = state[ecs::tasks].find(arn);
    if (!task || task->last_status != state::TaskStatus::RUNNING || !task->sandbox.address)
      continue;
    if (addresses.size() < kMostAddresses) addresses.push_back(task->sandbox.address->ip + port);
  }
  return addresses;
}

// The deployment in progress. Like ECS we name none until it has begun.
std::optional<std::string> current_deployment(const state::Service& service,
                                              const state::State& state) {
  if (service.open_service_deployments.empty()) return {};
  const std::string& arn = service.open_service_deployments.front();
  const state::ServiceDeployment* row = state[ecs::service_deployments].find(arn);
  if (!row || row->described.status == ServiceDeploymentStatus::PENDING) return {};
  return arn;
}

std::vector<ExpressConfiguration> active_configurations(const state::Service& service) {
  std::vector<ExpressConfiguration> active;
  for (const state::Deployment& deployment : service.deployments) {
    const auto noted = service.express->configurations.find(deployment.revision_arn);
    if (noted == service.express->configurations.end()) continue;
    active.push_back(noted->second);
    active.back().ingressPaths.emplace();  // there is no load balancer: nothing that would answer
  }
  return active;
}

}  // namespace

const ExpressConfiguration& current_configuration(const state::Service& service) {
  static const ExpressConfiguration none;
  if (service.deployments.empty()) return none;
  const auto& all = service.express->configurations;
  const auto noted = all.find(service.deployments.front().revision_arn);
  return noted == all.end() ? none : noted->second;
}

ExpressGatewayServiceStatus express_status(const state::Service& service,
                                           const state::State& state) {
  ExpressGatewayServiceStatus status{.statusCode = code_of(service.status)};
  if (service.status != state::ServiceStatus::ACTIVE) return status;
  const auto addresses = addresses_of(service, state);
  status.statusReason =
      "localecs has no load balancers yet, so this service has no public endpoint; ";
  *status.statusReason += addresses.empty() ? "its tasks will answer at their own addresses."
                                            : "its tasks answer at " + join(addresses, ", ") + ".";
  return status;
}

TimePoint express_updated_at(const state::Service& service) {
  TimePoint at = service.created_at;
  for (const auto& [arn, configuration] : service.express->configurations)
    at = std::max(at, configuration.createdAt.value_or(at));
  return at;
}

ECSExpressGatewayService express_view(const state::Service& service, const state::State& state,
                                      bool with_tags) {
  ECSExpressGatewayService view;
  view.activeConfigurations = active_configurations(service);
  view.cluster = service.cluster_arn;
  view.createdAt = service.created_at;
  view.currentDeployment = current_deployment(service, state);
  view.infrastructureRoleArn = service.express->infrastructure_role;
  view.serviceArn = service.arn;
  view.serviceName = service.name;
  view.status = express_status(service, state);
  if (with_tags) view.tags = service.tags;
  view.updatedAt = express_updated_at(service);
  return view;
}

}  // namespace localecs::services::ecs
