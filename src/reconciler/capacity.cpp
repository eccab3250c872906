// Carries out what was decided about clusters, capacity providers, instances and zones.
#include <localecs/base/log.hpp>
#include <localecs/services/ecs/placement/capacity.hpp>
#include <localecs/services/ecs/placement/placement.hpp>
#include <localecs/reconciler/reconciler.hpp>

namespace localecs::reconciler {

using state::Kind;

void Reconciler::decide_cluster(const std::string& arn) {
  const state::Cluster* cluster = state_.clusters.find(arn);
  if (!cluster) return;
  auto plan = decide::decide_cluster(*cluster, clock_.now(), timing_);
  if (plan.forget) return state_.clusters.erase(arn);
  if (plan.changed) state_.clusters.replace_quietly(arn, std::move(plan.cluster));
  if (plan.wake) work_.wake({Kind::cluster, arn}, *plan.wake);
}

void Reconciler::decide_capacity_provider(const std::string& arn) {
  const state::CapacityProvider* provider = state_.capacity_providers.find(arn);
  if (!provider || services_frozen_) return;
  auto plan = decide::decide_capacity_provider(state_, *provider, ids_, clock_.now(), timing_);
  if (plan.forget) return state_.capacity_providers.erase(arn);
  state_.capacity_providers.replace_quietly(arn, std::move(plan.provider));
  for (state::Instance& instance : plan.launches) {
    log::info("instance {} of {} registers", state::id_of(instance.arn),
              instance.capacity_provider);
    const std::string instance_arn = instance.arn;
    const std::string cluster_arn = instance.cluster_arn;
    state_.instances.put(instance_arn, std::move(instance));
    placement::wake_services(state_, cluster_arn);
  }
  for (const auto& placement : plan.placements)
    state_.place_task(placement.task_arn, placement.instance_arn);
  for (const auto& failure : plan.failures)
    state_.stop_task(failure.task_arn, aws::ecs::TaskStopCode::TaskFailedToStart, failure.reason,
                     clock_.now());
  for (const std::string& leaving : plan.leaving) drain(leaving);
  for (const std::string& ending : plan.ending)
    if (const state::Instance* instance = state_.instances.find(ending)) terminate(*instance);
  if (plan.wake) work_.wake({Kind::capacity_provider, arn}, *plan.wake);
}

// It is terminated once it is empty; a managed one after its longest time of draining all the same.
void Reconciler::drain(const std::string& instance_arn) {
  state::Instance* instance = state_.instances.modify(instance_arn);
  if (!instance) return;
  instance->status = state::InstanceStatus::DRAINING;
  instance->is_leaving = true;
  if (placement::launch_type_of(state_, instance->cluster_arn, instance->capacity_provider) ==
      aws::ecs::LaunchType::MANAGED_INSTANCES)
    instance->leaves_by = clock_.now() + timing_.longest_drain;
  ++instance->version;
  state_.touch_services_on(instance_arn);
}

void Reconciler::decide_instance(const std::string& arn) {
  const state::Instance* instance = state_.instances.find(arn);
  if (!instance) return;
  if (instance->inactive_at) return forget_instance(*instance);
  const auto plan = decide::decide_instance(state_, *instance, clock_.now(), timing_);
  if (plan.terminate) return terminate(*instance);
  if (plan.wake) work_.wake({Kind::instance, arn}, *plan.wake);
}

// A deregistered instance stays visible as INACTIVE for as long as a cluster does. The tasks of its
// agent are waited for no longer.
void Reconciler::forget_instance(const state::Instance& instance) {
  for (const std::string& task : state_.tasks_on_instance.of(instance.arn))
    work_.wake({Kind::task, task}, clock_.now());
  const TimePoint forget_at = *instance.inactive_at + timing_.inactive_cluster_kept;
  const std::string arn = instance.arn;
  if (clock_.now() >= forget_at)
    state_.instances.erase(arn);
  else
    work_.wake({Kind::instance, arn}, forget_at);
}

// What still runs there ends with it; its provider sees that it is gone.
void Reconciler::terminate(const state::Instance& instance) {
  log::info("instance {} is terminated", state::id_of(instance.arn));
  const std::set<std::string> tasks = state_.tasks_on_instance.of(instance.arn);
  for (const std::string& task_arn : tasks)
    state_.stop_task(task_arn, aws::ecs::TaskStopCode::TerminationNotice,
                     "Host EC2 (instance " + instance.ec2_instance_id + ") terminated.",
                     clock_.now());
  if (!instance.capacity_provider.empty())
    work_.wake(
        {Kind::capacity_provider, state::provider_arn(instance.arn, instance.capacity_provider)},
        clock_.now());
  const std::string arn = instance.arn;
  state_.instances.erase(arn);
}

// A zone that works again has its agents back.
void Reconciler::decide_zone(const std::string& name) {
  const state::Zone* zone = state_.failed_zones.find(name);
  if (!zone || !zone->fails_until) return;
  if (clock_.now() < *zone->fails_until) return work_.wake({Kind::zone, name}, *zone->fails_until);
  state_.failed_zones.erase(name);
  for (const auto& [arn, row] : state_.instances.rows())
    if (row.availability_zone == name) state_.instances.modify(arn)->agent_connected = true;
  for (const auto& [arn, cluster] : state_.clusters.rows()) placement::wake_services(state_, arn);
}

}  // namespace localecs::reconciler
