// The tasks of a managed daemon: one on every instance of its capacity providers, there before
// application tasks and gone after them. An instance whose daemon ends is replaced.
#include <localecs/services/ecs/decide/managed_daemon.hpp>

#include <localecs/aws/ecs/daemon_propagate_tags.hpp>
#include <localecs/aws/ecs/daemon_status.hpp>
#include <localecs/aws/ecs/task.hpp>
#include <localecs/services/ecs/placement/daemons.hpp>
#include <localecs/services/ecs/placement/placement.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/instance.hpp>
#include <localecs/services/ecs/rows/managed_daemon.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/state/state.hpp>

#include <algorithm>

#include "deployments.hpp"
#include "posts.hpp"

namespace localecs::decide {
namespace {

using aws::ecs::TaskStopCode;
using state::Instance;
using state::Task;

constexpr const char* kDrained = "Task stopped during instance draining";
constexpr const char* kUnhealthy = "Task failed container health checks";

DaemonPost* post_on(DaemonLook& look, const std::string& instance_arn) {
  const auto found = std::ranges::find(look.posts, instance_arn, [](const DaemonPost& post) {
    return std::string_view(post.instance->arn);
  });
  return found == look.posts.end() ? nullptr : &*found;
}

// Doubles from the first delay with each further round of failures, up to the most.
void back_off(DaemonLook& look) {
  const int failures = ++look.daemon().start_failures;
  Duration delay = look.timing.start_backoff_first;
  for (int i = 1; i < failures && delay < look.timing.start_backoff_most; ++i) delay *= 2;
  look.daemon().start_not_before = look.now + std::min(delay, look.timing.start_backoff_most);
}

bool has_failed(const Task& task) {
  return task.stop_code == TaskStopCode::TaskFailedToStart ||
         task.stop_code == TaskStopCode::EssentialContainerExited;
}

// Notes tasks that have ended, and drains instances whose application tasks they leave without
// their daemon. Where the daemon itself stopped its task, the instance leaves or another task
// follows.
void count_ended_tasks(DaemonLook& look, const TaskRefs& ended) {
  bool failing = false;
  for (const Task* task : ended) {
    look.plan.settled.push_back(task->arn);
    if (has_failed(*task)) {
      failing = true;
      count_daemon_failure(look, *task);
    }
    DaemonPost* post = post_on(look, task->instance_arn);
    if (post && post->is_open && post->is_wanted && post->is_empty() && post->has_work)
      drain_instance(look, *post);
  }
  if (failing) back_off(look);
}

bool is_unhealthy(const Task& task) {
  return task.should_run && state::checked_health_of(task) == state::HealthStatus::UNHEALTHY;
}

void replace_unhealthy(DaemonLook& look) {
  bool failing = false;
  for (DaemonPost& post : look.posts) {
    const auto sick =
        std::ranges::find_if(post.current, [](const Task* task) { return is_unhealthy(*task); });
    if (!post.is_open || sick == post.current.end()) continue;
    failing = true;
    count_daemon_failure(look, **sick);
    replace_on(look, post, kUnhealthy);
  }
  if (failing) back_off(look);
}

void stop_on_emptied_instances(DaemonLook& look) {
  for (DaemonPost& post : look.posts)
    if (post.instance->is_leaving && !post.has_work) stop_tasks_on(look, post, kDrained);
}

std::vector<aws::ecs::Tag> task_tags(const state::ManagedDaemon& daemon) {
  const auto& shown = placement::wanted_revision(daemon).shown;
  std::vector<aws::ecs::Tag> tags;
  if (shown.propagateTags == aws::ecs::DaemonPropagateTags::DAEMON) tags = daemon.tags;
  if (shown.enableECSManagedTags.value_or(false)) {
    tags.push_back(
        {.key = "aws:ecs:clusterName", .value = std::string(state::id_of(daemon.cluster_arn))});
    tags.push_back({.key = "aws:ecs:daemonName", .value = daemon.name});
  }
  return tags;
}

placement::Request request_for(const state::ManagedDaemon& daemon, const Instance& instance) {
  const state::DaemonRevision& wanted = placement::wanted_revision(daemon);
  placement::Request request;
  request.cluster_arn = daemon.cluster_arn;
  request.definition = wanted.definition;
  request.launch_type = aws::ecs::LaunchType::MANAGED_INSTANCES;
  request.capacity_provider = instance.capacity_provider;
  request.group = "daemon:" + daemon.name;
  request.started_by = state::id_of(wanted.arn);
  request.tags = task_tags(daemon);
  request.enable_execute_command = wanted.shown.enableExecuteCommand.value_or(false);
  return request;
}

// Starts the daemon's task there. An instance that is too small for it gives way to a larger one.
void start_on(DaemonLook& look, DaemonPost& post) {
  const placement::Request request = request_for(look.daemon(), *post.instance);
  const auto refusal = placement::refusal_of(look.state, request, *post.instance);
  if (!refusal) {
    Task task = placement::make_task(request, post.instance->arn, look.ids, look.now);
    task.daemon_arn = look.daemon().arn;
    look.plan.starts.push_back(std::move(task));
  } else if (refusal->starts_with("RESOURCE:")) {
    drain_instance(look, post);
  } else {
    look.wake_at(look.now + look.timing.placement_retry);
  }
}

void start_missing(DaemonLook& look) {
  for (DaemonPost& post : look.posts) {
    if (!post.is_open || !post.is_wanted || !post.is_empty() || post.has_work) continue;
    if (!look.wait_until(look.daemon().start_not_before)) return;
    start_on(look, post);
  }
}

// Ends the backoff once a task has proven itself. While a deployment is on its way its failures add
// up.
void reset_failures(DaemonLook& look) {
  if (look.daemon().start_failures == 0 || look.deployment) return;
  if (std::ranges::any_of(look.posts,
                          [&](const DaemonPost& post) { return wait_until_proven(look, post); }))
    look.daemon().start_failures = 0;
}

// A deleted daemon stops everywhere at once; instances with application tasks make room for others
// that never had it.
void dissolve(DaemonLook& look) {
  bool is_gone = true;
  for (DaemonPost& post : look.posts) {
    is_gone &= post.is_empty();
    if (post.is_open && post.has_work && !post.is_empty()) drain_instance(look, post);
    stop_tasks_on(look, post, "Daemon " + look.daemon().name + " was deleted");
  }
  look.plan.forget = is_gone;
}

void carry_on(DaemonLook& look) {
  replace_unhealthy(look);
  stop_on_emptied_instances(look);
  if (judge_daemon_deployment(look)) return;
  replace_useless(look);
  advance_daemon_deployment(look);
  start_missing(look);
  reset_failures(look);
}

}  // namespace

DaemonPlan decide_daemon(const state::State& state, const state::ManagedDaemon& daemon,
                         IdSource& ids, TimePoint now, const Timing& timing) {
  DaemonPlan plan{.daemon = daemon};
  DaemonLook look{state, plan, ids, now, timing};
  advance_daemon_records(look);
  count_ended_tasks(look, find_posts(look));
  if (daemon.status == aws::ecs::DaemonStatus::ACTIVE)
    carry_on(look);
  else
    dissolve(look);
  look.deployment.move_to(plan.deployments);
  return plan;
}

}  // namespace localecs::decide
