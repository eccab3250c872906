// ROLLING: new tasks come and old ones go within minimum and maximum percent. Also how every
// service is held when no other strategy is under way.
#include <localecs/aws/ecs/service.hpp>
#include <localecs/services/ecs/rows/service.hpp>
#include <localecs/services/ecs/rows/task.hpp>

#include "decide/deployment/service_deployments.hpp"
#include "service_events.hpp"

namespace localecs::decide {
namespace {

using aws::ecs::DeploymentRolloutState;
using Stage = aws::ecs::DeploymentLifecycleHookStage;
using state::Service;

bool is_blocked(ServiceLook& look, const Crews& crews, int wanted, int room) {
  return wanted > 0 && room == 0 && look.plan.stops.empty() && crews.primary.pending.empty() &&
         crews.primary.stopping.empty() && crews.old.stopping.empty() && !crews.next_healthy;
}

void count_desired(ServiceLook& look, const Crews& crews) {
  Service& service = look.service();
  look.primary().desired_count = service.desired_count;
  for (std::size_t i = 1; i < service.deployments.size(); ++i)
    service.deployments[i].desired_count = static_cast<int>(
        std::ranges::count(crews.old.running, service.deployments[i].id, &state::Task::started_by));
}

void hold(ServiceLook& look, Crews crews) {
  Service& service = look.service();
  const int wanted = service.desired_count -
                     (crews.primary.live() - static_cast<int>(crews.primary.unhealthy.size()));
  const Bounds bounds = bounds_of(service);
  const int room = std::max(0, bounds.most - crews.total());

  const ZoneMove move = zone_move(look, crews);
  scale_in(look, crews.primary, service.desired_count + move.extra, move.where);
  if (!move.where.empty()) tell_balance(look, crews);
  if (!awaits_verdict(look, crews.primary)) start(look, look.primary(), std::min(wanted, room));
  const bool old_make_room = wanted > room || clears_early(look, crews);
  retire_old(look, crews, old_make_room ? bounds.least_healthy : service.desired_count);
  replace_unhealthy(look, crews, room);

  if (is_blocked(look, crews, wanted, room)) say_once(look, kBlockedByPercentages);
  if (look.spared > 0) say_once(look, blocked_by_protection(look.primary().id, look.spared));
  count_desired(look, crews);
  const bool is_up = (crews.old.live() == 0 && wanted <= 0 && crews.primary.pending.empty()) ||
                     succeeds_early(look, crews);
  const bool is_new = look.primary().rollout_state == DeploymentRolloutState::IN_PROGRESS;
  const bool may_complete =
      hooks_pass_back(look) &&
      (!is_new || !is_going_forward(look) || !is_up || hooks_pass(look, Stage::POST_SCALE_UP));
  note_completion(look, crews, may_complete);
  rebalance_zones(look, crews, room);
  const bool waits_for_health = service.deployments.size() > 1 || service.zone_replacements > 0 ||
                                crews.old.live() > 0 || !crews.primary.unhealthy.empty() ||
                                look.primary().failed_tasks > 0;
  if (crews.next_healthy && waits_for_health) look.wake_at(*crews.next_healthy);
}

}  // namespace

void hold_rolling(ServiceLook& look, const TaskRefs& tasks) {
  const auto sorted = [&] { return sort_crews(look, tasks); };
  Crews crews = sorted();
  forgive(look, look.primary(), crews.primary);
  watch_failures(look);
  watch_alarms(look);
  if (is_going_forward(look) && !hooks_pass(look, Stage::PRE_SCALE_UP) && is_going_forward(look))
    return hold_still(look, tasks);
  // What failed meanwhile has made another deployment PRIMARY.
  crews = sorted();
  if (look.primary().rollout_state == DeploymentRolloutState::FAILED)
    return hold_still(look, tasks);
  hold(look, std::move(crews));
}

}  // namespace localecs::decide
