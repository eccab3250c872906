// A task and its containers: what was asked for, what the Engine shows, and how far each has come.
#pragma once

#include <localecs/aws/ecs/task.hpp>
#include <localecs/base/time.hpp>

#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace localecs::state {

using aws::ecs::HealthStatus;

// ECS's ladder. A task only climbs it.
enum class TaskStatus {
  PROVISIONING,
  PENDING,
  ACTIVATING,
  RUNNING,
  DEACTIVATING,
  STOPPING,
  DEPROVISIONING,
  STOPPED
};

// How far one container has come. The "…ing" steps mean that an effect is in flight; its outcome
// moves the step on.
enum class ContainerStep {
  waiting,  // nothing done yet
  pulling,
  creating,
  created,
  starting,
  running,
  stopping,  // running, a stop is in flight
  stopped,   // exited, failed, vanished, or never started
};

struct Container {
  std::string name;  // as in the definition
  std::string arn;
  std::string engine_name;  // unique in the Engine: ecs-<family>-<revision>-<name>-<20 hex>
  ContainerStep step = ContainerStep::waiting;
  bool image_missing = false;  // the Engine said so: pull before creating
  bool pulled = false;  // for this task: a second "no such image" is final
  bool exists = false;  // the Engine holds it: it must be removed one day
  bool removing = false;
  bool dying = false;      // its process is gone, the Engine has not said so yet
  std::string runtime_id;  // the Engine's id
  std::optional<int> exit_code;
  std::string reason;  // "CannotPullContainerError: ..."; empty when nothing went wrong
  HealthStatus health = HealthStatus::UNKNOWN;
  std::vector<aws::ecs::NetworkBinding> bindings;
  std::string image_digest;
  std::optional<TimePoint> started_at;
  TimePoint retry_at{};  // after a call that the Engine never answered: not before this
};

// What a task takes of its container instance until it is STOPPED.
struct Resources {
  int cpu = 0;              // units, 1024 a vCPU
  int memory = 0;           // MiB
  std::set<int> ports_tcp;  // host ports asked for by number
  std::set<int> ports_udp;
};

struct Task {
  std::string arn;
  std::string cluster_arn;
  std::string instance_arn;
  std::string service_arn;  // empty for a task that no service started
  std::shared_ptr<const aws::ecs::TaskDefinition> definition;
  std::optional<aws::ecs::TaskOverride> overrides;
  std::optional<aws::ecs::LaunchType> launch_type;
  std::string group;
  std::string started_by;
  std::vector<aws::ecs::Tag> tags;
  bool enable_execute_command = false;
  Resources resources;

  // Desired: written by operations and the service scheduler (and by an essential container's end).
  bool should_run = true;
  std::optional<aws::ecs::TaskStopCode> stop_code;
  std::string stopped_reason;

  // Observed.
  TaskStatus last_status = TaskStatus::PENDING;
  std::vector<Container> containers;
  std::int64_t version = 1;

  TimePoint created_at{};
  std::optional<TimePoint> connectivity_at, pull_started_at, pull_stopped_at, started_at,
      stopping_at, execution_stopped_at, stopped_at;

  bool is_stopped() const { return last_status == TaskStatus::STOPPED; }
};

// The definition's container of that name; a task's containers always have one.
const aws::ecs::ContainerDefinition& definition_of(const Task& task, const Container& container);
Container* find_container(Task& task, std::string_view name);
bool is_essential(const aws::ecs::ContainerDefinition& definition);
// ECS's rule: essential containers decide; UNHEALTHY beats UNKNOWN beats HEALTHY.
HealthStatus health_of(const Task& task);
std::string_view to_text(TaskStatus status);
// The 32 hex digits at the end of a task's ARN (or what follows the last '/' of any).
std::string_view id_of(std::string_view arn);

// Asks the task to stop. The first reason given stays.
void request_stop(Task& task, aws::ecs::TaskStopCode code, std::string reason, TimePoint now);

}  // namespace localecs::state
