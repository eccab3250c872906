// Carries out what was decided about clusters, capacity providers and zones.
#include "apply.hpp"

#include <localecs/base/log.hpp>
#include <localecs/effects/container_engine.hpp>
#include <localecs/services/ecs/decide/capacity.hpp>
#include <localecs/services/ecs/placement/capacity.hpp>
#include <localecs/services/ecs/placement/placement.hpp>
#include <localecs/services/ecs/rows/capacity_provider.hpp>
#include <localecs/services/ecs/rows/cluster.hpp>
#include <localecs/services/ecs/rows/instance.hpp>
#include <localecs/services/ecs/rows/task_table.hpp>
#include <localecs/services/ecs/rows/this_run.hpp>
#include <localecs/services/ecs/rows/zone.hpp>

#include "instances.hpp"

namespace localecs::services::ecs {

void look_at_cluster(Desk& desk, const std::string& arn) {
  const state::Cluster* cluster = desk.state[ecs::clusters].find(arn);
  if (!cluster) return;
  auto plan = decide::decide_cluster(*cluster, desk.now(), desk.timing);
  if (plan.forget) return desk.state[ecs::clusters].erase(arn);
  if (plan.changed) desk.state[ecs::clusters].replace_quietly(arn, std::move(plan.cluster));
  if (plan.wake) desk.wake(ecs::clusters, arn, *plan.wake);
}

void look_at_capacity_provider(Desk& desk, const std::string& arn) {
  const state::CapacityProvider* provider = desk.state[ecs::capacity_providers].find(arn);
  if (!provider || desk.state[ecs::this_run].services_frozen) return;
  auto plan =
      decide::decide_capacity_provider(desk.state, *provider, desk.ids, desk.now(), desk.timing);
  if (plan.forget) return desk.state[ecs::capacity_providers].erase(arn);
  desk.state[ecs::capacity_providers].replace_quietly(arn, std::move(plan.provider));
  for (state::Instance& instance : plan.launches) {
    log::info("instance {} of {} registers", state::id_of(instance.arn),
              instance.capacity_provider);
    const std::string instance_arn = instance.arn;
    const std::string cluster_arn = instance.cluster_arn;
    desk.state[ecs::instances].put(instance_arn, std::move(instance));
    placement::wake_services(desk.state, cluster_arn);
  }
  for (const auto& placement : plan.placements)
    desk.state[ecs::tasks].place(placement.task_arn, placement.instance_arn);
  for (const auto& failure : plan.failures)
    desk.state[ecs::tasks].stop(failure.task_arn, aws::ecs::TaskStopCode::TaskFailedToStart,
                                failure.reason, desk.now());
  for (const std::string& leaving : plan.leaving) drain(desk, leaving);
  for (const std::string& ending : plan.ending)
    if (const state::Instance* instance = desk.state[ecs::instances].find(ending))
      terminate(desk, *instance);
  if (plan.wake) desk.wake(ecs::capacity_providers, arn, *plan.wake);
}

// Ends a simulated zone failure once its time is over: the agents of the zone's instances
// reconnect, and every cluster's services may place tasks there again.
void look_at_zone(Desk& desk, const std::string& name) {
  const state::Zone* zone = desk.state[ecs::failed_zones].find(name);
  if (!zone || !zone->fails_until) return;
  if (desk.now() < *zone->fails_until)
    return desk.wake(ecs::failed_zones, name, *zone->fails_until);
  desk.state[ecs::failed_zones].erase(name);
  for (const auto& [arn, row] : desk.state[ecs::instances].rows())
    if (row.availability_zone == name)
      desk.state[ecs::instances].modify(arn)->agent_connected = true;
  for (const auto& [arn, cluster] : desk.state[ecs::clusters].rows())
    placement::wake_services(desk.state, arn);
}

}  // namespace localecs::services::ecs
