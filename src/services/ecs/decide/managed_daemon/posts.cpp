// Which instances are posts, and what happens to the tasks on them.
#include "posts.hpp"

#include <localecs/aws/ecs/daemon_status.hpp>
#include <localecs/services/ecs/placement/daemons.hpp>
#include <localecs/services/ecs/placement/placement.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/instance.hpp>
#include <localecs/services/ecs/rows/managed_daemon.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/services/ecs/rows/task_table.hpp>
#include <localecs/state/state.hpp>

#include <algorithm>
#include <map>

namespace localecs::decide {
namespace {

using state::Instance;
using state::Task;

bool is_open(const Instance& instance) {
  return instance.status == state::InstanceStatus::ACTIVE && !instance.is_leaving &&
         !instance.interrupted_at && instance.agent_connected;
}

void sort_in(const DaemonLook& look, const Task& task, DaemonPost& post) {
  const bool is_current = task.started_by == state::id_of(look.plan.daemon.revision);
  (!task.should_run ? post.stopping : is_current ? post.current : post.old).push_back(&task);
}

}  // namespace

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

void drain_instance(DaemonLook& look, DaemonPost& post) {
  look.plan.draining.push_back(post.instance->arn);
  post.is_open = false;
}

void stop_tasks_on(DaemonLook& look, DaemonPost& post, const std::string& reason) {
  for (TaskRefs* tasks : {&post.current, &post.old}) {
    for (const Task* task : *tasks) {
      look.plan.stops.push_back({task->arn, reason});
      post.stopping.push_back(task);
    }
    tasks->clear();
  }
}

void replace_on(DaemonLook& look, DaemonPost& post, const std::string& reason) {
  if (post.has_work)
    drain_instance(look, post);
  else
    stop_tasks_on(look, post, reason);
}

bool wait_until_proven(DaemonLook& look, const DaemonPost& post) {
  return std::ranges::any_of(post.current, [&](const Task* task) {
    if (!placement::serves(*task)) return false;
    return state::checked_health_of(*task) ||
           look.wait_until(*task->started_at + look.timing.healthy_without_check);
  });
}

}  // namespace localecs::decide
