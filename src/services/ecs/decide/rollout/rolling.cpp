// One look at a rolling deployment, or at a service that has none.
#include "rolling.hpp"

#include <localecs/aws/ecs/service.hpp>
#include <localecs/services/ecs/decide/rollout.hpp>
#include <localecs/services/ecs/rows/service.hpp>
#include <localecs/services/ecs/rows/service_deployment.hpp>
#include <localecs/services/ecs/rows/task.hpp>

#include <algorithm>

#include "completion.hpp"
#include "decide/deployment/hooks.hpp"
#include "decide/deployment/record.hpp"
#include "decide/service/failed_starts.hpp"
#include "decide/service/service_events.hpp"
#include "decide/service/start_tasks.hpp"
#include "decide/service/stop_tasks.hpp"
#include "decide/service/zone_rebalancing.hpp"
#include "early_success.hpp"

namespace localecs::decide {
namespace {

using aws::ecs::DeploymentRolloutState;
using Stage = aws::ecs::DeploymentLifecycleHookStage;
using state::Service;

// How many tasks PRIMARY lacks. Unhealthy ones are to be replaced: they do not count.
int count_missing(const ServiceLook& look, const Crew& primary) {
  return look.plan.service.desired_count - primary.wanted();
}

// True of a new deployment once all of its tasks run and no old one does: POST_SCALE_UP's hooks are
// called then.
bool is_scaled_up(const ServiceLook& look, const Crews& crews) {
  const state::Deployment& primary = look.plan.service.deployments.front();
  if (!is_going_forward(look) || primary.rollout_state != DeploymentRolloutState::IN_PROGRESS)
    return false;
  const bool is_whole = crews.old.live() == 0 && count_missing(look, crews.primary) <= 0 &&
                        crews.primary.pending.empty();
  return is_whole || succeeds_early(look, crews);
}

bool is_blocked(const ServiceLook& look, const Crews& crews, int missing, int room) {
  return missing > 0 && room == 0 && look.plan.stops.empty() && crews.primary.pending.empty() &&
         crews.primary.stopping.empty() && crews.old.stopping.empty() && !crews.next_healthy;
}

void count_desired(ServiceLook& look, const Crews& crews) {
  Service& service = look.service();
  look.primary().desired_count = service.desired_count;
  for (std::size_t i = 1; i < service.deployments.size(); ++i)
    service.deployments[i].desired_count = static_cast<int>(
        std::ranges::count(crews.old.running, service.deployments[i].id, &state::Task::started_by));
}

}  // namespace

Verdict run_rolling_hooks(ServiceLook& look, const Crews& crews) {
  const Outcome before = run_hooks(look, Stage::PRE_SCALE_UP);
  if (before == Outcome::failed) return judge_hooks(look, Stage::PRE_SCALE_UP);
  if (before == Outcome::waiting || !is_scaled_up(look, crews)) return {};
  run_hooks(look, Stage::POST_SCALE_UP);
  return judge_hooks(look, Stage::POST_SCALE_UP);
}

bool is_held_back(const ServiceLook& look) {
  return is_going_forward(look) && waits_for_hook(look, Stage::PRE_SCALE_UP);
}

void roll(ServiceLook& look, Crews crews) {
  Service& service = look.service();
  const int missing = count_missing(look, crews.primary);
  const Bounds bounds = bounds_of(service);
  const int room = std::max(0, bounds.most - crews.total());
  // As run_rolling_hooks has seen it: the tasks that are stopped below are still there.
  const bool is_hook_open = is_scaled_up(look, crews) && waits_for_hook(look, Stage::POST_SCALE_UP);

  const ZoneMove move = advance_zone_move(look, crews);
  scale_in(look, crews.primary, service.desired_count + move.extra, move.where);
  if (!move.where.empty()) tell_balance(look, crews);
  if (!awaits_verdict(look, crews.primary))
    start_tasks(look, look.primary(), std::min(missing, room));
  const bool old_make_room = missing > room || clears_early(look, crews);
  retire_old(look, crews, old_make_room ? bounds.least_healthy : service.desired_count);
  replace_unhealthy(look, crews, room);

  if (is_blocked(look, crews, missing, room)) say_once(look, kBlockedByPercentages);
  if (look.spared > 0) say_once(look, blocked_by_protection(look.primary().id, look.spared));
  count_desired(look, crews);
  const bool is_way_back_told = run_hooks_back(look) == Outcome::done;
  complete_deployment(look, crews, /*may_complete=*/is_way_back_told && !is_hook_open);
  rebalance_zones(look, crews, room);
  if (crews.next_healthy) look.wake_at(*crews.next_healthy);
}

}  // namespace localecs::decide
