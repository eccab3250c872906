// A batch of instances at a time, a bake time after each, and the way back when its tasks fail.
#include "deployments.hpp"

#include <localecs/aws/ecs/describe_daemon_deployments.hpp>
#include <localecs/base/arn.hpp>
#include <localecs/services/ecs/placement/daemons.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/instance.hpp>
#include <localecs/services/ecs/rows/managed_daemon.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/state/state.hpp>

#include <algorithm>
#include <utility>
#include <vector>

#include "decide/deployment/alarms.hpp"
#include "decide/deployment/bake.hpp"
#include "decide/deployment/verdict.hpp"
#include "posts.hpp"

namespace localecs::decide {
namespace {

using Status = aws::ecs::DaemonDeploymentStatus;
using Monitor = aws::ecs::DaemonDeploymentRollbackMonitorsStatus;
using state::DaemonDeployment;

constexpr const char* kRolledBack = "Daemon deployment rolled back because ";
constexpr const char* kStopped = "Daemon deployment stopped because ";
constexpr const char* kNoCandidate = " No rollback candidate was found to run the rollback.";
constexpr const char* kFailedBack =
    "Daemon deployment rollback failed because the circuit breaker threshold was exceeded.";
constexpr const char* kOvertaken = "Daemon deployment stopped because a newer deployment began.";
constexpr double kDefaultDrainPercent = 25;

bool is_open(Status status) {
  return status == Status::PENDING || status == Status::IN_PROGRESS ||
         status == Status::STOP_REQUESTED || status == Status::ROLLBACK_IN_PROGRESS;
}

void finish(DaemonLook& look, Draft<DaemonDeployment>& draft, Status status, std::string reason) {
  DaemonDeployment& row = draft.edit();
  row.status = status;
  if (!reason.empty()) row.status_reason = std::move(reason);
  row.finished_at = look.now;
  if (status == Status::STOPPED) row.stopped_at = look.now;
  row.batch.clear();
  row.baking_since.reset();
  if (row.alarms.status == Monitor::MONITORING) row.alarms.status = Monitor::MONITORING_COMPLETE;
  draft.move_to(look.plan.deployments);
}

void finish_deployment(DaemonLook& look, Status status, std::string reason = {}) {
  finish(look, look.deployment, status, std::move(reason));
}

int instances_of(const DaemonLook& look) {
  return static_cast<int>(std::ranges::count_if(look.posts, [](const DaemonPost& post) {
    return post.is_open && (post.is_wanted || post.is_stale());
  }));
}

// Lets go of the definitions of past revisions, so that these may be deleted.
void release_definitions(state::ManagedDaemon& daemon) {
  for (auto& [arn, revision] : daemon.revisions)
    if (arn != daemon.revision) revision.definition.reset();
}

void record_success(DaemonLook& look) {
  const bool was_back = look.deployment->status == Status::ROLLBACK_IN_PROGRESS;
  finish_deployment(look, was_back ? Status::ROLLBACK_SUCCESSFUL : Status::SUCCESSFUL);
  look.daemon().start_failures = 0;
  release_definitions(look.daemon());
}

// The only place where a daemon's revision changes by itself.
void roll_back(DaemonLook& look, const Verdict& verdict) {
  DaemonDeployment& row = look.deployment.edit();
  if (verdict.by == Verdict::By::alarms) {
    row.alarms.status = Monitor::TRIGGERED;
    row.alarms.triggeredAlarmNames = verdict.alarms;
  }
  const auto source = look.daemon().revisions.find(row.source_revision);
  if (source == look.daemon().revisions.end() || !source->second.definition) {
    row.rollback_reason = kStopped + verdict.because + kNoCandidate;
    return finish_deployment(look, Status::STOPPED, row.rollback_reason);
  }
  row.status = Status::ROLLBACK_IN_PROGRESS;
  row.status_reason = row.rollback_reason = kRolledBack + verdict.because;
  row.rollback_started_at = look.now;
  row.batch.clear();
  row.baking_since.reset();
  look.daemon().revision = row.source_revision;
  look.daemon().start_failures = 0;
  look.daemon().start_not_before = {};
  look.daemon().updated_at = look.now;
  look.wake_at(look.now);
}

// The alarms come first: of two reasons ECS tells theirs.
Verdict judge(const DaemonLook& look, int threshold) {
  const DaemonDeployment& row = *look.deployment;
  if (row.alarms.status == Monitor::MONITORING) {
    auto names = alarms_in_alarm(look.state, row.daemon_arn, row.alarms.alarmNames);
    if (!names.empty()) return failed_by_alarms(std::move(names), /*rolls_back=*/true);
  }
  return row.failed_tasks < threshold ? Verdict{} : failed_by_breaker(/*rolls_back=*/true);
}

// A way back does not bake.
Duration bake_time(const DaemonLook& look) {
  const DaemonDeployment& row = *look.deployment;
  if (row.status == Status::ROLLBACK_IN_PROGRESS) return {};
  const auto& configuration =
      look.plan.daemon.revisions.at(row.target_revision).deployment_configuration;
  return std::chrono::minutes(configuration.bakeTimeInMinutes.value_or(0));
}

std::string replacement_reason(const DaemonLook& look) {
  return "Scaling activity initiated by (daemon deployment " +
         std::string(state::id_of(look.plan.daemon.deployment)) + ")";
}

void begin_batch(DaemonLook& look, const std::vector<DaemonPost*>& stale) {
  DaemonDeployment& row = look.deployment.edit();
  const auto& configuration = look.daemon().revisions.at(row.target_revision);
  const double percent =
      configuration.deployment_configuration.drainPercent.value_or(kDefaultDrainPercent);
  const auto size =
      static_cast<std::size_t>(std::max(1, static_cast<int>(instances_of(look) * percent / 100)));
  row.batch.clear();
  row.baking_since.reset();
  for (DaemonPost* post : stale) {
    if (row.batch.size() == size) break;
    row.batch.insert(post->instance->arn);
    replace_on(look, *post, replacement_reason(look));
  }
}

// Waits for the post's part in the deployment: an instance of the batch is gone, or has the new
// task; every other one has it too.
bool wait_until_settled(DaemonLook& look, const DaemonPost& post) {
  if (!post.is_open) return !look.deployment->batch.contains(post.instance->arn);
  return post.is_wanted ? wait_until_proven(look, post) : post.is_empty();
}

std::string deployments_prefix(const std::string& daemon_arn) {
  constexpr std::string_view kOwn = ":daemon/";
  std::string prefix = daemon_arn;
  return prefix.replace(prefix.find(kOwn), kOwn.size(), ":daemon-deployment/") + "/";
}

}  // namespace

DaemonDeployment& edit_current_deployment(DaemonLook& look) {
  return look.deployment.edit();
}

void advance_daemon_records(DaemonLook& look) {
  const std::string& newest = look.daemon().deployment;
  look.state[ecs::daemon_deployments].visit_prefix(
      deployments_prefix(look.daemon().arn), [&](const DaemonDeployment& row) {
        if (row.arn == newest || !is_open(row.status)) return;
        Draft<DaemonDeployment> overtaken(&row);
        finish(look, overtaken, Status::STOPPED, kOvertaken);
      });
  const DaemonDeployment* row = look.state[ecs::daemon_deployments].find(newest);
  if (!row || !is_open(row->status)) return;
  look.deployment = Draft<DaemonDeployment>(row);
  if (row->status != Status::PENDING) return;
  DaemonDeployment& begun = look.deployment.edit();
  begun.status = Status::IN_PROGRESS;
  begun.started_at = look.now;
  // An alarm that rings already cannot tell of this deployment: none is watched.
  if (!alarms_in_alarm(look.state, begun.daemon_arn, begun.alarms.alarmNames).empty())
    begun.alarms.status = Monitor::DISABLED;
}

void count_daemon_failure(DaemonLook& look, const state::Task& task) {
  if (look.deployment && task.started_by == state::id_of(look.daemon().revision))
    ++look.deployment.edit().failed_tasks;
}

bool judge_daemon_deployment(DaemonLook& look) {
  if (!look.deployment) return false;
  const int threshold = placement::daemon_breaker_threshold(instances_of(look));
  if (look.deployment->status == Status::ROLLBACK_IN_PROGRESS) {
    if (look.daemon().start_failures >= threshold)
      finish_deployment(look, Status::ROLLBACK_FAILED, kFailedBack);
    return false;
  }
  if (look.deployment->status != Status::IN_PROGRESS) return false;
  const Verdict verdict = judge(look, threshold);
  if (!verdict.fails) return false;
  const std::string meant = look.daemon().revision;
  roll_back(look, verdict);
  return look.daemon().revision != meant;
}

void replace_useless(DaemonLook& look) {
  for (DaemonPost& post : look.posts) {
    const bool serves = std::ranges::any_of(
        post.old, [](const state::Task* task) { return placement::serves(*task); });
    if (post.is_stale() && !post.has_work && !serves)
      stop_tasks_on(look, post, replacement_reason(look));
  }
}

void advance_daemon_deployment(DaemonLook& look) {
  if (!look.deployment) return;
  std::vector<DaemonPost*> stale;
  bool settled = true;
  for (DaemonPost& post : look.posts) {
    if (post.is_stale())
      stale.push_back(&post);
    else
      settled &= wait_until_settled(look, post);
  }
  if (!settled) return;
  const bool has_done_a_step = !look.deployment->batch.empty() || stale.empty();
  const bool has_nothing_to_do = look.deployment->batch.empty() && instances_of(look) == 0;
  if (has_done_a_step && !has_nothing_to_do && !wait_for_bake(look, bake_time(look))) return;
  if (stale.empty()) return record_success(look);
  begin_batch(look, stale);
}

}  // namespace localecs::decide
