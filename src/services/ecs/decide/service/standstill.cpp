// What a service does while its PRIMARY may not grow: a hook holds it back, or it has failed and is
// not rolled back. What serves goes on serving, and follows the desired count.
#include <localecs/aws/ecs/service.hpp>
#include <localecs/services/ecs/rows/deployments.hpp>

#include <localecs/services/ecs/rows/service.hpp>
#include <localecs/services/ecs/rows/task.hpp>

#include "decide/deployment/service_deployments.hpp"
#include "service_events.hpp"

namespace localecs::decide {
namespace {

using aws::ecs::DeploymentRolloutState;
using state::Deployment;
using state::Service;

// The deployment that replaces what ends meanwhile: the last one that was completed, or else the
// one before PRIMARY. None of them all does if it has failed itself.
Deployment* keeper_of(Service& service) {
  const std::size_t place = state::place_of_serving(service);
  if (place == 0) return nullptr;
  Deployment& keeper = service.deployments[place];
  return keeper.rollout_state == DeploymentRolloutState::FAILED ? nullptr : &keeper;
}

int in_all(const StandingCrews& crews) {
  int tasks = 0;
  for (const Crew* crew : {&crews.primary, &crews.serving, &crews.leaving})
    tasks += crew->live() + static_cast<int>(crew->stopping.size());
  return tasks;
}

// As many as are healthy elsewhere; where none can be started for them, as the minimum allows.
void clear_instances(ServiceLook& look, StandingCrews& crews, bool makes_room) {
  Crews parts;
  parts.primary.healthy = crews.primary.healthy + crews.serving.healthy;
  parts.old = std::exchange(crews.leaving, {});
  const Service& service = look.service();
  retire_old(look, parts, makes_room ? bounds_of(service).least_healthy : service.desired_count);
}

// All of them once as many as are desired are healthy without them; else one at a time, where that
// makes room for its replacement.
void replace_sick(ServiceLook& look, StandingCrews& crews, bool makes_room) {
  TaskRefs sick = crews.serving.unhealthy;
  if (crews.primary.healthy + crews.serving.healthy >= look.service().desired_count)
    sick.insert(sick.end(), crews.primary.unhealthy.begin(), crews.primary.unhealthy.end());
  else if (makes_room && crews.serving.pending.empty() && crews.serving.stopping.empty())
    sick = take(sick, 1);
  else
    sick.clear();
  stop_unhealthy(look, sick);
}

void count_desired(Service& service, const StandingCrews& crews, const Deployment* keeper,
                   int missing) {
  service.deployments.front().desired_count = service.desired_count;
  for (std::size_t i = 1; i < service.deployments.size(); ++i) {
    Deployment& deployment = service.deployments[i];
    const auto count = [&](const TaskRefs& tasks) {
      return std::ranges::count(tasks, deployment.id, &state::Task::started_by);
    };
    deployment.desired_count =
        static_cast<int>(count(crews.serving.running) + count(crews.serving.pending)) +
        (&deployment == keeper ? std::max(0, missing) : 0);
  }
}

}  // namespace

void hold_still(ServiceLook& look, const TaskRefs& tasks) {
  Service& service = look.service();
  StandingCrews crews = sort_standing(look, tasks);
  Deployment* keeper = keeper_of(service);
  const int missing = service.desired_count - crews.primary.wanted() - crews.serving.wanted();
  const int room = std::max(0, bounds_of(service).most - in_all(crews));
  if (keeper) {
    forgive(look, *keeper, crews.serving);
    if (!awaits_verdict(look, crews.serving)) start(look, *keeper, std::min(missing, room));
  }
  clear_instances(look, crews, missing > (keeper ? room : 0));
  // Each for itself: what a failed deployment has running does not drive out what serves.
  scale_in(look, crews.primary, service.desired_count);
  scale_in(look, crews.serving, service.desired_count);
  replace_sick(look, crews, keeper && missing > 0 && room == 0);
  if (look.spared > 0) say_once(look, blocked_by_protection(look.primary().id, look.spared));
  count_desired(service, crews, keeper, missing);
  note_completion(look, {}, /*may_complete=*/false);
  if (crews.next_healthy) look.wake_at(*crews.next_healthy);
}

}  // namespace localecs::decide
