// A container instance: a share of a machine that runs a cluster's tasks.
#pragma once

#include <localecs/aws/ecs/container_instance.hpp>
#include <localecs/base/time.hpp>
#include <localecs/services/ecs/rows/task.hpp>

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
  std::string
      engine;  // where the Engine is that runs its tasks, as DOCKER_HOST; empty: the daemon's
  bool is_whole_host = true;  // its size follows the machine's
  int of_equal_shares = 1;    // then: it is one of that many, which divide the machine
  // An agent of the user's registered it: no Engine of ours runs its tasks, Submit…StateChange
  // does.
  bool is_registered = false;
  int cpu = 0;     // registered, units
  int memory = 0;  // registered, MiB
  std::vector<std::string> gpus;
  // Ports that it keeps for SSH, Docker and the agent.
  std::set<int> reserved_tcp{22, 2375, 2376, 51678, 51679};
  std::set<int> reserved_udp;
  Resources used;
  // Built-in and custom ones, in the order of their names; capabilities have no value.
  std::vector<aws::ecs::Attribute> attributes;
  std::vector<aws::ecs::Tag> tags;
  std::string agent_version, docker_version, agent_hash;
  std::optional<aws::ecs::AgentUpdateStatus> agent_update;
  TimePoint registered_at{};
  std::optional<TimePoint> inactive_at;
  bool is_spot = false;
  bool is_leaving = false;                  // DRAINING until it is empty, then terminated
  std::optional<TimePoint> leaves_by;       // managed: then it goes with what still runs there
  std::optional<TimePoint> interrupted_at;  // Spot: the notice; it goes two minutes later
  std::int64_t version = 1;
};

std::string_view to_text(InstanceStatus status);

// The attribute of that name, or nullptr.
const aws::ecs::Attribute* find_attribute(const Instance& instance, std::string_view name);
// Adds it, or gives it another value.
void set_attribute(Instance& instance, const std::string& name,
                   const std::optional<std::string>& value);
void remove_attribute(Instance& instance, std::string_view name);

}  // namespace localecs::state
