// Finds its way among a service's deployments.
#include <localecs/services/ecs/rows/deployments.hpp>

#include <algorithm>

namespace localecs::state {

std::size_t place_of_serving(const Service& service) {
  const auto& all = service.deployments;
  if (all.size() < 2) return 0;
  for (std::size_t i = 1; service.last_completed && i < all.size(); ++i)
    if (all[i].id == service.last_completed->id) return i;
  return 1;
}

const std::optional<std::vector<aws::ecs::CapacityProviderStrategyItem>>& strategy_of(
    const State& state, const Service& service, std::string_view deployment) {
  for (const TaskSet& set : service.task_sets)
    if (set.deployment.id == deployment) return set.configuration.capacityProviderStrategy;
  for (std::size_t i = 1; i < service.deployments.size(); ++i) {
    if (service.deployments[i].id != deployment) continue;
    const auto* revision = state.service_revisions.find(service.deployments[i].revision_arn);
    if (revision) return revision->capacityProviderStrategy;
  }
  return service.configuration.capacityProviderStrategy;
}

void keep_to_revision(const State& state, Deployment& deployment) {
  const auto* revision = state.service_revisions.find(deployment.revision_arn);
  if (!revision) return;
  deployment.launch_type = revision->launchType;
  deployment.platform_version = revision->platformVersion.value_or("");
}

}  // namespace localecs::state
