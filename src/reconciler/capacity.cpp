// Carries out what was decided about clusters, capacity providers, instances and zones.
#include <localecs/base/log.hpp>
#include <localecs/reconciler/reconciler.hpp>
#include <localecs/services/ecs/placement/capacity.hpp>
#include <localecs/services/ecs/placement/placement.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/capacity_provider.hpp>
#include <localecs/services/ecs/rows/cluster.hpp>
#include <localecs/services/ecs/rows/instance.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/services/ecs/rows/task_table.hpp>
#include <localecs/services/ecs/rows/zone.hpp>

namespace localecs::reconciler {


void Reconciler::decide_cluster(const std::string& arn) {
  const state::Cluster* cluster = state_[ecs::clusters].find(arn);
  if (!cluster) return;
  auto plan = decide::decide_cluster(*cluster, clock_.now(), timing_);
  if (plan.forget) return state_[ecs::clusters].erase(arn);
  if (plan.changed) state_[ecs::clusters].replace_quietly(arn, std::move(plan.cluster));
  if (plan.wake) work_.wake(state_.key(ecs::clusters, arn), *plan.wake);
}

void Reconciler::decide_capacity_provider(const std::string& arn) {
  const state::CapacityProvider* provider = state_[ecs::capacity_providers].find(arn);
  if (!provider || services_frozen_) return;
  auto plan = decide::decide_capacity_provider(state_, *provider, ids_, clock_.now(), timing_);
  if (plan.forget) return state_[ecs::capacity_providers].erase(arn);
  state_[ecs::capacity_providers].replace_quietly(arn, std::move(plan.provider));
  for (state::Instance& instance : plan.launches) {
    log::info("instance {} of {} registers", state::id_of(instance.arn),
              instance.capacity_provider);
    const std::string instance_arn = instance.arn;
    const std::string cluster_arn = instance.cluster_arn;
    state_[ecs::instances].put(instance_arn, std::move(instance));
    placement::wake_services(state_, cluster_arn);
  }
  for (const auto& placement : plan.placements)
    state_[ecs::tasks].place(placement.task_arn, placement.instance_arn);
  for (const auto& failure : plan.failures)
    state_[ecs::tasks].stop(failure.task_arn, aws::ecs::TaskStopCode::TaskFailedToStart, failure.reason,
                     clock_.now());
  for (const std::string& leaving : plan.leaving) drain(leaving);
  for (const std::string& ending : plan.ending)
    if (const state::Instance* instance = state_[ecs::instances].find(ending)) terminate(*instance);
  if (plan.wake) work_.wake(state_.key(ecs::capacity_providers, arn), *plan.wake);
}

// It is terminated once it is empty; a managed one after its longest time of draining all the same.
void Reconciler::drain(const std::string& instance_arn) {
  state::Instance* instance = state_[ecs::instances].modify(instance_arn);
  if (!instance) return;
  instance->status = state::InstanceStatus::DRAINING;
  instance->is_leaving = true;
  if (placement::launch_type_of(state_, instance->cluster_arn, instance->capacity_provider) ==
      aws::ecs::LaunchType::MANAGED_INSTANCES)
    instance->leaves_by = clock_.now() + timing_.longest_drain;
  ++instance->version;
  state::touch_services_on(state_, instance_arn);
}

void Reconciler::decide_instance(const std::string& arn) {
  const state::Instance* instance = state_[ecs::instances].find(arn);
  if (!instance) return;
  if (instance->inactive_at) return forget_instance(*instance);
  const auto plan = decide::decide_instance(state_, *instance, clock_.now(), timing_);
  if (plan.terminate) return terminate(*instance);
  if (plan.wake) work_.wake(state_.key(ecs::instances, arn), *plan.wake);
}

// A deregistered instance stays visible as INACTIVE for as long as a cluster does. The tasks of its
// agent are waited for no longer.
void Reconciler::forget_instance(const state::Instance& instance) {
  for (const std::string& task : state_[ecs::tasks].on_instance(instance.arn))
    work_.wake(state_.key(ecs::tasks, task), clock_.now());
  const TimePoint forget_at = *instance.inactive_at + timing_.inactive_cluster_kept;
  const std::string arn = instance.arn;
  if (clock_.now() >= forget_at)
    state_[ecs::instances].erase(arn);
  else
    work_.wake(state_.key(ecs::instances, arn), forget_at);
}

// What still runs there ends with it; its provider sees that it is gone.
void Reconciler::terminate(const state::Instance& instance) {
  log::info("instance {} is terminated", state::id_of(instance.arn));
  const std::set<std::string> tasks = state_[ecs::tasks].on_instance(instance.arn);
  for (const std::string& task_arn : tasks)
    state_[ecs::tasks].stop(task_arn, aws::ecs::TaskStopCode::TerminationNotice,
                     "Host EC2 (instance " + instance.ec2_instance_id + ") terminated.",
                     clock_.now());
  if (!instance.capacity_provider.empty())
    work_.wake(
        state_.key(ecs::capacity_providers, state::provider_arn(instance.arn, instance.capacity_provider)),
        clock_.now());
  const std::string arn = instance.arn;
  state_[ecs::instances].erase(arn);
}

// A zone that works again has its agents back.
void Reconciler::decide_zone(const std::string& name) {
  const state::Zone* zone = state_[ecs::failed_zones].find(name);
  if (!zone || !zone->fails_until) return;
  if (clock_.now() < *zone->fails_until) return work_.wake(state_.key(ecs::failed_zones, name), *zone->fails_until);
  state_[ecs::failed_zones].erase(name);
  for (const auto& [arn, row] : state_[ecs::instances].rows())
    if (row.availability_zone == name) state_[ecs::instances].modify(arn)->agent_connected = true;
  for (const auto& [arn, cluster] : state_[ecs::clusters].rows()) placement::wake_services(state_, arn);
}

}  // namespace localecs::reconciler
