// A container instance: the share of a machine that runs tasks of one cluster.
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
  std::string capacity_provider;  // name; empty: no provider launched it
  InstanceStatus status = InstanceStatus::ACTIVE;
  bool agent_connected = true;
  std::string
      engine;  // where the Engine is that runs its tasks, as DOCKER_HOST; empty: the daemon's
  bool is_whole_host = true;  // no size of its own: it is computed from the machine's
  int of_equal_shares = 1;    // that many instances divide the machine equally
  // An ECS agent of the user registered it. That agent runs the tasks and reports them with
  // Submit…StateChange; none of our Engines is asked.
  bool is_registered = false;
  int cpu = 0;     // registered, units
  int memory = 0;  // registered, MiB
  std::vector<std::string> gpus;
  // Host ports that no task may take; the ECS agent keeps these five for SSH, Docker and itself.
  std::set<int> reserved_tcp{22, 2375, 2376, 51678, 51679};
  std::set<int> reserved_udp;
  Resources used;
  // Built-in and custom attributes, sorted by name (find_attribute relies on it). Capabilities have
  // no value.
  std::vector<aws::ecs::Attribute> attributes;
  std::vector<aws::ecs::Tag> tags;
  std::string agent_version, docker_version, agent_hash;
  std::optional<aws::ecs::AgentUpdateStatus> agent_update;
  TimePoint registered_at{};
  std::optional<TimePoint> inactive_at;
  bool is_spot = false;
  bool is_leaving = false;                  // DRAINING; it is terminated once it is empty
  std::optional<TimePoint> leaves_by;       // managed: terminated then, even with tasks
  std::optional<TimePoint> interrupted_at;  // Spot: time of the two-minute notice
  std::int64_t version = 1;
};

std::string_view to_text(InstanceStatus status);

// Returns the attribute of that name, or nullptr.
const aws::ecs::Attribute* find_attribute(const Instance& instance, std::string_view name);
// Adds the attribute in its sorted place, or replaces its value.
void set_attribute(Instance& instance, const std::string& name,
                   const std::optional<std::string>& value);
void remove_attribute(Instance& instance, std::string_view name);

}  // namespace localecs::state
