// Checks requests for services with one task per instance (DAEMON) and EXTERNAL ones. Messages are
// ECS's own where we have seen them.
#include "scheduling_rules.hpp"

#include <localecs/aws/document.hpp>
#include <localecs/aws/ecs/deployment_configuration.hpp>
#include <localecs/aws/ecs/deployment_controller.hpp>
#include <localecs/aws/ecs/launch_type.hpp>

#include "operations/tasks/launch_rules.hpp"

namespace localecs::services::ecs {
namespace {

aws::Error not_of_daemons(const std::string& what) {
  return invalid_parameter("The daemon scheduling strategy " + what);
}

// The member by which new tasks would replace old ones in another way than ROLLING's; empty: none.
std::string shifting_member(const DeploymentConfiguration& given) {
  if (given.strategy.value_or(DeploymentStrategy::ROLLING) != DeploymentStrategy::ROLLING)
    return "strategy " + std::string(aws::to_text(*given.strategy));
  if (given.lifecycleHooks && !given.lifecycleHooks->empty()) return "lifecycleHooks";
  if (given.earlySuccessCriteria && given.earlySuccessCriteria->enable)
    return "earlySuccessCriteria";
  return {};
}

// The member by which a deployment would fail; empty: none.
std::string failing_member(const DeploymentConfiguration& given) {
  if (given.deploymentCircuitBreaker && given.deploymentCircuitBreaker->enable)
    return "deploymentCircuitBreaker";
  if (given.alarms && given.alarms->enable) return "alarms";
  return {};
}

}  // namespace

// One task per instance: the scheduler decides number and place, so members about them are refused.
void check_daemon(const Scheduling& given) {
  if (given.desired_count)
    throw not_of_daemons(
        "does not support a desired count for services. Remove the desired count value and try "
        "again");
  if (given.placement && !given.placement->empty())
    throw not_of_daemons("does not support placement strategies");
  if (!given.deployment) return;
  if (given.deployment->maximumPercent.value_or(100) > 100)
    throw not_of_daemons("does not support values above 100 for maximumPercent");
  if (const auto member = shifting_member(*given.deployment); !member.empty())
    throw unsupported("deploy services of the daemon scheduling strategy with " + member);
}

void check_daemon_capacity(const std::optional<LaunchType>& launch_type) {
  if (launch_type == LaunchType::FARGATE)
    throw not_of_daemons("is not supported with FARGATE launch type.");
}

// Users deploy an EXTERNAL service by task sets, so members about deployments are refused. These
// messages are ours: ECS's are not known.
void check_external(const Scheduling& given) {
  if (!given.deployment) return;
  std::string member = shifting_member(*given.deployment);
  if (member.empty()) member = failing_member(*given.deployment);
  if (!member.empty())
    throw invalid_parameter("The EXTERNAL deployment controller does not support " + member + ".");
}

void check_controller_kept(const std::optional<DeploymentController>& given,
                           const DeploymentController& stored) {
  if (given && given->type != stored.type)
    throw unsupported("change the deployment controller of a service (deploymentController)");
}

}  // namespace localecs::services::ecs
