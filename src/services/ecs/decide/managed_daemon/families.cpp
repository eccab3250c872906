// Deletes daemon task definitions once nothing runs them any more, and forgets them in the end.
#include <localecs/aws/ecs/daemon_task_definition_status.hpp>
#include <localecs/services/ecs/decide/managed_daemon.hpp>

#include <localecs/services/ecs/rows/managed_daemon.hpp>

#include <algorithm>

namespace localecs::decide {

DaemonFamilyPlan decide_daemon_family(const state::DaemonFamily& family, TimePoint now,
                                      const Timing& timing) {
  using Status = aws::ecs::DaemonTaskDefinitionStatus;
  DaemonFamilyPlan plan;
  const auto wake_at = [&](TimePoint at) { plan.wake = plan.wake ? std::min(*plan.wake, at) : at; };
  for (const auto& [number, revision] : family.revisions) {
    if (!revision.delete_requested_at) continue;
    const TimePoint forget_at = *revision.delete_requested_at + timing.inactive_cluster_kept;
    const bool is_held = revision.definition.use_count() > 1;
    if (is_held) {
      wake_at(now + timing.deleted_revision_retry);
    } else if (now >= forget_at) {
      plan.forgotten.push_back(number);
    } else {
      if (revision.shown.status == Status::DELETE_IN_PROGRESS) plan.deleted.push_back(number);
      wake_at(forget_at);
    }
  }
  return plan;
}

}  // namespace localecs::decide
