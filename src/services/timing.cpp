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

// Shortens what nobody wants to wait for on a laptop; the rest is as on AWS.
const Timing& local_timing() {
  static const Timing timing = [] {
    Timing local = aws_timing();
    local.healthy_without_check = 1s;
    local.start_backoff_first = 1s;
    local.start_backoff_most = 30s;
    local.short_life = 1s;
    local.placement_retry = 1s;
    local.container_kept = 5min;
    local.capacity_change = 0s;
    local.instance_launch = 100ms;
    local.capacity_wait_most = 2min;
    local.scale_in_after = 5s;
    local.default_warmup = 0s;
    local.default_bake_most = 1min;
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
