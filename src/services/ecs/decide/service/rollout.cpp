// The service scheduler: one look at one service.
#include <localecs/aws/ecs/deployment_controller.hpp>
#include <localecs/aws/ecs/scheduling_strategy.hpp>
#include <localecs/services/ecs/rows/service.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/state/state.hpp>

#include "decide/deployment/service_deployments.hpp"
#include "service_events.hpp"
#include "version_consistency.hpp"

namespace localecs::decide {
namespace {

using state::Service;
using state::ServiceStatus;
using state::TaskStatus;

void drain(ServiceLook& look, const TaskRefs& tasks) {
  TaskRefs running, pending;
  for (const state::Task* task : tasks)
    if (task->should_run)
      (task->last_status == TaskStatus::RUNNING ? running : pending).push_back(task);
  const std::string why = "Service " + look.service().name + " was deleted";
  const bool is_external = look.service().deployments.empty();
  stop(look, running, "running", is_external ? why : std::string());
  stop(look, pending, "pending", is_external ? why : std::string());
  const bool drained = std::ranges::all_of(
      tasks, [](const state::Task* task) { return task->last_status >= TaskStatus::STOPPING; });
  if (!drained) return;
  Service& service = look.service();
  service.status = ServiceStatus::INACTIVE;
  service.inactive_at = look.now;
  service.deployments.clear();
  service.task_sets.clear();
  service.open_service_deployments.clear();
  service.last_completed.reset();
  look.plan.forget_history = true;
}

void hold(ServiceLook& look, const TaskRefs& tasks) {
  const auto& controller = look.service().configuration.deploymentController;
  if (controller && controller->type == aws::ecs::DeploymentControllerType::EXTERNAL)
    return hold_task_sets(look, tasks);
  keep_record(look);
  if (look.service().configuration.schedulingStrategy == aws::ecs::SchedulingStrategy::DAEMON)
    return hold_daemons(look, tasks);
  if (is_going_forward(look) && is_shifting(*current_deployment(look)))
    return hold_shifting(look, tasks);
  hold_rolling(look, tasks);
}

}  // namespace

void say_once(ServiceLook& look, const std::string& message) {
  Service& service = look.service();
  const bool again = service.last_placement_event != message ||
                     look.now - service.last_placement_event_at >= look.timing.steady_state_repeat;
  if (!again) return;
  look.say(message);
  service.last_placement_event = message;
  service.last_placement_event_at = look.now;
}

Bounds bounds_of(const Service& service) {
  const auto& configuration = *service.configuration.deploymentConfiguration;
  const int least = configuration.minimumHealthyPercent.value_or(100);
  const int most = configuration.maximumPercent.value_or(200);
  const auto desired = static_cast<std::int64_t>(service.desired_count);
  return {.least_healthy = static_cast<int>((desired * least + 99) / 100),
          .most = static_cast<int>(desired * most / 100)};
}

ServicePlan decide_service(const state::State& state, const Service& service, IdSource& ids,
                           TimePoint now, const Timing& timing) {
  ServicePlan plan{.service = service};
  ServiceLook look{state, plan, ids, now, timing};
  const TaskRefs tasks = settle_ended(look);
  if (plan.service.status == ServiceStatus::DRAINING) drain(look, tasks);
  if (plan.service.status == ServiceStatus::ACTIVE) {
    note_digests(look);
    hold(look, tasks);
  }
  if (plan.service.status == ServiceStatus::INACTIVE) {
    const TimePoint forget_at = plan.service.inactive_at + timing.inactive_service_kept;
    if (now >= forget_at)
      plan.forget = true;
    else
      look.wake_at(forget_at);
  }
  return plan;
}

}  // namespace localecs::decide
