// Wakes the rows that depend on a changed row: a task's service, the provider that a task waits
// for, the services and daemons whose deployments watch an alarm.
#include "apply.hpp"

#include <localecs/services/ecs/rows/instance.hpp>
#include <localecs/services/ecs/rows/managed_daemon.hpp>
#include <localecs/services/ecs/rows/service.hpp>
#include <localecs/services/ecs/rows/service_deployment.hpp>
#include <localecs/services/ecs/rows/task_table.hpp>

namespace localecs::services::ecs {

void wake_around_task(Desk& desk, const std::string& arn) {
  const state::Task* task = desk.state[ecs::tasks].find(arn);
  if (!task) return;
  if (!task->service_arn.empty()) desk.wake(ecs::services, task->service_arn, desk.now());
  if (task->waits_for_capacity())
    desk.wake(ecs::capacity_providers, state::provider_arn(arn, task->capacity_provider),
              desk.now());
}

// A user may have answered one of the deployment's hooks.
void wake_service_of_deployment(Desk& desk, const std::string& arn) {
  if (const auto* deployment = desk.state[ecs::service_deployments].find(arn))
    desk.wake(ecs::services, deployment->service_arn, desk.now());
}

void wake_provider_of_instance(Desk& desk, const std::string& arn) {
  const state::Instance* instance = desk.state[ecs::instances].find(arn);
  if (instance && !instance->capacity_provider.empty())
    desk.wake(ecs::capacity_providers, state::provider_arn(arn, instance->capacity_provider),
              desk.now());
}

// Wakes everything that is being deployed: alarms change too seldom for an index of their watchers.
void wake_deployments(Desk& desk, const std::string&) {
  for (const auto& [arn, service] : desk.state[ecs::services].rows())
    if (!service.open_service_deployments.empty()) desk.wake(ecs::services, arn, desk.now());
  for (const auto& [arn, daemon] : desk.state[ecs::daemons].rows())
    if (!daemon.deployment.empty()) desk.wake(ecs::daemons, arn, desk.now());
}

}  // namespace localecs::services::ecs
