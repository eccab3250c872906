// Drains, terminates and forgets instances.
#include "instances.hpp"

#include <localecs/base/log.hpp>
#include <localecs/services/ecs/decide/capacity.hpp>
#include <localecs/services/ecs/placement/capacity.hpp>
#include <localecs/services/ecs/rows/instance.hpp>
#include <localecs/services/ecs/rows/task_table.hpp>

#include "apply.hpp"

namespace localecs::services::ecs {
namespace {

// A deregistered instance stays visible as INACTIVE for as long as a deleted cluster does. Its
// tasks are decided again, since its agent will not report their ends any more.
void forget_instance(Desk& desk, const state::Instance& instance) {
  for (const std::string& task : desk.state[ecs::tasks].on_instance(instance.arn))
    desk.wake(ecs::tasks, task, desk.now());
  const TimePoint forget_at = *instance.inactive_at + desk.timing.inactive_cluster_kept;
  const std::string arn = instance.arn;
  if (desk.now() >= forget_at)
    desk.state[ecs::instances].erase(arn);
  else
    desk.wake(ecs::instances, arn, forget_at);
}

}  // namespace

// Managed Instances are terminated after `longest_drain` even if tasks still run there; others only
// once they are empty.
void drain(Desk& desk, const std::string& instance_arn) {
  state::Instance* instance = desk.state[ecs::instances].modify(instance_arn);
  if (!instance) return;
  instance->status = state::InstanceStatus::DRAINING;
  instance->is_leaving = true;
  if (placement::launch_type_of(desk.state, instance->cluster_arn, instance->capacity_provider) ==
      aws::ecs::LaunchType::MANAGED_INSTANCES)
    instance->leaves_by = desk.now() + desk.timing.longest_drain;
  ++instance->version;
  state::touch_services_on(desk.state, instance_arn);
}

void look_at_instance(Desk& desk, const std::string& arn) {
  const state::Instance* instance = desk.state[ecs::instances].find(arn);
  if (!instance) return;
  if (instance->inactive_at) return forget_instance(desk, *instance);
  const auto plan = decide::decide_instance(desk.state, *instance, desk.now(), desk.timing);
  if (plan.terminate) return terminate(desk, *instance);
  if (plan.wake) desk.wake(ecs::instances, arn, *plan.wake);
}

// Stops the instance's tasks and erases its row. Its provider is woken, for it may launch another.
void terminate(Desk& desk, const state::Instance& instance) {
  log::info("instance {} is terminated", state::id_of(instance.arn));
  const std::set<std::string> tasks = desk.state[ecs::tasks].on_instance(instance.arn);
  for (const std::string& task_arn : tasks)
    desk.state[ecs::tasks].stop(task_arn, aws::ecs::TaskStopCode::TerminationNotice,
                                "Host EC2 (instance " + instance.ec2_instance_id + ") terminated.",
                                desk.now());
  if (!instance.capacity_provider.empty())
    desk.wake(ecs::capacity_providers,
              state::provider_arn(instance.arn, instance.capacity_provider), desk.now());
  const std::string arn = instance.arn;
  desk.state[ecs::instances].erase(arn);
}

}  // namespace localecs::services::ecs
