// An instance's old task goes before its new one comes: both may want the same port.
#include "one_per_instance.hpp"

#include <localecs/aws/ecs/scheduling_strategy.hpp>
#include <localecs/aws/ecs/service.hpp>
#include <localecs/services/ecs/decide/rollout.hpp>
#include <localecs/services/ecs/placement/placement.hpp>
#include <localecs/services/ecs/rows/instance.hpp>
#include <localecs/services/ecs/rows/service.hpp>
#include <localecs/services/ecs/rows/task.hpp>

#include <algorithm>
#include <iterator>
#include <map>

#include "completion.hpp"
#include "decide/deployment/breaker.hpp"
#include "decide/service/failed_starts.hpp"
#include "decide/service/service_events.hpp"
#include "decide/service/start_tasks.hpp"
#include "decide/service/stop_tasks.hpp"

namespace localecs::decide {
namespace {

using state::Instance;
using state::Task;

// The tasks of the service on one instance.
struct Post {
  const Instance* instance = nullptr;
  TaskRefs current, old, leaving;
};
using Posts = std::map<std::string, Post>;

// True of an instance that the constraints rule out: it is no post. One that is only too full is.
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

void assign_tasks(ServiceLook& look, const TaskRefs& tasks, Posts& posts, TaskRefs& strays) {
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

// When a RUNNING task without a health check has proven itself, as in a rolling deployment: a task
// of an earlier deployment has.
TimePoint proven_at(const ServiceLook& look, const Task& task) {
  const bool is_new = task.started_by == look.plan.service.deployments.front().id;
  return *task.started_at + (is_new ? look.timing.healthy_without_check : Duration{});
}

bool serves(const ServiceLook& look, const Task& task) {
  if (task.last_status != state::TaskStatus::RUNNING) return false;
  if (const auto health = heeded_health_of(look, task))
    return health == state::HealthStatus::HEALTHY;
  return look.now >= proven_at(look, task);
}

// Strays are stopped in this look: they serve no longer.
int count_serving(const ServiceLook& look, const Posts& posts) {
  const auto does = [&](const Task* task) { return serves(look, *task); };
  int healthy = 0;
  for (const auto& [arn, post] : posts)
    healthy += static_cast<int>(std::ranges::count_if(post.current, does) +
                                std::ranges::count_if(post.old, does));
  return healthy;
}

void wake_when_proven(ServiceLook& look, const Posts& posts) {
  for (const auto& [arn, post] : posts)
    for (const Task* task : post.current)
      if (task->last_status == state::TaskStatus::RUNNING && !heeded_health_of(look, *task))
        look.wait_until(proven_at(look, *task));
}

// Stops old tasks, as many as may be missing at a time.
void retire_old_tasks(ServiceLook& look, const Posts& posts) {
  wake_when_proven(look, posts);
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
  stop_tasks(look, running, "running");
  stop_tasks(look, pending, "pending");
}

void start_missing(ServiceLook& look, const Posts& posts, const placement::Request& request) {
  state::Deployment& primary = look.primary();
  if (primary.rollout_state == aws::ecs::DeploymentRolloutState::FAILED) return;
  if (!look.wait_until(primary.start_not_before)) return;
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
  count_refusal_as_failure(look, primary, refusals);
  look.wake_at(look.now + look.timing.placement_retry);
}

}  // namespace

bool is_one_per_instance(const state::Service& service) {
  return service.configuration.schedulingStrategy == aws::ecs::SchedulingStrategy::DAEMON;
}

void run_one_per_instance(ServiceLook& look, const TaskRefs& tasks, Crews crews) {
  const placement::Request request = request_for(look, look.primary());
  Posts posts = posts_of(look, request);
  TaskRefs strays;
  assign_tasks(look, tasks, posts, strays);
  look.service().desired_count = static_cast<int>(posts.size());
  look.primary().desired_count = look.service().desired_count;
  stop_tasks(look, strays, "running");
  retire_old_tasks(look, posts);
  start_missing(look, posts, request);

  reset_failures(look, look.primary(), crews.primary);
  replace_unhealthy(look, crews, /*room=*/0);
  complete_deployment(look, crews, /*may_complete=*/true);
  // Instances come and go without a word to their services.
  look.wake_at(look.now + look.timing.placement_retry);
}

}  // namespace localecs::decide
