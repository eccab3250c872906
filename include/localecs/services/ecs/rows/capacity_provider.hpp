// A capacity provider that a user created: an Auto Scaling group or Managed Instances. FARGATE and
// FARGATE_SPOT are built in and have no row.
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
  aws::ecs::CapacityProvider configuration;  // as ECS shows it: statuses and tags included
  std::string cluster_arn;  // the only cluster whose instances it scales; empty: none yet
  TimePoint updated_at{};   // when the update in progress began
  TimePoint inactive_at{};
  TimePoint low_since{};  // managed scaling: more capacity than needed since then
  TimePoint last_scaled_at{};
  std::vector<TimePoint> launching;  // one per instance on its way: when it will register
};

// An emulated Auto Scaling group: the kind of instances that it makes, and its limits.
struct AutoScalingGroup {
  std::string name;
  std::string instance_type;  // empty: as large as the host
  int cpu = 0, memory = 0;    // of one instance, units and MiB; 0: the type's, or the host's
  int min_size = 0, max_size = 10;
  std::vector<std::string> zones;  // "us-east-1a"; new instances take them in turn
  bool is_spot = false;
  bool protects_from_scale_in = true;
};

}  // namespace localecs::state
