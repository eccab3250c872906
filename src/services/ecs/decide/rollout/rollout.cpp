// The service scheduler: one look at one service.
#include <localecs/services/ecs/decide/rollout.hpp>

#include <localecs/aws/ecs/deployment_controller.hpp>
#include <localecs/services/ecs/rows/service.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/state/state.hpp>

#include <algorithm>

#include "blue_green.hpp"
#include "decide/deployment/record.hpp"
#include "decide/deployment/roll_back.hpp"
#include "decide/service/crews.hpp"
#include "decide/service/failed_starts.hpp"
#include "decide/service/stop_tasks.hpp"
#include "decide/service/version_consistency.hpp"
#include "judge.hpp"
#include "one_per_instance.hpp"
#include "rolling.hpp"
#include "standstill.hpp"
#include "task_sets.hpp"

namespace localecs::decide {
namespace {

using state::Service;
using state::ServiceStatus;
using state::TaskStatus;

// Stops the tasks of a deleted service; once all of them are on their way out it is INACTIVE.
void drain_service(ServiceLook& look, const TaskRefs& tasks) {
  TaskRefs running, pending;
  for (const state::Task* task : tasks)
    if (task->should_run)
      (task->last_status == TaskStatus::RUNNING ? running : pending).push_back(task);
  const std::string why = "Service " + look.service().name + " was deleted";
  const bool is_external = look.service().deployments.empty();
  stop_tasks(look, running, "running", is_external ? why : std::string());
  stop_tasks(look, pending, "pending", is_external ? why : std::string());
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

bool is_external(const Service& service) {
  const auto& controller = service.configuration.deploymentController;
  return controller && controller->type == aws::ecs::DeploymentControllerType::EXTERNAL;
}

// Starts and stops tasks as PRIMARY's strategy wants it.
void carry_on(ServiceLook& look, const TaskRefs& tasks, Crews crews) {
  if (is_one_per_instance(look.service()))
    return run_one_per_instance(look, tasks, std::move(crews));
  if (is_going_forward(look) && is_shifting(*look.deployment))
    return shift_traffic(look, tasks, std::move(crews));
  const bool has_failed = look.primary().rollout_state == aws::ecs::DeploymentRolloutState::FAILED;
  if (has_failed || is_held_back(look)) return keep_serving(look, tasks);
  roll(look, std::move(crews));
}

// One step of a deployment: it is judged, perhaps rolled back, and then carried on with what is
// certain.
void advance_deployment(ServiceLook& look, const TaskRefs& tasks) {
  advance_deployment_records(look);
  Crews crews = sort_crews(look, tasks);
  if (const Verdict verdict = judge(look, crews); verdict.fails) {
    roll_back(look, verdict);
    crews = sort_crews(look, tasks);  // another deployment may be PRIMARY now
  }
  carry_on(look, tasks, std::move(crews));
}

}  // namespace

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
  const TaskRefs tasks = count_ended_tasks(look);
  if (plan.service.status == ServiceStatus::DRAINING) drain_service(look, tasks);
  if (plan.service.status == ServiceStatus::ACTIVE) {
    note_digests(look);
    if (is_external(plan.service))
      scale_task_sets(look, tasks);
    else
      advance_deployment(look, tasks);
    look.deployment.move_to(plan.service_deployments);
  }
  if (plan.service.status == ServiceStatus::INACTIVE) {
    const TimePoint forget_at = plan.service.inactive_at + timing.inactive_service_kept;
    plan.forget = look.wait_until(forget_at);
  }
  return plan;
}

}  // namespace localecs::decide
