// All times that AWS lets pass before it acts, in one table with two profiles.
#pragma once

#include <localecs/base/time.hpp>

#include <string_view>

namespace localecs::decide {

struct Timing {
  // A new RUNNING task without a health check counts as healthy after it: only then does it replace
  // an old one, or let its deployment be completed and its service be steady.
  Duration healthy_without_check;
  Duration start_backoff_first;    // after the first failed start; doubles with each further one
  Duration start_backoff_most;
  Duration short_life;  // a task that ran for less is replaced with backoff, as a failed start is
  Duration placement_retry;    // a service that found no instance tries again
  Duration refusals_count;     // the breaker counts one refused placement within this time
  Duration container_kept;     // a stopped task's containers stay in the Engine for so long
  Duration stopped_task_kept;  // DescribeTasks shows it so long; then MISSING
  Duration inactive_service_kept;
  Duration inactive_cluster_kept;
  Duration steady_state_repeat;     // placement events are not repeated within this time
  Duration token_kept;              // clientToken idempotency
  Duration deleted_revision_retry;  // a revision being deleted is looked at again
  Duration capacity_change;         // a provider's update or deletion, a cluster's attachments
  Duration instance_launch;         // of a capacity provider: from the order to its registration
  Duration capacity_wait_most;      // a task that found no capacity for so long fails
  Duration scale_in_after;          // a provider too large for so long gives instances up
  Duration default_warmup;          // of an instance, where its provider says nothing of it
  Duration default_bake_most;       // of a rolling deployment that watches alarms
  Duration spot_notice;             // from the interruption of a Spot instance to its end
  Duration longest_drain;           // of a managed instance that leaves
  Duration engine_retry;            // after an effect that the Engine did not answer
  Duration removal_retry;           // after the Engine refused to remove something
};

// The profiles. "aws": the figures of AWS. "local": the same outcomes, with shorter waits where
// nothing is decided by what happens during the wait.
const Timing& local_timing();
const Timing& aws_timing();
// profile: "local" or "aws". Throws std::invalid_argument for another name.
const Timing& timing_of(std::string_view profile);

}  // namespace localecs::decide
