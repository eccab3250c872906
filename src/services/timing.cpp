// Defines the two timing profiles. Figures of `aws` come from AWS's documentation where it gives
// them (40 s, 27 min, 3 h, 1 h).
#include <localecs/services/timing.hpp>

#include <stdexcept>
#include <string>

namespace localecs::decide {

using namespace std::chrono_literals;

const Timing& aws_timing() {
  static constexpr Timing timing{.healthy_without_check = 40s,
                                 .start_backoff_first = 10s,
                                 .start_backoff_most = 27min,
                                 .short_life = 0s,
                                 .placement_retry = 30s,
                                 .refusals_count = 30s,
                                 .container_kept = 3h,
                                 .stopped_task_kept = 1h,
                                 .inactive_service_kept = 1h,
                                 .inactive_cluster_kept = 1h,
                                 .steady_state_repeat = 6h,
                                 .token_kept = 24h,
                                 .deleted_revision_retry = 30s,
                                 .capacity_change = 10s,
                                 .instance_launch = 60s,
                                 .capacity_wait_most = 15min,
                                 .scale_in_after = 15min,
                                 .default_warmup = 5min,
                                 .default_bake_most = 5min,
                                 .spot_notice = 2min,
                                 .longest_drain = 7 * 24h,
                                 .engine_retry = 500ms,
                                 .removal_retry = 10s};
  return timing;
}

// Shortens waits that decide nothing: each line says why the outcome stays that of AWS. What is not
// here waits as on AWS, above all the times in which something may still fail or succeed: an alarm
// that is watched (default_bake_most), a task that waits for capacity (capacity_wait_most), a
// placement that is refused (refusals_count).
const Timing& local_timing() {
  static const Timing timing = [] {
    Timing local = aws_timing();
    // The exception: a process that ends by itself between 25 and 40 seconds after its start passes
    // here and not on AWS. Programs that lack a variable, a database or a permission end sooner.
    local.healthy_without_check = 25s;
    // Pauses between attempts, however short, do not change what the attempts lead to: only rounds
    // of failures are counted, not the time that they take.
    local.start_backoff_first = 1s;
    local.start_backoff_most = 30s;
    // AWS replaces a task that ran, however briefly, without a pause. The pause spares the machine.
    local.short_life = 1s;
    // Room is looked for more often than on AWS, and refusals count as often as there.
    local.placement_retry = 1s;
    // Nothing asks for containers of stopped tasks but the user's own `docker logs`.
    local.container_kept = 5min;
    // These only delay what has been decided.
    local.capacity_change = 0s;
    local.instance_launch = 100ms;
    // An instance that is given up sooner is there again within instance_launch.
    local.scale_in_after = 5s;
    local.default_warmup = 0s;
    return local;
  }();
  return timing;
}

const Timing& timing_of(std::string_view profile) {
  if (profile == "local") return local_timing();
  if (profile == "aws") return aws_timing();
  throw std::invalid_argument("unknown timing profile '" + std::string(profile) +
                              "' (local or aws)");
}

}  // namespace localecs::decide
