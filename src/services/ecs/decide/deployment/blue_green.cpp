// BLUE_GREEN, LINEAR and CANARY: the new revision ("green") comes up beside the old one ("blue"),
// traffic moves, and blue goes when the bake time has passed.
#include <localecs/aws/document.hpp>
#include <localecs/aws/ecs/describe_service_deployments.hpp>
#include <localecs/services/ecs/rows/deployments.hpp>
#include <localecs/services/ecs/rows/service.hpp>
#include <localecs/services/ecs/rows/service_deployment.hpp>
#include <localecs/services/ecs/rows/task.hpp>

#include "service_deployments.hpp"
#include "decide/service/service_events.hpp"

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
  return *current_deployment(look)->described.deploymentConfiguration;
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
  state::ServiceDeployment& row = change_current(look);
  row.described.lifecycleStage = stage;
  row.stage_since = look.now;
}

// Whether that long has passed since `from`; the look wakes when it has.
bool has_passed(ServiceLook& look, TimePoint from, Duration wait) {
  if (look.now >= from + wait) return true;
  look.wake_at(from + wait);
  return false;
}

// Once: a look that changes the row is followed by another.
void shift_test(ServiceLook& look) {
  const auto& target = current_deployment(look)->described.targetServiceRevision;
  if (target->requestedTestTrafficWeight != 100)
    change_current(look).described.targetServiceRevision->requestedTestTrafficWeight = 100;
}

// One step of the production shift, hooks before and during it. True when all traffic is on green.
bool shift_production(ServiceLook& look) {
  const auto steps = steps_of(configuration_of(look));
  const state::ServiceDeployment& now = *current_deployment(look);
  const auto taken = static_cast<std::size_t>(now.traffic_step);
  if (taken > 0 && taken <= steps.size()) {
    if (!hooks_pass(look, Hook::PRODUCTION_TRAFFIC_SHIFT) || !is_going_forward(look)) return false;
    if (!has_passed(look, current_deployment(look)->step_since, steps[taken - 1].bake_after))
      return false;
  }
  if (taken == steps.size()) return true;
  if (!hooks_pass(look, Hook::PRE_PRODUCTION_TRAFFIC_SHIFT)) return false;
  state::ServiceDeployment& row = change_current(look);
  row.traffic_step = static_cast<int>(taken) + 1;
  row.step_since = look.now;
  row.described.targetServiceRevision->requestedProductionTrafficWeight = steps[taken].weight;
  if (auto& sources = row.described.sourceServiceRevisions; sources && !sources->empty())
    sources->front().requestedProductionTrafficWeight = 100 - steps[taken].weight;
  look.wake_at(look.now);
  return false;
}

bool is_up(const ServiceLook& look, const Crews& crews) {
  const Crew& green = crews.primary;
  return green.pending.empty() && green.unhealthy.empty() &&
         green.healthy >= look.plan.service.desired_count;
}

// Whether the stage that the deployment is in has been done.
bool is_done(ServiceLook& look, const Crews& crews, Stage stage) {
  switch (stage) {
    case Stage::RECONCILE_SERVICE:
      return look.service().deployments.size() <= 2 || hooks_pass(look, Hook::RECONCILE_SERVICE);
    case Stage::PRE_SCALE_UP:
      return hooks_pass(look, Hook::PRE_SCALE_UP);
    case Stage::SCALE_UP:
      return is_up(look, crews);
    case Stage::POST_SCALE_UP:
      return hooks_pass(look, Hook::POST_SCALE_UP);
    case Stage::TEST_TRAFFIC_SHIFT:
      shift_test(look);
      return hooks_pass(look, Hook::TEST_TRAFFIC_SHIFT);
    case Stage::POST_TEST_TRAFFIC_SHIFT:
      return hooks_pass(look, Hook::POST_TEST_TRAFFIC_SHIFT);
    case Stage::PRODUCTION_TRAFFIC_SHIFT:
      return shift_production(look);
    case Stage::POST_PRODUCTION_TRAFFIC_SHIFT:
      return hooks_pass(look, Hook::POST_PRODUCTION_TRAFFIC_SHIFT);
    case Stage::BAKE_TIME:
      return has_passed(look, current_deployment(look)->stage_since,
                        std::chrono::minutes(configuration_of(look).bakeTimeInMinutes.value_or(0)));
    case Stage::CLEAN_UP:
      break;
  }
  return false;
}

