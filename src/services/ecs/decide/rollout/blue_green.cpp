// The tasks of a traffic shift: the new revision ("green") comes up beside the old one ("blue"),
// and blue goes when the bake time has passed. What moves the traffic are the stages.
#include "blue_green.hpp"

#include <localecs/aws/ecs/describe_service_deployments.hpp>
#include <localecs/services/ecs/decide/rollout.hpp>
#include <localecs/services/ecs/rows/deployments.hpp>
#include <localecs/services/ecs/rows/service.hpp>
#include <localecs/services/ecs/rows/service_deployment.hpp>
#include <localecs/services/ecs/rows/task.hpp>

#include <algorithm>
#include <utility>

#include "completion.hpp"
#include "decide/service/service_events.hpp"
#include "decide/service/start_tasks.hpp"
#include "decide/service/stop_tasks.hpp"

namespace localecs::decide {
namespace {

using Stage = aws::ecs::ServiceDeploymentLifecycleStage;

// Keeps one of the two revisions at the desired count. Tasks that are to give way to it (`old`) go
// as their replacements serve, within minimum and maximum percent; nothing else is bound by those.
void keep_at_desired_count(ServiceLook& look, state::Deployment& deployment, Crews& side) {
  const int desired = look.service().desired_count;
  const Bounds bounds = bounds_of(look.service());
  scale_in(look, side.primary, desired);
  const int missing =
      desired - (side.primary.live() - static_cast<int>(side.primary.unhealthy.size()));
  const int room =
      side.old.live() == 0 ? missing : std::clamp(bounds.most - side.total(), 0, desired);
  start_tasks(look, deployment, std::min(missing, room));
  retire_old(look, side, missing > room ? bounds.least_healthy : desired);
  deployment.desired_count = desired;
  if (side.next_healthy) look.wake_at(*side.next_healthy);
}

void keep_green(ServiceLook& look, const TaskRefs& tasks, Stage stage) {
  Crews green = sort_deployment(look, tasks, look.primary().id);
  if (stage > Stage::PRE_SCALE_UP)
    keep_at_desired_count(look, look.primary(), green);
  else
    look.primary().desired_count = 0;
  replace_unhealthy(look, green, /*room=*/1);
}

// Tasks of deployments older than blue are replaced by blue's.
void keep_blue(ServiceLook& look, const TaskRefs& tasks) {
  auto& deployments = look.service().deployments;
  const std::size_t place = state::place_of_serving(look.service());
  if (place == 0) return;
  Crews earlier = sort_earlier(look, tasks, deployments[place].id);
  keep_at_desired_count(look, deployments[place], earlier);
  stop_tasks(look, std::exchange(earlier.primary.unhealthy, {}), "running", kFailedHealthCheck);
  for (std::size_t i = 1; i < deployments.size(); ++i)
    if (i != place)
      deployments[i].desired_count = static_cast<int>(
          std::ranges::count(earlier.old.running, deployments[i].id, &state::Task::started_by));
}

void retire_blue(ServiceLook& look, Crews& crews) {
  const int desired = look.service().desired_count;
  retire_old(look, crews, /*keep=*/desired);
  start_tasks(look, look.primary(),
              desired - crews.primary.live() + static_cast<int>(crews.primary.unhealthy.size()));
  replace_unhealthy(look, crews, /*room=*/1);
  look.primary().desired_count = desired;
}

}  // namespace

void shift_traffic(ServiceLook& look, const TaskRefs& tasks, Crews crews) {
  const Stage stage = *look.deployment->described.lifecycleStage;
  const bool cleans_up = stage == Stage::CLEAN_UP;
  if (cleans_up) {
    retire_blue(look, crews);
  } else {
    keep_green(look, tasks, stage);
    keep_blue(look, tasks);
  }
  if (look.spared > 0) say_once(look, blocked_by_protection(look.primary().id, look.spared));
  complete_deployment(look, crews, /*may_complete=*/cleans_up);
  if (crews.next_healthy) look.wake_at(*crews.next_healthy);
}

}  // namespace localecs::decide
