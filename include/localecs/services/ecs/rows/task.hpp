// A task and its containers: the wanted state, the state observed at the Engine, and the progress.
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

// ECS's task lifecycle, in its order. A task's status only moves forward, never back.
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

// The progress of one container. In a step ending in "ing" the Engine is working for us; its answer
// moves the container to the next step.
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

// The network address of a container, or of an awsvpc task.
struct Address {
  std::string ip, mac, gateway, host_name;
  int prefix_length = 0;
};

// The CloudWatch Logs stream that receives a container's output.
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
  bool pulled = false;         // for this task: if the image is missing again, the container fails
  bool exists = false;         // it is in the Engine, and must be removed one day
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
  std::string pull_problem;  // the failed pull's error, if the local image is tried
};

// The share of its container instance that a task holds until it is STOPPED.
struct Resources {
  int cpu = 0;              // units, 1024 a vCPU
  int memory = 0;           // MiB
  std::set<int> ports_tcp;  // host ports asked for by number
  std::set<int> ports_udp;
  int gpus = 0;
};

// The network and namespaces that the containers of a task share, and the progress of making them.
// `none`: the task shares nothing.
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

// A volume that the Engine makes for the task. Bind mounts of host folders have no row.
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
  // Filled only for a task that waits for its capacity provider: needed again when it is placed.
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
  bool is_agents = false;  // a user's own ECS agent runs it and reports it

  // The wanted state, written by operations, the service scheduler, and the end of an essential
  // container.
  bool should_run = true;
  std::optional<aws::ecs::TaskStopCode> stop_code;
  std::string stopped_reason;

  // The observed state.
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

// Returns the container's definition. Throws std::logic_error if it has none, which is a bug.
const aws::ecs::ContainerDefinition& definition_of(const Task& task, const Container& container);
Container* find_container(Task& task, std::string_view name);
bool is_essential(const aws::ecs::ContainerDefinition& definition);
// The task's health as ECS shows it: the worst of its essential containers, where UNHEALTHY is
// worse than UNKNOWN (no health check, or none finished), and UNKNOWN worse than HEALTHY.
HealthStatus health_of(const Task& task);
// The task's health for the service scheduler: like health_of, but only the essential containers
// with a health check count. Nothing if there is no such container.
std::optional<HealthStatus> checked_health_of(const Task& task);
std::string_view to_text(TaskStatus status);
// The Docker labels that the ECS agent puts on a container of the task. They replace a user's
// dockerLabels of the same names.
std::map<std::string, std::string> agent_labels(const Task& task, std::string_view container);
// Returns the part of an ARN behind its last '/'; of a task's ARN the id of 32 hex digits.
std::string_view id_of(std::string_view arn);

// Marks the task to be stopped. A later call changes nothing: the first code and reason stay.
void request_stop(Task& task, aws::ecs::TaskStopCode code, std::string reason, TimePoint now);

// Write and read one task in the form of the store. read_task throws cbor::Malformed.
class Definitions;
void write_task(const Task& task, Definitions& definitions, std::string& record);
Task read_task(std::string_view record, const Definitions& definitions);

}  // namespace localecs::state