// Whether the stage, or its step of traffic, has taken too long. A hook that waits has its own
// timeout, which may be longer, and the bake time has its own end.
bool has_expired(ServiceLook& look) {
  const state::ServiceDeployment& current = *current_deployment(look);
  if (current.described.lifecycleStage == Stage::BAKE_TIME || waits_for_hook(current)) return false;
  return has_passed(look, std::max(current.stage_since, current.step_since), kLongestStage);
}

// Goes on from stage to stage as far as nothing is waited for.
void advance(ServiceLook& look, const Crews& crews) {
  if (!current_deployment(look)->described.lifecycleStage) enter(look, Stage::RECONCILE_SERVICE);
  for (;;) {
    const Stage stage = *current_deployment(look)->described.lifecycleStage;
    if (stage == Stage::CLEAN_UP) return;
    const bool done = is_done(look, crews, stage);
    if (!is_going_forward(look)) return;
    if (!done) break;
    enter(look, after(stage));
  }
  if (!has_expired(look)) return;
  const Stage stage = *current_deployment(look)->described.lifecycleStage;
  const std::string because = std::string(aws::to_text(stage)) + " lifecycle stage timed out.";
  fail_deployment(look,
                  {.event = "Service deployment rolled back because " + because,
                   .rollout_reason = "ECS deployment lifecycle stage: " + because,
                   .because = because},
                  /*rolls_back=*/true);
}

// One of the two revisions at the desired count. What is to give way to it (`old`) goes as its
// replacements serve, within minimum and maximum percent; nothing else is held by those.
void hold_side(ServiceLook& look, state::Deployment& deployment, Crews& side) {
  const int desired = look.service().desired_count;
  const Bounds bounds = bounds_of(look.service());
  scale_in(look, side.primary, desired);
  const int missing =
      desired - (side.primary.live() - static_cast<int>(side.primary.unhealthy.size()));
  const int room =
      side.old.live() == 0 ? missing : std::clamp(bounds.most - side.total(), 0, desired);
  start(look, deployment, std::min(missing, room));
  retire_old(look, side, missing > room ? bounds.least_healthy : desired);
  deployment.desired_count = desired;
  if (side.next_healthy) look.wake_at(*side.next_healthy);
}

// Both revisions serve. What neither of them has started gives way to blue.
void hold_both(ServiceLook& look, const TaskRefs& tasks, Stage stage) {
  auto& deployments = look.service().deployments;
  Crews green = sort_deployment(look, tasks, look.primary().id);
  if (stage > Stage::PRE_SCALE_UP)
    hold_side(look, look.primary(), green);
  else
    look.primary().desired_count = 0;
  replace_unhealthy(look, green, /*room=*/1);
  const std::size_t place = state::place_of_serving(look.service());
  if (place == 0) return;
  Crews earlier = sort_earlier(look, tasks, deployments[place].id);
  hold_side(look, deployments[place], earlier);
  stop(look, std::exchange(earlier.primary.unhealthy, {}), "running", kFailedHealthCheck);
  for (std::size_t i = 1; i < deployments.size(); ++i)
    if (i != place)
      deployments[i].desired_count = static_cast<int>(
          std::ranges::count(earlier.old.running, deployments[i].id, &state::Task::started_by));
}

}  // namespace

void hold_shifting(ServiceLook& look, const TaskRefs& tasks) {
  Crews crews = sort_crews(look, tasks);
  forgive(look, look.primary(), crews.primary);
  watch_failures(look);
  watch_alarms(look);
  if (is_going_forward(look)) advance(look, crews);
  if (!is_going_forward(look)) return hold_rolling(look, tasks);
  const Stage stage = *current_deployment(look)->described.lifecycleStage;
  if (stage == Stage::CLEAN_UP) {
    retire_old(look, crews, /*keep=*/look.service().desired_count);
    start(look, look.primary(),
          look.service().desired_count - crews.primary.live() +
              static_cast<int>(crews.primary.unhealthy.size()));
    replace_unhealthy(look, crews, /*room=*/1);
    look.primary().desired_count = look.service().desired_count;
  } else {
    hold_both(look, tasks, stage);
  }
  if (look.spared > 0) say_once(look, blocked_by_protection(look.primary().id, look.spared));
  note_completion(look, crews, /*may_complete=*/stage == Stage::CLEAN_UP);
  if (crews.next_healthy) look.wake_at(*crews.next_healthy);
}

}  // namespace localecs::decide
