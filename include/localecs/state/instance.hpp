// A container instance: a share of a machine that runs a cluster's tasks.
#pragma once

#include <localecs/aws/ecs/common.hpp>
#include <localecs/base/time.hpp>
#include <localecs/state/task.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace localecs::state {

enum class InstanceStatus { ACTIVE, DRAINING, INACTIVE };

struct Instance {
  std::string arn;
  std::string cluster_arn;
  std::string ec2_instance_id;
  std::string instance_type;  // "m5.large"
  std::string availability_zone;
  std::string capacity_provider;  // name; empty: none brought it
  InstanceStatus status = InstanceStatus::ACTIVE;
  bool agent_connected = true;
  bool is_whole_host = true;  // its size follows the machine's
  int cpu = 0;                // registered, units
  int memory = 0;             // registered, MiB
  std::vector<std::string> gpus;
  Resources used;
  // Built-in and custom ones; capabilities have no value.
  std::vector<aws::ecs::Attribute> attributes;
  std::vector<aws::ecs::Tag> tags;
  std::string agent_version, docker_version;
  TimePoint registered_at{};
  std::optional<TimePoint> inactive_at;
  bool is_spot = false;
  bool is_leaving = false;                  // DRAINING until it is empty, then terminated
  std::optional<TimePoint> interrupted_at;  // Spot: the notice; it goes two minutes later
  std::int64_t version = 1;
};

std::string_view to_text(InstanceStatus status);

}  // namespace localecs::state
