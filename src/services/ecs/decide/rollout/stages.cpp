// The stages as a ladder: each is carried out until it is done, then the next one begins.
#include "stages.hpp"

#include <localecs/aws/document.hpp>
#include <localecs/aws/ecs/describe_service_deployments.hpp>
#include <localecs/services/ecs/rows/service.hpp>
#include <localecs/services/ecs/rows/service_deployment.hpp>

#include <algorithm>
#include <vector>

#include "decide/deployment/hooks.hpp"
#include "decide/deployment/record.hpp"

namespace localecs::decide {
namespace {

using namespace aws::ecs;
using namespace std::chrono_literals;
using Hook = DeploymentLifecycleHookStage;
using Stage = ServiceDeploymentLifecycleStage;

constexpr Duration kLongestStage = 24h;  // and the longest step of traffic
// ECS's defaults.
constexpr double kCanaryPercent = 5, kStepPercent = 10;
constexpr int kCanaryBake = 10, kStepBake = 6;  // minutes

struct Step {
  double weight;        // percent of production traffic on green
  Duration bake_after;  // before the next step
};

const DeploymentConfiguration& configuration_of(const ServiceLook& look) {
  return *look.deployment->described.deploymentConfiguration;
}

std::vector<Step> steps_of(const DeploymentConfiguration& configuration) {
  using std::chrono::minutes;
  if (configuration.strategy == DeploymentStrategy::CANARY) {
    const auto canary = configuration.canaryConfiguration.value_or(CanaryConfiguration{});
    return {{canary.canaryPercent.value_or(kCanaryPercent),
             minutes(canary.canaryBakeTimeInMinutes.value_or(kCanaryBake))},
            {100, 0s}};
  }
  if (configuration.strategy != DeploymentStrategy::LINEAR) return {{100, 0s}};
  const auto linear = configuration.linearConfiguration.value_or(LinearConfiguration{});
  const double step = std::max(linear.stepPercent.value_or(kStepPercent), 1.0);
  std::vector<Step> steps;
  for (double weight = step; weight < 100; weight += step)
    steps.push_back({weight, minutes(linear.stepBakeTimeInMinutes.value_or(kStepBake))});
  steps.push_back({100, 0s});
  return steps;
}

Stage after(Stage stage) {
  return static_cast<Stage>(static_cast<int>(stage) + 1);
}

void enter(ServiceLook& look, Stage stage) {
  state::ServiceDeployment& row = edit_current_deployment(look);
  row.described.lifecycleStage = stage;
  row.stage_since = look.now;
}

Outcome wait_until(ServiceLook& look, TimePoint at) {
  return look.wait_until(at) ? Outcome::done : Outcome::waiting;
}

// Writes only if the weight differs: every write causes another look, and looking must come to
// rest.
void shift_test_traffic(ServiceLook& look) {
  const auto& target = look.deployment->described.targetServiceRevision;
  if (target->requestedTestTrafficWeight == 100) return;
  edit_current_deployment(look).described.targetServiceRevision->requestedTestTrafficWeight = 100;
}

// Moves production traffic to green as far as `weight`.
void take_step(ServiceLook& look, double weight) {
  state::ServiceDeployment& row = edit_current_deployment(look);
  ++row.traffic_step;
  row.step_since = look.now;
  row.described.targetServiceRevision->requestedProductionTrafficWeight = weight;
  if (auto& sources = row.described.sourceServiceRevisions; sources && !sources->empty())
    sources->front().requestedProductionTrafficWeight = 100 - weight;
  look.wake_at(look.now);
}

// Takes at most one step of the production shift, with the hooks before and during it. Done when
// all traffic is on green.
Outcome shift_production_traffic(ServiceLook& look) {
  const auto steps = steps_of(configuration_of(look));
  const auto taken = static_cast<std::size_t>(look.deployment->traffic_step);
  if (taken > 0 && taken <= steps.size()) {
    const Outcome during = run_hooks(look, Hook::PRODUCTION_TRAFFIC_SHIFT);
    if (during != Outcome::done) return during;
    if (!look.wait_until(look.deployment->step_since + steps[taken - 1].bake_after))
      return Outcome::waiting;
  }
  if (taken == steps.size()) return Outcome::done;
  const Outcome before = run_hooks(look, Hook::PRE_PRODUCTION_TRAFFIC_SHIFT);
  if (before != Outcome::done) return before;
  take_step(look, steps[taken].weight);
  return Outcome::waiting;
}

bool is_up(const ServiceLook& look, const Crew& green) {
  return green.pending.empty() && green.unhealthy.empty() &&
         green.healthy >= look.plan.service.desired_count;
}

// Does what the stage asks for, as far as it can be done now.
Outcome carry_out(ServiceLook& look, const Crews& crews, Stage stage) {
  switch (stage) {
    case Stage::RECONCILE_SERVICE:
      // Only a service that still has to get rid of older deployments is reconciled.
      if (look.service().deployments.size() <= 2) return Outcome::done;
      return run_hooks(look, Hook::RECONCILE_SERVICE);
    case Stage::PRE_SCALE_UP:
      return run_hooks(look, Hook::PRE_SCALE_UP);
    case Stage::SCALE_UP:
      return is_up(look, crews.primary) ? Outcome::done : Outcome::waiting;
    case Stage::POST_SCALE_UP:
      return run_hooks(look, Hook::POST_SCALE_UP);
    case Stage::TEST_TRAFFIC_SHIFT:
      shift_test_traffic(look);
      return run_hooks(look, Hook::TEST_TRAFFIC_SHIFT);
    case Stage::POST_TEST_TRAFFIC_SHIFT:
      return run_hooks(look, Hook::POST_TEST_TRAFFIC_SHIFT);
    case Stage::PRODUCTION_TRAFFIC_SHIFT:
      return shift_production_traffic(look);
    case Stage::POST_PRODUCTION_TRAFFIC_SHIFT:
      return run_hooks(look, Hook::POST_PRODUCTION_TRAFFIC_SHIFT);
    case Stage::BAKE_TIME: {
      const std::chrono::minutes time(configuration_of(look).bakeTimeInMinutes.value_or(0));
      return wait_until(look, look.deployment->stage_since + time);
    }
    case Stage::CLEAN_UP:
      break;
  }
  return Outcome::waiting;
}

// The verdict of the hooks that carry_out has just run for the stage.
Verdict judge_hooks_of(const ServiceLook& look, Stage stage) {
  switch (stage) {
    case Stage::RECONCILE_SERVICE:
      return judge_hooks(look, Hook::RECONCILE_SERVICE);
    case Stage::PRE_SCALE_UP:
      return judge_hooks(look, Hook::PRE_SCALE_UP);
    case Stage::POST_SCALE_UP:
      return judge_hooks(look, Hook::POST_SCALE_UP);
    case Stage::TEST_TRAFFIC_SHIFT:
      return judge_hooks(look, Hook::TEST_TRAFFIC_SHIFT);
    case Stage::POST_TEST_TRAFFIC_SHIFT:
      return judge_hooks(look, Hook::POST_TEST_TRAFFIC_SHIFT);
    case Stage::PRODUCTION_TRAFFIC_SHIFT: {
      Verdict during = judge_hooks(look, Hook::PRODUCTION_TRAFFIC_SHIFT);
      return during.fails ? during : judge_hooks(look, Hook::PRE_PRODUCTION_TRAFFIC_SHIFT);
    }
    case Stage::POST_PRODUCTION_TRAFFIC_SHIFT:
      return judge_hooks(look, Hook::POST_PRODUCTION_TRAFFIC_SHIFT);
    case Stage::SCALE_UP:
    case Stage::BAKE_TIME:
    case Stage::CLEAN_UP:
      break;
  }
  return {};
}

// Fails a stage, or a step of its traffic, that takes too long. A hook that waits has its own
// time-out, which may be longer, and the bake time has its own end.
Verdict judge_time(ServiceLook& look, Stage stage) {
  const state::ServiceDeployment& current = *look.deployment;
  if (stage == Stage::BAKE_TIME || waits_for_hook(current)) return {};
  if (!look.wait_until(std::max(current.stage_since, current.step_since) + kLongestStage))
    return {};
  return failed_by_time_out(aws::to_text(stage));
}

}  // namespace

Verdict advance_stages(ServiceLook& look, const Crews& crews) {
  if (!look.deployment->described.lifecycleStage) enter(look, Stage::RECONCILE_SERVICE);
  for (;;) {
    const Stage stage = *look.deployment->described.lifecycleStage;
    if (stage == Stage::CLEAN_UP) return {};
    switch (carry_out(look, crews, stage)) {
      case Outcome::done:
        enter(look, after(stage));
        break;
      case Outcome::waiting:
        return judge_time(look, stage);
      case Outcome::failed:
        return judge_hooks_of(look, stage);
    }
  }
}

}  // namespace localecs::decide
