// Compares the healthy tasks of a rolling deployment with the user's criteria.
#include "early_success.hpp"

#include <localecs/aws/ecs/deployment_configuration.hpp>
#include <localecs/services/ecs/rows/service.hpp>
#include <localecs/services/ecs/rows/service_deployment.hpp>

#include <algorithm>

#include "decide/deployment/record.hpp"

namespace localecs::decide {
namespace {

using aws::ecs::DeploymentSourceServiceRevisionCleanup;

constexpr int kDefaultPercent = 100;

// The criteria of the deployment that goes forward; nullptr where it has none.
const aws::ecs::DeploymentEarlySuccessCriteria* criteria_of(const ServiceLook& look) {
  if (!is_going_forward(look) || is_shifting(*look.deployment)) return nullptr;
  const auto& configuration = *look.deployment->described.deploymentConfiguration;
  const auto& criteria = configuration.earlySuccessCriteria;
  return criteria && criteria->enable ? &*criteria : nullptr;
}

bool is_healthy_enough(const ServiceLook& look, const Crews& crews,
                       const aws::ecs::DeploymentEarlySuccessCriteria& criteria) {
  const std::int64_t percent = criteria.healthyPercent.value_or(kDefaultPercent);
  const std::int64_t needed = (look.plan.service.desired_count * percent + 99) / 100;
  return crews.primary.healthy >= std::max<std::int64_t>(needed, 1);
}

bool is_deferred(const aws::ecs::DeploymentEarlySuccessCriteria& criteria) {
  return criteria.sourceServiceRevisionCleanup == DeploymentSourceServiceRevisionCleanup::DEFERRED;
}

}  // namespace

bool clears_early(const ServiceLook& look, const Crews& crews) {
  const auto* criteria = criteria_of(look);
  return criteria && !is_deferred(*criteria) && is_healthy_enough(look, crews, *criteria);
}

bool succeeds_early(const ServiceLook& look, const Crews& crews) {
  const auto* criteria = criteria_of(look);
  if (!criteria || !is_healthy_enough(look, crews, *criteria)) return false;
  const bool is_alone =
      crews.old.live() == 0 && crews.old.stopping.empty() && look.plan.stops.empty();
  return is_deferred(*criteria) || is_alone;
}

}  // namespace localecs::decide
