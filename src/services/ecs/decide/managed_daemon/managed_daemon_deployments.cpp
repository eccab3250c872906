// The deployments of a managed daemon: a batch of instances at a time, a bake time after each, and
// the way back when its tasks fail.
#include <localecs/aws/ecs/describe_daemon_deployments.hpp>
#include <localecs/base/arn.hpp>
#include <localecs/services/ecs/placement/daemons.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/instance.hpp>
#include <localecs/services/ecs/rows/managed_daemon.hpp>
#include <localecs/services/ecs/rows/task.hpp>

#include "decide/deployment/deployment_alarms.hpp"
#include "managed_daemon_look.hpp"

namespace localecs::decide {
namespace {

using Status = aws::ecs::DaemonDeploymentStatus;
using Monitor = aws::ecs::DaemonDeploymentRollbackMonitorsStatus;
using state::DaemonDeployment;

constexpr const char* kRolledBack = "Daemon deployment rolled back because ";
constexpr const char* kStopped = "Daemon deployment stopped because ";
constexpr const char* kNoCandidate = " No rollback candidate was found to run the rollback.";
constexpr const char* kBreaker = "the circuit breaker threshold was exceeded.";
constexpr const char* kFailedBack =
    "Daemon deployment rollback failed because the circuit breaker threshold was exceeded.";
constexpr const char* kOvertaken = "Daemon deployment stopped because a newer deployment began.";
constexpr double kDefaultDrainPercent = 25;

bool is_open(Status status) {
  return status == Status::PENDING || status == Status::IN_PROGRESS ||
         status == Status::STOP_REQUESTED || status == Status::ROLLBACK_IN_PROGRESS;
}

// The row as this look has it so far; nullptr once it has ended.
const DaemonDeployment* current(const DaemonLook& look) {
  const std::string& arn = look.plan.daemon.deployment;
  const auto& changed = look.plan.deployments;
  const auto found = std::ranges::find(changed, arn, &DaemonDeployment::arn);
  const DaemonDeployment* row =
      found != changed.end() ? &*found : look.state[ecs::daemon_deployments].find(arn);
  return row && is_open(row->status) ? row : nullptr;
}

DaemonDeployment& change(DaemonLook& look, const std::string& arn) {
  auto& changed = look.plan.deployments;
  const auto found = std::ranges::find(changed, arn, &DaemonDeployment::arn);
  if (found != changed.end()) return *found;
  return changed.emplace_back(*look.state[ecs::daemon_deployments].find(arn));
}

void end(DaemonLook& look, const std::string& arn, Status status, std::string reason = {}) {
  DaemonDeployment& row = change(look, arn);
  row.status = status;
  if (!reason.empty()) row.status_reason = std::move(reason);
  row.finished_at = look.now;
  if (status == Status::STOPPED) row.stopped_at = look.now;
  row.batch.clear();
  row.baking_since.reset();
  if (row.alarms.status == Monitor::MONITORING) row.alarms.status = Monitor::MONITORING_COMPLETE;
}

int instances_of(const DaemonLook& look) {
  return static_cast<int>(std::ranges::count_if(look.posts, [](const DaemonPost& post) {
    return post.is_open && (post.is_wanted || post.is_stale());
  }));
}

// Definitions that only past revisions hold may be deleted.
void release_definitions(state::ManagedDaemon& daemon) {
  for (auto& [arn, revision] : daemon.revisions)
    if (arn != daemon.revision) revision.definition.reset();
}

void succeed(DaemonLook& look) {
  const bool was_back = current(look)->status == Status::ROLLBACK_IN_PROGRESS;
  end(look, look.daemon().deployment, was_back ? Status::ROLLBACK_SUCCESSFUL : Status::SUCCESSFUL);
  look.daemon().start_failures = 0;
  release_definitions(look.daemon());
}

void roll_back(DaemonLook& look, const std::string& because) {
  DaemonDeployment& row = change(look, look.daemon().deployment);
  const auto source = look.daemon().revisions.find(row.source_revision);
  if (source == look.daemon().revisions.end() || !source->second.definition) {
    row.rollback_reason = kStopped + because + kNoCandidate;
    return end(look, row.arn, Status::STOPPED, row.rollback_reason);
  }
  row.status = Status::ROLLBACK_IN_PROGRESS;
  row.status_reason = row.rollback_reason = kRolledBack + because;
  row.rollback_started_at = look.now;
  row.batch.clear();
  row.baking_since.reset();
  look.daemon().revision = row.source_revision;
  look.daemon().start_failures = 0;
  look.daemon().start_not_before = {};
  look.daemon().updated_at = look.now;
  look.wake_at(look.now);
}

// Why the deployment fails if one of its alarms is in ALARM; empty while none is.
std::string watch_alarms(DaemonLook& look, const DaemonDeployment& row) {
  if (row.alarms.status != Monitor::MONITORING) return {};
  auto names = alarms_in_alarm(look.state, row.daemon_arn, row.alarms.alarmNames);
  if (names.empty()) return {};
  std::string because = went_off(names);
  auto& alarms = change(look, row.arn).alarms;
  alarms.status = Monitor::TRIGGERED;
  alarms.triggeredAlarmNames = std::move(names);
  return because;
}

// A way back does not bake.
Duration bake_time(const DaemonLook& look, const DaemonDeployment& row) {
  if (row.status == Status::ROLLBACK_IN_PROGRESS) return {};
  const auto& configuration =
      look.plan.daemon.revisions.at(row.target_revision).deployment_configuration;
  return std::chrono::minutes(configuration.bakeTimeInMinutes.value_or(0));
}

bool has_baked(DaemonLook& look) {
  const DaemonDeployment& row = *current(look);
  const Duration time = bake_time(look, row);
  if (time == Duration{}) return true;
  if (!row.baking_since) change(look, row.arn).baking_since = look.now;
  const TimePoint baked_at = *current(look)->baking_since + time;
  if (look.now < baked_at) look.wake_at(baked_at);
  return look.now >= baked_at;
}

std::string replacement_reason(const DaemonLook& look) {
  return "Scaling activity initiated by (daemon deployment " +
         std::string(state::id_of(look.plan.daemon.deployment)) + ")";
}

void begin_batch(DaemonLook& look, const std::vector<DaemonPost*>& stale) {
  DaemonDeployment& row = change(look, look.daemon().deployment);
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
    replace(look, *post, replacement_reason(look));
  }
}

// Instances of the batch are gone, or have the new task; every other one has it too.
bool is_settled(DaemonLook& look, const DaemonPost& post) {
  if (!post.is_open) return !current(look)->batch.contains(post.instance->arn);
  return post.is_wanted ? is_proven(look, post) : post.is_empty();
}

}  // namespace

