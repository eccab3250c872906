// Finds an instance for a task, and makes the task. All functions but register_host and
// wake_services only read the state.
#pragma once

#include <localecs/aws/ecs/launch_type.hpp>
#include <localecs/aws/ecs/network_configuration.hpp>
#include <localecs/aws/ecs/placement_constraint.hpp>
#include <localecs/aws/ecs/placement_strategy.hpp>
#include <localecs/aws/ecs/tag.hpp>
#include <localecs/aws/ecs/task_definition.hpp>
#include <localecs/aws/ecs/task_override.hpp>
#include <localecs/base/ids.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/fargate.hpp>
#include <localecs/services/ecs/rows/hosts.hpp>
#include <localecs/services/ecs/rows/instance.hpp>
#include <localecs/services/ecs/rows/settings.hpp>
#include <localecs/services/ecs/rows/task.hpp>

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace localecs::placement {

// The ECS agent version that emulated instances report; clients may compare it.
inline constexpr const char* kAgentVersion = "1.98.0";

// Registers a new cluster's container instances: the ones planned in
// state[ecs::settings].instances, or if none is planned one instance with the host's whole CPU and
// memory.
void register_host(state::State& state, const state::Cluster& cluster, const state::Scope& scope,
                   IdSource& ids, TimePoint now);
// Makes an instance of `plan` with all built-in attributes; the caller adds it to the table.
// `number` selects the zone if the plan names none. `shares` instances divide the machine equally;
// it counts only if neither the plan nor the instance type gives a size.
state::Instance make_instance(const state::State& state, const std::string& cluster_arn,
                              const state::InstancePlan& plan, int number, int shares,
                              IdSource& ids, TimePoint now);
// Adapts the instance to its machine: the CPU and memory if it has no size of its own, and always
// the architecture and the Docker version. An instance of a user's own agent stays as it is.
// Returns true if anything changed.
bool fit_to_host(state::Instance& instance, const state::Host& host);

// The description of a wanted task, filled by RunTask, StartTask and the service scheduler.
struct Request {
  std::string cluster_arn;
  std::string service_arn;  // empty for a standalone task
  std::shared_ptr<const aws::ecs::TaskDefinition> definition;
  std::optional<aws::ecs::TaskOverride> overrides;
  std::optional<aws::ecs::LaunchType> launch_type;
  std::string capacity_provider;  // name: only its instances; empty: by launch type
  std::string group;
  std::string started_by;
  std::vector<aws::ecs::Tag> tags;
  bool enable_execute_command = false;
  std::vector<aws::ecs::PlacementConstraint> constraints;
  std::vector<aws::ecs::PlacementStrategy> strategies;
  std::optional<aws::ecs::NetworkConfiguration> network;  // awsvpc
  std::string platform_version;                           // resolved; Fargate only
  // The random number for the strategy `random`, and for standalone tasks without a strategy. The
  // caller draws another one for each task.
  std::uint64_t draw = 0;

  bool on_fargate() const { return state::is_on_fargate(launch_type, capacity_provider); }
};

// The platform version that LATEST, or an absent platformVersion, means on Fargate.
inline constexpr const char* kFargatePlatform = "1.4.0";

// Returns the CPU units, MiB, GPUs and fixed host ports that such a task takes, overrides applied.
state::Resources resources_of(const aws::ecs::TaskDefinition& definition,
                              const std::optional<aws::ecs::TaskOverride>& overrides);

// An instance that cannot take the task, and the reason as ECS spells it in failures[]:
// "RESOURCE:CPU", "RESOURCE:MEMORY", "RESOURCE:PORTS", ...
struct Refusal {
  std::string instance_arn;
  std::string reason;
};
struct Choice {
  bool found = false;
  std::string instance_arn;       // empty: on Fargate, or it waits for capacity
  std::vector<Refusal> refusals;  // one per instance looked at, when none fits
};
// A placement that the same decision has made and the state does not show yet.
struct Tentative {
  std::string instance_arn;
  std::string group;
  state::Resources resources;
};
// Filters the cluster's instances, then applies the placement strategies to those that remain.
// Fargate tasks always find a place. `tentative` counts like tasks that run already.
Choice choose_instance(const state::State& state, const Request& request,
                       const std::vector<Tentative>& tentative = {});
// Returns the reason why the named instance cannot take the task; nothing if it can. For StartTask,
// which names the instances itself.
std::optional<std::string> refusal_of(const state::State& state, const Request& request,
                                      const state::Instance& instance);

// The verdict of one filter about one instance, for a user who asks why a task was placed so.
struct Verdict {
  std::string_view filter;  // "cpu"
  std::string_view reason;  // "RESOURCE:CPU"; empty: the instance passes
};
struct Considered {
  std::string instance_arn;
  std::vector<Verdict> verdicts;  // of all filters, though the first refusal decides
  bool fits = false;
};
struct Round {
  std::string strategy;                // "spread(attribute:ecs.availability-zone)"
  std::vector<std::string> kept_arns;  // the candidates that this strategy left
};
struct Explanation {
  std::vector<Considered> instances;
  std::vector<Round> rounds;
  std::string chosen_arn;  // empty: none
};
// Decides like choose_instance, but records every filter's verdict and every strategy's result.
Explanation explain(const state::State& state, const Request& request);

// Chooses `count` of the `candidates` to stop at a scale-in, so that the tasks left are spread or
// packed as the strategies ask. Of candidates that the strategies cannot tell apart, the first in
// the list stops. `staying`: the service's other tasks. If `count` covers all candidates, they are
// returned in the order given.
using TaskRefs = std::vector<const state::Task*>;
TaskRefs choose_stops(const state::State& state,
                      const std::vector<aws::ecs::PlacementStrategy>& strategies,
                      const TaskRefs& candidates, const TaskRefs& staying, std::size_t count);

// Makes a task of the request in its first status, with ids drawn from `ids`. `instance_arn` is
// empty for a Fargate task and for one that waits for capacity.
state::Task make_task(const Request& request, const std::string& instance_arn, IdSource& ids,
                      TimePoint now);

// True if several instances come into question; only then is a random draw worth making.
bool has_choice(const state::State& state, const Request& request);
// Visits the cluster's instances in the order of their ids, INACTIVE ones included.
void visit_instances(const state::State& state, const std::string& cluster_arn,
                     const std::function<void(const state::Instance&)>& visit);
// Marks all services of the cluster as changed, so that each is decided again: a task that found
// no room may fit now.
void wake_services(state::State& state, const std::string& cluster_arn);
// True if the cluster has an ACTIVE or DRAINING instance.
bool has_instances(const state::State& state, const std::string& cluster_arn);

}  // namespace localecs::placement
