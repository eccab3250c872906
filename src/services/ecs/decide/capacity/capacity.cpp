// The statuses of clusters and instances that move on with time.
#include <localecs/services/ecs/decide/capacity.hpp>

#include <localecs/aws/ecs/attachment.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/cluster.hpp>
#include <localecs/services/ecs/rows/instance.hpp>
#include <localecs/services/ecs/rows/task_table.hpp>
#include <localecs/state/state.hpp>

#include <algorithm>

namespace localecs::decide {
namespace {

void complete_attachments(ClusterPlan& plan, TimePoint now, const Timing& timing) {
  state::Cluster& cluster = plan.cluster;
  if (cluster.attachments_status != "UPDATE_IN_PROGRESS") return;
  const TimePoint done_at = cluster.attachments_changed_at + timing.capacity_change;
  if (now < done_at) {
    plan.wake = done_at;
    return;
  }
  std::erase_if(cluster.attachments,
                [](const aws::ecs::Attachment& one) { return one.status == "DELETED"; });
  for (aws::ecs::Attachment& attachment : cluster.attachments) attachment.status = "CREATED";
  cluster.attachments_status = "UPDATE_COMPLETE";
  cluster.provisioning = false;
  plan.changed = true;
}

bool is_empty(const state::State& state, const state::Instance& instance) {
  return state[ecs::tasks].on_instance(instance.arn).empty();
}

}  // namespace

ClusterPlan decide_cluster(const state::Cluster& cluster, TimePoint now, const Timing& timing) {
  ClusterPlan plan{.cluster = cluster, .wake = {}};
  complete_attachments(plan, now, timing);
  if (cluster.active) return plan;
  const TimePoint forget_at = cluster.deleted_at + timing.inactive_cluster_kept;
  plan.forget = now >= forget_at;
  if (!plan.forget) plan.wake = plan.wake ? std::min(*plan.wake, forget_at) : forget_at;
  return plan;
}

InstancePlan decide_instance(const state::State& state, const state::Instance& instance,
                             TimePoint now, const Timing& timing) {
  InstancePlan plan;
  if (instance.is_leaving && is_empty(state, instance)) plan.terminate = true;
  std::optional<TimePoint> gone_at = instance.leaves_by;
  if (instance.interrupted_at) gone_at = *instance.interrupted_at + timing.spot_notice;
  if (!gone_at) return plan;
  plan.terminate |= now >= *gone_at;
  if (!plan.terminate) plan.wake = gone_at;
  return plan;
}

double capacity_reservation(int needed, int running) {
  if (running == 0) return needed == 0 ? 100 : 200;
  return 100.0 * needed / running;
}

}  // namespace localecs::decide