std::string daemon_deployments_prefix(const std::string& daemon_arn) {
  constexpr std::string_view kOwn = ":daemon/";
  std::string prefix = daemon_arn;
  return prefix.replace(prefix.find(kOwn), kOwn.size(), ":daemon-deployment/") + "/";
}

bool is_daemon_deploying(const DaemonLook& look) {
  return current(look) != nullptr;
}

void keep_daemon_record(DaemonLook& look) {
  std::vector<std::string> overtaken;
  look.state[ecs::daemon_deployments].visit_prefix(
      daemon_deployments_prefix(look.daemon().arn), [&](const DaemonDeployment& row) {
        if (row.arn != look.daemon().deployment && is_open(row.status))
          overtaken.push_back(row.arn);
      });
  for (const std::string& arn : overtaken) end(look, arn, Status::STOPPED, kOvertaken);
  const DaemonDeployment* row = current(look);
  if (!row || row->status != Status::PENDING) return;
  DaemonDeployment& begun = change(look, row->arn);
  begun.status = Status::IN_PROGRESS;
  begun.started_at = look.now;
  // An alarm that rings already cannot tell of this deployment: none is watched.
  if (!alarms_in_alarm(look.state, begun.daemon_arn, begun.alarms.alarmNames).empty())
    begun.alarms.status = Monitor::DISABLED;
}

void note_daemon_failure(DaemonLook& look, const state::Task& task) {
  if (current(look) && task.started_by == state::id_of(look.daemon().revision))
    ++change(look, look.daemon().deployment).failed_tasks;
}

bool watch_daemon_failures(DaemonLook& look) {
  const DaemonDeployment* row = current(look);
  if (!row) return false;
  const int threshold = placement::daemon_breaker_threshold(instances_of(look));
  if (row->status == Status::ROLLBACK_IN_PROGRESS && look.daemon().start_failures >= threshold)
    end(look, row->arn, Status::ROLLBACK_FAILED, kFailedBack);
  if (row->status != Status::IN_PROGRESS) return false;
  const std::string because = watch_alarms(look, *row);
  if (because.empty() && row->failed_tasks < threshold) return false;
  const std::string meant = look.daemon().revision;
  roll_back(look, because.empty() ? kBreaker : because);
  return look.daemon().revision != meant;
}

void replace_useless(DaemonLook& look) {
  for (DaemonPost& post : look.posts) {
    const bool serves = std::ranges::any_of(
        post.old, [](const state::Task* task) { return placement::serves(*task); });
    if (post.is_stale() && !post.has_work && !serves) stop(look, post, replacement_reason(look));
  }
}

void advance_daemon_deployment(DaemonLook& look) {
  if (!current(look)) return;
  std::vector<DaemonPost*> stale;
  bool settled = true;
  for (DaemonPost& post : look.posts) {
    if (post.is_stale())
      stale.push_back(&post);
    else
      settled &= is_settled(look, post);
  }
  if (!settled) return;
  const bool has_done_a_step = !current(look)->batch.empty() || stale.empty();
  const bool has_nothing_to_do = current(look)->batch.empty() && instances_of(look) == 0;
  if (has_done_a_step && !has_nothing_to_do && !has_baked(look)) return;
  if (stale.empty()) return succeed(look);
  begin_batch(look, stale);
}

}  // namespace localecs::decide
