// Where a task fits, and the task made for that place: pure functions of the state.
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

// What emulated instances say that their agent is: the newest version there is.
inline constexpr const char* kAgentVersion = "1.98.0";

// Registers a new cluster's container instances: those of state[ecs::settings].instances, or the
// host as the only one, with the host's CPU and memory.
void register_host(state::State& state, const state::Cluster& cluster, const state::Scope& scope,
                   IdSource& ids, TimePoint now);
// An instance of that plan with all built-in attributes, not yet in the table: `number` tells its
// zone where the plan names none; `shares` is how many divide the machine where neither plan nor
// type tells a size.
state::Instance make_instance(const state::State& state, const std::string& cluster_arn,
                              const state::InstancePlan& plan, int number, int shares,
                              IdSource& ids, TimePoint now);
// Gives an instance that follows the machine its size, and every emulated one its architecture.
// True when that changed anything.
bool fit_to_host(state::Instance& instance, const state::Host& host);

// Whatever RunTask and the service scheduler say about the tasks they want.
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
  // What the strategy `random`, and standalone tasks without a strategy, go by: any number, another
  // one for each task.
  std::uint64_t draw = 0;

  bool on_fargate() const { return state::is_on_fargate(launch_type, capacity_provider); }
};

// The newest Fargate platform: what LATEST and nothing mean.
inline constexpr const char* kFargatePlatform = "1.4.0";

// The CPU, memory and fixed ports that such a task takes, overrides applied.
state::Resources resources_of(const aws::ecs::TaskDefinition& definition,
                              const std::optional<aws::ecs::TaskOverride>& overrides);

// An instance that refused, and why: "RESOURCE:CPU", "RESOURCE:MEMORY", "RESOURCE:PORTS", ...
struct Refusal {
  std::string instance_arn;
  std::string reason;
};
struct Choice {
  bool found = false;
  std::string instance_arn;       // empty where Fargate takes the task: it shows no instances
  std::vector<Refusal> refusals;  // one per instance looked at, when none fits
};
// A placement of the same decision that the state does not show yet.
struct Tentative {
  std::string instance_arn;
  std::string group;
  state::Resources resources;
};
Choice choose_instance(const state::State& state, const Request& request,
                       const std::vector<Tentative>& tentative = {});
// Why one named instance of that cluster cannot take the task; nothing when it can. StartTask asks
// so.
std::optional<std::string> refusal_of(const state::State& state, const Request& request,
                                      const state::Instance& instance);

// The same, every step of it: for a user who asks why.
struct Verdict {
  std::string_view filter;  // "cpu"
  std::string_view reason;  // "RESOURCE:CPU"; empty: it may stay
};
struct Considered {
  std::string instance_arn;
  std::vector<Verdict> verdicts;  // of all filters, though the first refusal decides
  bool fits = false;
};
struct Round {
  std::string strategy;                // "spread(attribute:ecs.availability-zone)"
  std::vector<std::string> kept_arns;  // those among which the next one chooses
};
struct Explanation {
  std::vector<Considered> instances;
  std::vector<Round> rounds;
  std::string chosen_arn;  // empty: none
};
Explanation explain(const state::State& state, const Request& request);

// Which tasks of a service are to stop, the first to go first unless all go, when `count` of
// `candidates` must: they leave zones and instances as the strategies want them. Where a strategy
// does not tell two candidates apart, the one that comes first goes. `staying` are the service's
// other tasks.
using TaskRefs = std::vector<const state::Task*>;
TaskRefs choose_stops(const state::State& state,
                      const std::vector<aws::ecs::PlacementStrategy>& strategies,
                      const TaskRefs& candidates, const TaskRefs& staying, std::size_t count);

// A new task of that request on that instance, in its first status, ids drawn from `ids`.
state::Task make_task(const Request& request, const std::string& instance_arn, IdSource& ids,
                      TimePoint now);

// Whether there is more than one instance to choose from, so that a draw makes a difference.
bool has_choice(const state::State& state, const Request& request);
// The cluster's instances in the order of their ids.
void visit_instances(const state::State& state, const std::string& cluster_arn,
                     const std::function<void(const state::Instance&)>& visit);
// The cluster's services are to be decided again: what fits where has changed.
void wake_services(state::State& state, const std::string& cluster_arn);
// Whether the cluster has any instance at all: ACTIVE or DRAINING.
bool has_instances(const state::State& state, const std::string& cluster_arn);

}  // namespace localecs::placement
