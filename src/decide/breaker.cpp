// The deployment circuit breaker.
#include "service_deployments.hpp"

namespace localecs::decide {

void watch_failures(ServiceLook& look) {
  if (!is_going_forward(look)) return;
  const auto& breaker =
      current_deployment(look)->described.deploymentConfiguration->deploymentCircuitBreaker;
  if (!breaker || !breaker->enable) return;
  using Monitor = aws::ecs::ServiceDeploymentRollbackMonitorsStatus;
  const int failures = look.primary().failed_tasks,
            threshold = state::breaker_threshold(look.service());
  const auto& shown = current_deployment(look)->described.deploymentCircuitBreaker;
  if (shown->failureCount != failures || shown->threshold != threshold) {
    auto& row = *change_current(look).described.deploymentCircuitBreaker;
    row.failureCount = failures;
    row.threshold = threshold;
  }
  if (failures < threshold) return;
  change_current(look).described.deploymentCircuitBreaker->status = Monitor::TRIGGERED;
  fail_deployment(look,
                  {.event = "tasks failed to start.",
                   .rollout_reason = "ECS deployment circuit breaker: tasks failed to start.",
                   .because = "the circuit breaker threshold was exceeded."},
                  breaker->rollback);
}

}  // namespace localecs::decide
