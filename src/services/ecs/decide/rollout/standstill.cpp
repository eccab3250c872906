// Earlier deployments go on serving, and follow the desired count; PRIMARY only shrinks.
#include "standstill.hpp"

#include <localecs/aws/ecs/service.hpp>
#include <localecs/services/ecs/decide/rollout.hpp>
#include <localecs/services/ecs/rows/deployments.hpp>
#include <localecs/services/ecs/rows/service.hpp>
#include <localecs/services/ecs/rows/task.hpp>

#include <algorithm>
#include <utility>

#include "completion.hpp"
#include "decide/service/failed_starts.hpp"
#include "decide/service/service_events.hpp"
#include "decide/service/start_tasks.hpp"
#include "decide/service/stop_tasks.hpp"

namespace localecs::decide {
namespace {

using aws::ecs::DeploymentRolloutState;
using state::Deployment;
using state::Service;

// The deployment whose tasks replace those that end meanwhile: the last one that was completed, or
// else the one before PRIMARY. nullptr if that deployment has failed too.
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

// Stops as many tasks on draining instances as are healthy elsewhere, or, where nothing can be
// started for them, as many as the minimum allows.
void clear_instances(ServiceLook& look, StandingCrews& crews, bool makes_room) {
  Crews parts;
  parts.primary.healthy = crews.primary.healthy + crews.serving.healthy;
  parts.old = std::exchange(crews.leaving, {});
  const Service& service = look.service();
  retire_old(look, parts, makes_room ? bounds_of(service).least_healthy : service.desired_count);
}

// Stops all unhealthy tasks once as many as are desired are healthy without them; else one at a
// time, where that makes room for its replacement.
void replace_sick(ServiceLook& look, StandingCrews& crews, bool makes_room) {
  TaskRefs sick = crews.serving.unhealthy;
  if (crews.primary.healthy + crews.serving.healthy >= look.service().desired_count)
    sick.insert(sick.end(), crews.primary.unhealthy.begin(), crews.primary.unhealthy.end());
  else if (makes_room && crews.serving.pending.empty() && crews.serving.stopping.empty())
    sick = take_first(sick, 1);
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

void keep_serving(ServiceLook& look, const TaskRefs& tasks) {
  Service& service = look.service();
  StandingCrews crews = sort_standing(look, tasks);
  Deployment* keeper = keeper_of(service);
  const int missing = service.desired_count - crews.primary.wanted() - crews.serving.wanted();
  const int room = std::max(0, bounds_of(service).most - in_all(crews));
  if (keeper) {
    reset_failures(look, *keeper, crews.serving);
    if (!awaits_verdict(look, crews.serving)) start_tasks(look, *keeper, std::min(missing, room));
  }
  clear_instances(look, crews, missing > (keeper ? room : 0));
  // Each for itself: running tasks of a failed deployment do not drive out those that serve.
  scale_in(look, crews.primary, service.desired_count);
  scale_in(look, crews.serving, service.desired_count);
  replace_sick(look, crews, keeper && missing > 0 && room == 0);
  if (look.spared > 0) say_once(look, blocked_by_protection(look.primary().id, look.spared));
  count_desired(service, crews, keeper, missing);
  complete_deployment(look, {}, /*may_complete=*/false);
  if (crews.next_healthy) look.wake_at(*crews.next_healthy);
}

}  // namespace localecs::decide
