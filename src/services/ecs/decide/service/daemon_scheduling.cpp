// DAEMON: one task on every instance that may have one. An instance's old task goes before its new
// one comes: both may want the same port.
#include <localecs/aws/ecs/service.hpp>
#include <localecs/services/ecs/placement/placement.hpp>

#include <localecs/services/ecs/rows/instance.hpp>
#include <localecs/services/ecs/rows/service.hpp>
#include <localecs/services/ecs/rows/task.hpp>

#include <map>

#include "decide/deployment/service_deployments.hpp"
#include "service_events.hpp"

namespace localecs::decide {
namespace {

using state::Instance;
using state::Task;

// What a service has on one instance.
struct Post {
  const Instance* instance = nullptr;
  TaskRefs current, old, leaving;
};
using Posts = std::map<std::string, Post>;

// Instances that the constraints allow are posts, whether there is room or not.
bool is_excluded(const std::optional<std::string>& refusal) {
  return refusal && !refusal->starts_with("RESOURCE:");
}

Posts posts_of(const ServiceLook& look, const placement::Request& request) {
  Posts posts;
  placement::visit_instances(look.state, request.cluster_arn, [&](const Instance& instance) {
    if (instance.status != state::InstanceStatus::ACTIVE) return;
    if (!is_excluded(placement::refusal_of(look.state, request, instance)))
      posts[instance.arn].instance = &instance;
  });
  return posts;
}

void man(ServiceLook& look, const TaskRefs& tasks, Posts& posts, TaskRefs& strays) {
  for (const Task* task : tasks) {
    const auto post = posts.find(task->instance_arn);
    if (!task->should_run) {
      if (post != posts.end()) post->second.leaving.push_back(task);
    } else if (post == posts.end()) {
      strays.push_back(task);
    } else {
      const bool is_current = task->started_by == look.primary().id;
      (is_current ? post->second.current : post->second.old).push_back(task);
    }
  }
}

// As in a rolling deployment: what is new and has no check proves itself by running for a while.
bool serves(ServiceLook& look, const Task& task) {
  if (task.last_status != state::TaskStatus::RUNNING) return false;
  if (const auto health = heeded_health_of(look, task))
    return health == state::HealthStatus::HEALTHY;
  const TimePoint proven_at = *task.started_at + look.timing.healthy_without_check;
  if (task.started_by != look.primary().id || look.now >= proven_at) return true;
  look.wake_at(proven_at);
  return false;
}

// Strays are stopped in this look: they serve no longer.
int count_serving(ServiceLook& look, const Posts& posts) {
  const auto does = [&](const Task* task) { return serves(look, *task); };
  int healthy = 0;
  for (const auto& [arn, post] : posts)
    healthy += static_cast<int>(std::ranges::count_if(post.current, does) +
                                std::ranges::count_if(post.old, does));
  return healthy;
}

// Old tasks, as many as may be missing at a time.
void retire(ServiceLook& look, const Posts& posts) {
  int healthy = count_serving(look, posts);
  TaskRefs running, pending;
  for (const auto& [arn, post] : posts) {
    for (const Task* task : post.old) {
      if (task->is_protected(look.now)) continue;
      if (!serves(look, *task)) {
        const bool runs = task->last_status == state::TaskStatus::RUNNING;
        (runs ? running : pending).push_back(task);
      } else if (healthy > bounds_of(look.service()).least_healthy) {
        --healthy;
        running.push_back(task);
      }
    }
  }
  stop(look, running, "running");
  stop(look, pending, "pending");
}

void start_missing(ServiceLook& look, const Posts& posts, const placement::Request& request) {
  state::Deployment& primary = look.primary();
  if (primary.rollout_state == aws::ecs::DeploymentRolloutState::FAILED) return;
  if (look.now < primary.start_not_before) return look.wake_at(primary.start_not_before);
  std::vector<placement::Refusal> refusals;
  std::vector<Task> started;
  for (const auto& [arn, post] : posts) {
    if (!post.current.empty() || !post.old.empty() || !post.leaving.empty()) continue;
    if (auto refusal = placement::refusal_of(look.state, request, *post.instance))
      refusals.push_back({arn, std::move(*refusal)});
    else
      started.push_back(placement::make_task(request, arn, look.ids, look.now));
  }
  if (!started.empty()) {
    look.say(has_started(started));
    look.service().steady = false;
    std::ranges::move(started, std::back_inserter(look.plan.starts));
  }
  if (refusals.empty()) return;
  say_once(look, cannot_place(refusals));
  heed_refusal(look, primary, refusals);
  look.wake_at(look.now + look.timing.placement_retry);
}

}  // namespace

void hold_daemons(ServiceLook& look, const TaskRefs& tasks) {
  watch_failures(look);
  watch_alarms(look);
  const placement::Request request = request_for(look, look.primary());
  Posts posts = posts_of(look, request);
  TaskRefs strays;
  man(look, tasks, posts, strays);
  look.service().desired_count = static_cast<int>(posts.size());
  look.primary().desired_count = look.service().desired_count;
  stop(look, strays, "running");
  retire(look, posts);
  start_missing(look, posts, request);

  Crews crews = sort_crews(look, tasks);
  forgive(look, look.primary(), crews.primary);
  replace_unhealthy(look, crews, /*room=*/0);
  note_completion(look, crews, /*may_complete=*/true);
  // Instances come and go without a word to their services.
  look.wake_at(look.now + look.timing.placement_retry);
}

}  // namespace localecs::decide
