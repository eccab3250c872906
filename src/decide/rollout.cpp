// The service scheduler: one look at one service, from its crews to starts and stops.
#include "crews.hpp"

#include <localecs/placement/placement.hpp>

#include <algorithm>
#include <functional>

#include "service_events.hpp"

namespace localecs::decide {
namespace {

using aws::ecs::DeploymentRolloutState;
using state::Deployment;
using state::Service;
using state::ServiceStatus;
using state::Task;
using state::TaskStatus;

struct Look {
  const state::State& state;
  ServicePlan& plan;
  IdSource& ids;
  TimePoint now;
  const Timing& timing;
  int spared = 0;  // protected tasks that were to be stopped

  Service& service() { return plan.service; }
  Deployment& primary() { return plan.service.deployments.front(); }
  void say(std::string message) {
    state::add_event(plan.service, ids.uuid(), std::move(message), now);
  }
  void wake_at(TimePoint at) { plan.wake = plan.wake ? std::min(*plan.wake, at) : at; }
};

// Doubles from the first delay with each further round of failures, up to the most.
Duration backoff(int failures, const Timing& timing) {
  Duration delay = timing.start_backoff_first;
  for (int i = 1; i < failures && delay < timing.start_backoff_most; ++i) delay *= 2;
  return std::min(delay, timing.start_backoff_most);
}

Deployment* deployment_of(Service& service, const Task& task) {
  const auto found = std::ranges::find(service.deployments, task.started_by, &Deployment::id);
  return found == service.deployments.end() ? nullptr : &*found;
}

bool failed_to_start(const Task& task) {
  return !task.started_at && task.stop_code == aws::ecs::TaskStopCode::TaskFailedToStart;
}

bool died_young(const Task& task, const Timing& timing) {
  return task.started_at && task.stop_code == aws::ecs::TaskStopCode::EssentialContainerExited &&
         *task.stopping_at - *task.started_at < timing.short_life;
}

// Takes note of tasks that have ended, and splits off the rest.
TaskRefs settle_ended(Look& look) {
  TaskRefs rest;
  std::map<Deployment*, bool>
      failing;  // deployments with a failure in this look: one round, however many tasks
  for (const std::string& arn : look.state.tasks_of_service.of(look.service().arn)) {
    const Task* task = look.state.tasks.find(arn);
    if (!task) continue;
    if (!task->is_stopped()) {
      rest.push_back(task);
      continue;
    }
    look.plan.settled.push_back(arn);
    Deployment* deployment = deployment_of(look.service(), *task);
    if (!deployment) continue;
    const bool never_ran = failed_to_start(*task);
    if (!never_ran && !died_young(*task, look.timing)) continue;
    if (never_ran) ++deployment->failed_tasks;
    failing[deployment] |= never_ran;
  }
  for (const auto& [deployment, never_ran] : failing) {
    ++deployment->start_failures;
    deployment->last_failure_at = look.now;
    deployment->start_not_before = look.now + backoff(deployment->start_failures, look.timing);
    if (never_ran && deployment->start_failures == 3) look.say(kCannotStart);
  }
  return rest;
}

// A task that came up after the last failure, and did not die young, ends the backoff.
void forgive(Look& look, const Crew& crew) {
  Deployment& primary = look.primary();
  if (primary.start_failures == 0) return;
  for (const Task* task : crew.running) {
    if (*task->started_at <= primary.last_failure_at) continue;
    const TimePoint proven_at = *task->started_at + look.timing.short_life;
    if (look.now < proven_at) {
      look.wake_at(proven_at);
      continue;
    }
    primary.start_failures = 0;
    primary.failed_tasks = 0;
    return;
  }
}

void stop(Look& look, const TaskRefs& tasks, std::string_view kind, std::string reason = {}) {
  if (tasks.empty()) return;
  if (reason.empty())
    reason = "Scaling activity initiated by (deployment " + look.primary().id + ")";
  for (const Task* task : tasks) look.plan.stops.push_back({task->arn, reason});
  look.say(has_stopped(tasks, kind));
  look.service().steady = false;
}

// Moves the first `count` of the list into the result.
TaskRefs take(TaskRefs& from, int count) {
  const auto end = from.begin() + std::clamp<std::ptrdiff_t>(count, 0, std::ssize(from));
  TaskRefs taken(from.begin(), end);
  from.erase(from.begin(), end);
  return taken;
}

// The same, but protected tasks stay until their protection ends.
TaskRefs take_unprotected(Look& look, TaskRefs& from, int count) {
  const auto is_protected = [&](const Task* task) { return task->is_protected(look.now); };
  const auto spared = std::ranges::stable_partition(from, std::not_fn(is_protected));
  const int free = static_cast<int>(std::ssize(from) - std::ssize(spared));
  if (count > free) {
    look.spared += std::min(count - free, static_cast<int>(std::ssize(spared)));
    for (const Task* task : spared) look.wake_at(*task->protected_until);
  }
  return take(from, std::min(count, free));
}

placement::Request request_for(Look& look) {
  const Service& service = look.service();
  const Deployment& primary = service.deployments.front();
  return {.cluster_arn = service.cluster_arn,
          .service_arn = service.arn,
          .definition = primary.definition,
          .overrides = {},
          .launch_type = service.configuration.launchType,
          .capacity_provider = {},
          .group = "service:" + service.name,
          .started_by = primary.id,
          .tags = new_task_tags(service, look.state, *primary.definition),
          .enable_execute_command = service.configuration.enableExecuteCommand.value_or(false),
          .constraints = service.configuration.placementConstraints.value_or(
              std::vector<aws::ecs::PlacementConstraint>{}),
          .strategies = service.configuration.placementStrategy.value_or(
              std::vector<aws::ecs::PlacementStrategy>{}),
          .network = primary.network,
          .platform_version = service.configuration.platformVersion.value_or("")};
}

void say_once(Look& look, const std::string& message) {
  Service& service = look.service();
  const bool again = service.last_placement_event != message ||
                     look.now - service.last_placement_event_at >= look.timing.steady_state_repeat;
  if (!again) return;
  look.say(message);
  service.last_placement_event = message;
  service.last_placement_event_at = look.now;
}

void start(Look& look, int count) {
  if (count <= 0) return;
  if (look.now < look.primary().start_not_before)
    return look.wake_at(look.primary().start_not_before);
  const placement::Request request = request_for(look);
  const state::Resources resources =
      placement::resources_of(*request.definition, request.overrides);
  std::vector<placement::Tentative> placed;
  std::string refused;
  for (int i = 0; i < count; ++i) {
    const placement::Choice choice = placement::choose_instance(look.state, request, placed);
    if (!choice.found) {
      refused = cannot_place(choice.refusals);
      look.wake_at(look.now + look.timing.placement_retry);
      break;
    }
    placed.push_back({choice.instance_arn, request.group, resources});
    look.plan.starts.push_back(
        placement::make_task(request, choice.instance_arn, look.ids, look.now));
  }
  if (!placed.empty()) {
    look.say(has_started(look.plan.starts));
    look.service().steady = false;
  }
  if (!refused.empty()) say_once(look, refused);
}

// Too many of the newest deployment: those that do not run yet go first, then those not known to be
// healthy, of each the youngest. Unhealthy ones are no surplus: they leave when they are replaced.
void scale_in(Look& look, Crew& primary) {
  int surplus =
      primary.live() - static_cast<int>(primary.unhealthy.size()) - look.service().desired_count;
  if (surplus <= 0) return;
  const TaskRefs pending = take(primary.pending, surplus);
  stop(look, pending, "pending");
  surplus -= static_cast<int>(pending.size());
  const auto healthy = primary.running.begin() + primary.unproven();
  const auto youngest = [](const Task* task) { return -task->started_at->time_since_epoch(); };
  std::ranges::sort(primary.running.begin(), healthy, {}, youngest);
  std::ranges::sort(healthy, primary.running.end(), {}, youngest);
  stop(look, take_unprotected(look, primary.running, surplus), "running");
}

// Earlier deployments give way as far as enough healthy tasks remain.
void retire_old(Look& look, Crews& crews, bool room_is_short) {
  stop(look, crews.old.pending, "pending");
  stop(look, crews.old.unhealthy, "running");
  crews.old.pending.clear();
  crews.old.unhealthy.clear();
  const int keep =
      room_is_short ? bounds_of(look.service()).least_healthy : look.service().desired_count;
  // A task not known to be healthy may go without harm to the minimum, but is no surplus by itself.
  const int healthy_surplus = std::max(0, crews.primary.healthy + crews.old.healthy - keep);
  const int surplus = crews.primary.healthy + static_cast<int>(crews.old.running.size()) - keep;
  const int leaving = std::min(surplus, crews.old.unproven() + healthy_surplus);
  stop(look, take_unprotected(look, crews.old.running, leaving), "running");
}

// An unhealthy task goes once its replacement is healthy; at once, one at a time, where no room is
// left for one.
void replace_unhealthy(Look& look, Crews& crews, int room) {
  Crew& primary = crews.primary;
  if (primary.unhealthy.empty()) return;
  const bool replaced = primary.healthy >= look.service().desired_count;
  if (!replaced && (room > 0 || !primary.pending.empty() || !primary.stopping.empty())) return;
  const TaskRefs leaving = replaced ? primary.unhealthy : take(primary.unhealthy, 1);
  for (const Task* task : leaving)
    look.say("(task " + std::string(state::id_of(task->arn)) + ") failed container health checks.");
  stop(look, leaving, "running", "Task failed container health checks");
}

void note_completion(Look& look, const Crews& crews) {
  Service& service = look.service();
  Deployment& primary = service.deployments.front();
  const bool quiet = look.plan.starts.empty() && look.plan.stops.empty() &&
                     crews.primary.pending.empty() && crews.primary.unhealthy.empty() &&
                     crews.primary.stopping.empty() && crews.primary.unchecked == 0;
  // A deployment is listed until its last task is gone; the stops of this look are not carried out.
  const bool only_new =
      crews.old.live() == 0 && crews.old.stopping.empty() && look.plan.stops.empty();
  if (only_new) service.deployments.resize(1);
  const int running = static_cast<int>(crews.primary.running.size());
  if (!quiet || !only_new || running != service.desired_count) {
    service.steady = false;
    return;
  }
  if (primary.rollout_state == DeploymentRolloutState::IN_PROGRESS) {
    primary.rollout_state = DeploymentRolloutState::COMPLETED;
    primary.rollout_reason = "ECS deployment " + primary.id + " completed.";
    primary.updated_at = look.now;
    look.say("(deployment " + primary.id + ") deployment completed.");
    service.steady = false;
  }
  if (service.steady) return;
  service.steady = true;
  service.last_placement_event.clear();
  look.say("has reached a steady state.");
}

void hold(Look& look, Crews crews) {
  Service& service = look.service();
  forgive(look, crews.primary);
  const Bounds bounds = bounds_of(service);
  const int wanted = service.desired_count -
                     (crews.primary.live() - static_cast<int>(crews.primary.unhealthy.size()));
  const int room = std::max(0, bounds.most - crews.total());

  scale_in(look, crews.primary);
  // Who died young is noted as a failure when it is STOPPED: its replacement waits for the verdict.
  const bool verdict_due = std::ranges::any_of(
      crews.primary.spent, [&](const Task* task) { return died_young(*task, look.timing); });
  if (!verdict_due) start(look, std::min(wanted, room));
  retire_old(look, crews, wanted > room);
  replace_unhealthy(look, crews, room);

  if (wanted > 0 && room == 0 && look.plan.stops.empty() && crews.primary.pending.empty() &&
      crews.primary.stopping.empty() && crews.old.stopping.empty() && !crews.next_healthy)
    say_once(look, kBlockedByPercentages);
  if (look.spared > 0) say_once(look, blocked_by_protection(look.primary().id, look.spared));

  look.primary().desired_count = service.desired_count;
  for (std::size_t i = 1; i < service.deployments.size(); ++i)
    service.deployments[i].desired_count = static_cast<int>(
        std::ranges::count(crews.old.running, service.deployments[i].id, &Task::started_by));
  note_completion(look, crews);
  const bool waits_for_health = service.deployments.size() > 1 || !crews.primary.unhealthy.empty();
  if (crews.next_healthy && waits_for_health) look.wake_at(*crews.next_healthy);
}

void drain(Look& look, const TaskRefs& tasks) {
  TaskRefs running, pending;
  for (const Task* task : tasks)
    if (task->should_run)
      (task->last_status == TaskStatus::RUNNING ? running : pending).push_back(task);
  stop(look, running, "running");
  stop(look, pending, "pending");
  const bool drained = std::ranges::all_of(
      tasks, [](const Task* task) { return task->last_status >= TaskStatus::STOPPING; });
  if (!drained) return;
  look.service().status = ServiceStatus::INACTIVE;
  look.service().inactive_at = look.now;
  look.service().deployments.clear();
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
  ServicePlan plan{
      .service = service, .starts = {}, .stops = {}, .settled = {}, .wake = {}, .forget = false};
  Look look{state, plan, ids, now, timing};
  const TaskRefs tasks = settle_ended(look);
  if (plan.service.status == ServiceStatus::DRAINING) drain(look, tasks);
  if (plan.service.status == ServiceStatus::ACTIVE)
    hold(look, sort_crews(plan.service, tasks, now, timing));
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
