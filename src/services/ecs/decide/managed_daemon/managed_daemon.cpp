// The tasks of a managed daemon: one on every instance of its capacity providers, there before
// application tasks and gone after them. An instance whose daemon ends is replaced.
#include <localecs/aws/ecs/daemon_propagate_tags.hpp>
#include <localecs/aws/ecs/daemon_status.hpp>
#include <localecs/aws/ecs/task.hpp>
#include <localecs/services/ecs/placement/daemons.hpp>
#include <localecs/services/ecs/placement/placement.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/instance.hpp>
#include <localecs/services/ecs/rows/managed_daemon.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/services/ecs/rows/task_table.hpp>
#include <localecs/state/state.hpp>

#include <map>

#include "managed_daemon_look.hpp"

namespace localecs::decide {
namespace {

using aws::ecs::TaskStopCode;
using state::Instance;
using state::Task;

constexpr const char* kDrained = "Task stopped during instance draining";
constexpr const char* kUnhealthy = "Task failed container health checks";

bool is_open(const Instance& instance) {
  return instance.status == state::InstanceStatus::ACTIVE && !instance.is_leaving &&
         !instance.interrupted_at && instance.agent_connected;
}

void sort_in(const DaemonLook& look, const Task& task, DaemonPost& post) {
  const bool is_current = task.started_by == state::id_of(look.plan.daemon.revision);
  (!task.should_run ? post.stopping : is_current ? post.current : post.old).push_back(&task);
}

// Takes note of tasks that have ended; the others stand on their posts.
TaskRefs find_posts(DaemonLook& look) {
  const state::ManagedDaemon& daemon = look.daemon();
  const bool is_active = daemon.status == aws::ecs::DaemonStatus::ACTIVE;
  const state::DaemonRevision& wanted = placement::wanted_revision(daemon);
  std::map<std::string_view, std::size_t> at;
  placement::visit_instances(look.state, daemon.cluster_arn, [&](const Instance& instance) {
    if (instance.capacity_provider.empty()) return;
    at[instance.arn] = look.posts.size();
    look.posts.push_back({.instance = &instance,
                          .is_wanted = is_active && placement::belongs_to(wanted, instance),
                          .is_open = is_open(instance),
                          .has_work = placement::has_work(look.state, instance)});
  });
  TaskRefs ended;
  for (const std::string& arn : look.state[ecs::tasks].of_daemon(daemon.arn)) {
    const Task* task = look.state[ecs::tasks].find(arn);
    if (!task) continue;
    const auto post = at.find(task->instance_arn);
    if (task->is_stopped())
      ended.push_back(task);
    else if (post != at.end())
      sort_in(look, *task, look.posts[post->second]);
  }
  return ended;
}

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

// The daemon stops its tasks on instances that leave, and where another follows in place. Any other
// end leaves application tasks without their daemon.
void settle(DaemonLook& look, const TaskRefs& ended) {
  bool failing = false;
  for (const Task* task : ended) {
    look.plan.settled.push_back(task->arn);
    if (has_failed(*task)) {
      failing = true;
      note_daemon_failure(look, *task);
    }
    DaemonPost* post = post_on(look, task->instance_arn);
    if (post && post->is_open && post->is_wanted && post->is_empty() && post->has_work)
      drain(look, *post);
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
    note_daemon_failure(look, **sick);
    replace(look, post, kUnhealthy);
  }
  if (failing) back_off(look);
}

void leave_emptied(DaemonLook& look) {
  for (DaemonPost& post : look.posts)
    if (post.instance->is_leaving && !post.has_work) stop(look, post, kDrained);
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

// An instance that is too small for it gives way to a larger one.
void start_on(DaemonLook& look, DaemonPost& post) {
  const placement::Request request = request_for(look.daemon(), *post.instance);
  const auto refusal = placement::refusal_of(look.state, request, *post.instance);
  if (!refusal) {
    Task task = placement::make_task(request, post.instance->arn, look.ids, look.now);
    task.daemon_arn = look.daemon().arn;
    look.plan.starts.push_back(std::move(task));
  } else if (refusal->starts_with("RESOURCE:")) {
    drain(look, post);
  } else {
    look.wake_at(look.now + look.timing.placement_retry);
  }
}

void start_missing(DaemonLook& look) {
  for (DaemonPost& post : look.posts) {
    if (!post.is_open || !post.is_wanted || !post.is_empty() || post.has_work) continue;
    if (look.now < look.daemon().start_not_before)
      return look.wake_at(look.daemon().start_not_before);
    start_on(look, post);
  }
}

// While a deployment is on its way its failures add up.
void forgive(DaemonLook& look) {
  if (look.daemon().start_failures == 0 || is_daemon_deploying(look)) return;
  if (std::ranges::any_of(look.posts,
                          [&](const DaemonPost& post) { return is_proven(look, post); }))
    look.daemon().start_failures = 0;
}

// A deleted daemon stops everywhere at once; instances with application tasks make room for others
// that never had it.
void dissolve(DaemonLook& look) {
  bool is_gone = true;
  for (DaemonPost& post : look.posts) {
    is_gone &= post.is_empty();
    if (post.is_open && post.has_work && !post.is_empty()) drain(look, post);
    stop(look, post, "Daemon " + look.daemon().name + " was deleted");
  }
  look.plan.forget = is_gone;
}

}  // namespace

void drain(DaemonLook& look, DaemonPost& post) {
  look.plan.draining.push_back(post.instance->arn);
  post.is_open = false;
}

void stop(DaemonLook& look, DaemonPost& post, const std::string& reason) {
  for (TaskRefs* tasks : {&post.current, &post.old}) {
    for (const Task* task : *tasks) {
      look.plan.stops.push_back({task->arn, reason});
      post.stopping.push_back(task);
    }
    tasks->clear();
  }
}

void replace(DaemonLook& look, DaemonPost& post, const std::string& reason) {
  if (post.has_work)
    drain(look, post);
  else
    stop(look, post, reason);
}

bool is_proven(DaemonLook& look, const DaemonPost& post) {
  return std::ranges::any_of(post.current, [&](const Task* task) {
    if (!placement::serves(*task)) return false;
    const TimePoint proven_at = *task->started_at + look.timing.short_life;
    const bool is_old_enough = state::checked_health_of(*task) || look.now >= proven_at;
    if (!is_old_enough) look.wake_at(proven_at);
    return is_old_enough;
  });
}

DaemonPlan decide_daemon(const state::State& state, const state::ManagedDaemon& daemon,
                         IdSource& ids, TimePoint now, const Timing& timing) {
  DaemonPlan plan{.daemon = daemon};
  DaemonLook look{state, plan, ids, now, timing};
  keep_daemon_record(look);
  const TaskRefs ended = find_posts(look);
  settle(look, ended);
  if (daemon.status != aws::ecs::DaemonStatus::ACTIVE) {
    dissolve(look);
    return plan;
  }
  replace_unhealthy(look);
  leave_emptied(look);
  if (watch_daemon_failures(look)) return plan;
  replace_useless(look);
  advance_daemon_deployment(look);
  start_missing(look);
  forgive(look);
  return plan;
}

}  // namespace localecs::decide
