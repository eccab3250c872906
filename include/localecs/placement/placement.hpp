// Where a task fits, and the task made for that place: pure functions of the state.
#pragma once

#include <localecs/base/ids.hpp>
#include <localecs/state/state.hpp>

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace localecs::placement {

// Registers the host as the one container instance of a cluster, with the host's CPU and memory.
void register_host(state::State& state, const state::Cluster& cluster, const state::Scope& scope,
                   IdSource& ids, TimePoint now);

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

  bool on_fargate() const {
    return launch_type == aws::ecs::LaunchType::FARGATE || capacity_provider == "FARGATE" ||
           capacity_provider == "FARGATE_SPOT";
  }
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

// A new task of that request on that instance, in its first status, ids drawn from `ids`.
state::Task make_task(const Request& request, const std::string& instance_arn, IdSource& ids,
                      TimePoint now);

// The cluster's instances in the order of their ids.
void visit_instances(const state::State& state, const std::string& cluster_arn,
                     const std::function<void(const state::Instance&)>& visit);
// Whether the cluster has any instance at all.
bool has_instances(const state::State& state, const std::string& cluster_arn);

}  // namespace localecs::placement
