// A task and its containers: what was asked for, what the Engine shows, and how far each has come.
#pragma once

#include <localecs/aws/ecs/network_configuration.hpp>
#include <localecs/aws/ecs/placement_constraint.hpp>
#include <localecs/aws/ecs/placement_strategy.hpp>
#include <localecs/aws/ecs/task.hpp>
#include <localecs/aws/ecs/task_definition.hpp>
#include <localecs/base/time.hpp>
#include <localecs/services/ecs/rows/fargate.hpp>

#include <map>
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

// Where one end of a container's or task's network is.
struct Address {
  std::string ip, mac, gateway, host_name;
  int prefix_length = 0;
};

// Where a container's output goes in CloudWatch Logs.
struct LogTarget {
  std::string group_arn;  // without ":*"
  std::string stream;
};

struct Container {
  std::string name;  // as in the definition
  std::string arn;
  std::string metadata_id;  // names it in ECS_CONTAINER_METADATA_URI_V4
  std::string engine_name;  // unique in the Engine: ecs-<family>-<revision>-<name>-<20 hex>
  ContainerStep step = ContainerStep::waiting;
  bool image_missing = false;  // the Engine said so: pull before creating
  bool pulled = false;         // for this task: a second "no such image" is final
  bool exists = false;         // the Engine holds it: it must be removed one day
  bool removing = false;
  bool dying = false;      // its process is gone, the Engine has not said so yet
  std::string runtime_id;  // the Engine's id
  std::optional<int> exit_code;
  std::string reason;  // "CannotPullContainerError: ..."; empty when nothing went wrong
  HealthStatus health = HealthStatus::UNKNOWN;
  std::vector<aws::ecs::NetworkBinding> bindings;
  std::string image_digest, image_id;
  std::optional<Address> address;  // bridge mode: its own
  std::optional<LogTarget> log;    // awslogs
  std::optional<TimePoint> created_at, started_at, finished_at;
  int restarts = 0;  // by its restartPolicy
  std::optional<TimePoint> restarted_at;
  TimePoint retry_at{};      // after a call that the Engine never answered: not before this
  std::string pull_problem;  // why its pull failed, where the local image is tried all the same
};

// What a task takes of its container instance until it is STOPPED.
struct Resources {
  int cpu = 0;              // units, 1024 a vCPU
  int memory = 0;           // MiB
  std::set<int> ports_tcp;  // host ports asked for by number
  std::set<int> ports_udp;
  int gpus = 0;
};

// What the containers of a task share, and how far it has come. Steps as for containers; `none`
// where nothing is shared.
struct Sandbox {
  enum class Step { none, waiting, preparing, ready, failed, releasing, released };
  Step step = Step::none;
  std::string engine_name;
  std::string runtime_id;                   // empty while ready: the one container owns the network
  std::string subnet_id;                    // awsvpc
  std::string attachment_id, interface_id;  // awsvpc: "<uuid>", "eni-<17 hex>"
  std::optional<Address> address;           // awsvpc
  TimePoint retry_at{};
  std::string reason;  // failed: why it could not be made; empty where it was made and died
  std::optional<TimePoint> ready_at;
};

// A volume that the Engine makes for the task. Binds of host folders are no rows.
struct Volume {
  enum class Step { waiting, creating, ready, failed };
  std::string name;         // in the definition
  std::string engine_name;  // the Engine's
  Step step = Step::waiting;
  bool is_shared = false;  // stays when the task is gone
  bool exists = false;
  bool removing = false;
  std::string mount_point;
  TimePoint retry_at{};
  std::string reason;  // failed: "CannotCreateVolumeError: ..."
};

struct Task {
  std::string arn;
  std::string cluster_arn;
  std::string instance_arn;
  std::string service_arn;  // empty for a task that no service started
  std::string daemon_arn;   // of the managed daemon that started it
  std::shared_ptr<const aws::ecs::TaskDefinition> definition;
  std::optional<aws::ecs::TaskOverride> overrides;
  std::optional<aws::ecs::LaunchType> launch_type;
  std::string capacity_provider;  // name; empty: placed by launch type
  std::string availability_zone;  // Fargate: it shows no instance
  // What its place has to be like, for one that waits until its capacity provider has room.
  std::vector<aws::ecs::PlacementConstraint> placement_constraints;
  std::vector<aws::ecs::PlacementStrategy> placement_strategies;
  std::string group;
  std::string started_by;
  std::vector<aws::ecs::Tag> tags;
  bool enable_execute_command = false;
  Resources resources;
  std::optional<aws::ecs::NetworkConfiguration> network;  // awsvpc
  std::string platform_version;                           // Fargate: "1.4.0"
  std::string credentials_id;                             // of its task role; empty: it has none
  bool is_agents = false;  // an agent of the user's runs it and tells; the Engine is not asked

  // Desired: written by operations and the service scheduler (and by an essential container's end).
  bool should_run = true;
  std::optional<aws::ecs::TaskStopCode> stop_code;
  std::string stopped_reason;

  // Observed.
  TaskStatus last_status = TaskStatus::PENDING;
  Sandbox sandbox;
  std::vector<Volume> volumes;
  std::vector<Container> containers;
  std::int64_t version = 1;
  bool settled = false;                      // its service or daemon has taken note of its end
  std::optional<TimePoint> protected_until;  // scale-in protection

  TimePoint created_at{};
  std::optional<TimePoint> connectivity_at, pull_started_at, pull_stopped_at, started_at,
      stopping_at, execution_stopped_at, stopped_at;

  bool is_stopped() const { return last_status == TaskStatus::STOPPED; }
  bool waits_for_capacity() const {
    return instance_arn.empty() && !capacity_provider.empty() &&
           !is_fargate_provider(capacity_provider);
  }
  bool is_protected(TimePoint now) const { return protected_until && now < *protected_until; }
};

// The definition's container of that name; a task's containers always have one.
const aws::ecs::ContainerDefinition& definition_of(const Task& task, const Container& container);
Container* find_container(Task& task, std::string_view name);
bool is_essential(const aws::ecs::ContainerDefinition& definition);
// ECS's rule: essential containers decide; UNHEALTHY beats UNKNOWN beats HEALTHY.
HealthStatus health_of(const Task& task);
// What the service scheduler goes by: the essential containers that have a health check, all of
// which must be HEALTHY. Nothing where none has one.
std::optional<HealthStatus> checked_health_of(const Task& task);
std::string_view to_text(TaskStatus status);
// The labels by which the ECS agent marks a container of that task; they win over a user's.
std::map<std::string, std::string> agent_labels(const Task& task, std::string_view container);
// The 32 hex digits at the end of a task's ARN (or what follows the last '/' of any).
std::string_view id_of(std::string_view arn);

// Asks the task to stop. The first reason given stays.
void request_stop(Task& task, aws::ecs::TaskStopCode code, std::string reason, TimePoint now);

// One task alone, as its table has it in the store. read_task throws cbor::Malformed.
class Definitions;
void write_task(const Task& task, Definitions& definitions, std::string& record);
Task read_task(std::string_view record, const Definitions& definitions);

}  // namespace localecs::state
