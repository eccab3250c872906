// Chooses the capacity provider of each next task, and the place where the task runs or waits for
// room. Pure functions of the state.
#pragma once

#include <localecs/aws/ecs/capacity_provider_strategy_item.hpp>
#include <localecs/aws/ecs/launch_type.hpp>
#include <localecs/services/ecs/placement/placement.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/instance.hpp>
#include <localecs/services/ecs/rows/task.hpp>

#include <span>

namespace localecs::placement {

using Strategy = std::vector<aws::ecs::CapacityProviderStrategyItem>;

// ECS lets at most this many tasks of a cluster wait in PROVISIONING (Amazon ECS service quotas).
inline constexpr std::size_t kMostWaiting = 500;
// The refusal of a task that would exceed kMostWaiting.
inline constexpr std::string_view kOverWaitingLimit = "PROVISIONING LIMIT";

// Returns the index of the item whose provider takes the next task. `held[i]` is the number of
// tasks that item i's provider has already. Bases are filled first. Then the item wins that has the
// fewest tasks beyond its base in proportion to its weight; of equals the first. Requires an item
// with a base to fill or a weight above 0 (the operations' rules ensure it).
std::size_t next_provider(const Strategy& strategy, std::span<const int> held);

// Returns `given` if it has items; else, if no launch type is named, the cluster's default
// strategy. An empty result means: place by launch type, without a provider.
const Strategy& strategy_of(const state::Cluster& cluster,
                            const std::optional<aws::ecs::LaunchType>& launch_type,
                            const std::optional<Strategy>& given);

// Distributes tasks over the providers of one strategy, for one RunTask call or one decision about
// a service.
struct Turns {
  Strategy strategy;  // empty: take() returns "", the launch type decides
  std::vector<int> held;

  // Returns the name of the next task's provider and adds that task to `held`.
  std::string take();
};
Turns turns_of_call(const Strategy& strategy);
// Starts from the service's tasks that should run. `deployment`: count only the tasks of the
// deployment or task set with this id; empty: the tasks of all deployments.
Turns turns_of_service(const state::State& state, const state::Service& service,
                       std::string_view deployment = {});

// Returns the launch type that DescribeTasks shows for tasks of that provider: FARGATE, EC2 or
// MANAGED_INSTANCES. An unknown provider counts as EC2.
aws::ecs::LaunchType launch_type_of(const state::State& state, const std::string& cluster_arn,
                                    std::string_view provider);

// Sets the request's provider and launch type. An empty name changes nothing.
void assign_provider(const state::State& state, Request& request, const std::string& provider);

// Like choose_instance, but a task of an Auto Scaling or Managed Instances provider may wait for
// room: if it fits nowhere, the choice is `found` with an empty `instance_arn`, and make_task makes
// a task in PROVISIONING. A Fargate task is refused ("RESOURCE:FARGATE") if the zones of all its
// subnets are out of order.
Choice choose_place(const state::State& state, const Request& request,
                    const std::vector<Tentative>& tentative = {});

// Calls make_task and puts a Fargate task into the working subnet whose zone holds the fewest tasks
// of its group. `others`: tasks made by the same decision, which the state does not show yet.
state::Task make_placed_task(const state::State& state, const Request& request,
                             const Choice& choice, const std::vector<state::Task>& others,
                             IdSource& ids, TimePoint now);

// Rebuilds the request behind a task that waits for capacity, with the members that placement
// reads; tags and the platform version stay empty.
Request request_of(const state::Task& task);

// Returns the Availability Zone of a subnet. localecs knows no VPC, so the last character of the id
// decides: 1 and a mean the first zone, 2 and b the second, 3 and c the third, 4 and d the first
// again.
std::string zone_of_subnet(std::string_view region, std::string_view subnet_id);

// Returns the name in an Auto Scaling group's ARN; a bare name is returned as it is.
std::string group_name(std::string_view name_or_arn);
// Returns the declared group, or a default one whose instances are as large as the host.
state::AutoScalingGroup group_named(const state::State& state, const std::string& account,
                                    const std::string& region, const std::string& name);
// The key of the group's row in the state.
std::string group_key(const std::string& account, const std::string& region,
                      const std::string& name);

// The size of an EC2 instance type: CPU units (1024 a vCPU) and MiB.
struct InstanceSize {
  int cpu = 0, memory = 0;
};
// Derives the size from the name's family and size; nothing if the name has no size that we know.
std::optional<InstanceSize> instance_size(std::string_view type);

// An instance that a capacity provider launches.
struct InstanceSpec {
  std::string capacity_provider;
  std::string type;         // "m5.large"; empty: the host's own
  int cpu = 0, memory = 0;  // 0: the host's
  std::string zone;
  bool is_spot = false;
};
state::Instance make_instance(const state::State& state, const state::Cluster& cluster,
                              const InstanceSpec& spec, IdSource& ids, TimePoint now);

}  // namespace localecs::placement
