// A capacity provider of a user's: an Auto Scaling group or managed instances. FARGATE and
// FARGATE_SPOT are no rows.
#pragma once

#include <localecs/aws/ecs/capacity_provider.hpp>
#include <localecs/base/time.hpp>

#include <optional>
#include <string>
#include <vector>

namespace localecs::state {

struct CapacityProvider {
  std::string arn;
  std::string name;
  aws::ecs::CapacityProvider configuration;  // as described: statuses and tags included
  std::string cluster_arn;                   // the one cluster that it scales; empty: none yet
  TimePoint updated_at{};                    // when the update in progress began
  TimePoint inactive_at{};
  TimePoint low_since{};  // managed scaling: since when there is more than is needed
  TimePoint last_scaled_at{};
  std::vector<TimePoint> launching;  // when each instance that was ordered registers
};

// An emulated Auto Scaling group: what instances it makes, and how many.
struct AutoScalingGroup {
  std::string name;
  std::string instance_type;  // empty: as large as the host
  int cpu = 0, memory = 0;    // of one instance; 0: the type's, or the host's
  int min_size = 0, max_size = 10;
  std::vector<std::string> zones;  // "us-east-1a"; instances go round them
  bool is_spot = false;
  bool protects_from_scale_in = true;
};

}  // namespace localecs::state
