// A capacity provider of a user's: an Auto Scaling group or managed instances. FARGATE and
// FARGATE_SPOT are no rows.
#pragma once

#include <localecs/aws/ecs/capacity_provider.hpp>
#include <localecs/base/time.hpp>

#include <optional>
#include <string>

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
};

}  // namespace localecs::state
