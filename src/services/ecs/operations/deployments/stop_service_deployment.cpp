// StopServiceDeployment and ContinueServiceDeployment: let users steer a rollout in progress.

#include <localecs/aws/ecs/continue_service_deployment.hpp>
#include <localecs/aws/ecs/describe_service_deployments.hpp>
#include <localecs/aws/ecs/operations.hpp>
#include <localecs/aws/ecs/stop_service_deployment.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/service_deployment.hpp>
#include <localecs/services/operation.hpp>

#include "operations/shared/common.hpp"

namespace localecs::services::ecs {
namespace {

using Status = ServiceDeploymentStatus;

const state::ServiceDeployment& find_deployment(Call& call, const std::string& arn) {
  const auto* row = is_own(call, arn) ? call.state[ecs::service_deployments].find(arn) : nullptr;
  if (!row)
    throw aws::Error("ServiceDeploymentNotFoundException",
                     "The service deployment does not exist.");
  return *row;
}

// "ecs-pause-…"
bool is_hook_id(const std::string& id) {
  const auto dash = id.find('-', 4);
  return id.starts_with("ecs-") && dash != std::string::npos && dash > 4 && dash + 1 < id.size();
}

}  // namespace

StopServiceDeploymentResponse stop_service_deployment(Call& call,
                                                      const StopServiceDeploymentRequest& input) {
  const state::ServiceDeployment& row = find_deployment(call, input.serviceDeploymentArn);
  if (row.is_over())
    throw aws::Error("ConflictException",
                     "The service deployment is in a terminal state and cannot be stopped.");
  const Status status = *row.described.status;
  const bool aborts = input.stopType == StopServiceDeploymentStopType::ABORT;
  // A deployment that is already stopping or rolling back simply continues.
  if (status == Status::PENDING || status == Status::IN_PROGRESS) {
    auto& described = call.state[ecs::service_deployments].modify(row.arn)->described;
    described.status = aborts ? Status::STOP_REQUESTED : Status::ROLLBACK_REQUESTED;
    described.updatedAt = call.now;
  }
  return {.serviceDeploymentArn = row.arn};
}

ContinueServiceDeploymentResponse continue_service_deployment(
    Call& call, const ContinueServiceDeploymentRequest& input) {
  if (!is_hook_id(input.hookId))
    throw invalid_parameter("Invalid hookId: hookId must follow the format: ecs-{hookType}-{id}");
  const state::ServiceDeployment& row = find_deployment(call, input.serviceDeploymentArn);
  if (row.is_over())
    throw invalid_parameter(
        "Continuing a service deployment is not allowed for service deployment in terminal "
        "states.");
  const auto waits = [&](const state::HookCall& hook) {
    return hook.id == input.hookId && hook.status == DeploymentLifecycleHookStatus::AWAITING_ACTION;
  };
  if (std::ranges::none_of(row.hooks, waits))
    throw invalid_parameter(
        "Provided hookId is either completed, unavailable, or not associated with the given "
        "Resource ARN");
  auto& hooks = call.state[ecs::service_deployments].modify(row.arn)->hooks;
  std::ranges::find_if(hooks, waits)->status =
      input.action == DeploymentLifecycleHookAction::ROLLBACK
          ? DeploymentLifecycleHookStatus::FAILED
          : DeploymentLifecycleHookStatus::SUCCEEDED;
  return {.serviceDeploymentArn = row.arn};
}

}  // namespace localecs::services::ecs
