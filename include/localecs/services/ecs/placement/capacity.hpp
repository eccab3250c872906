// Capacity providers: which one takes the next task of a strategy, and where a task finds room or
// waits for it. Pure functions of the state.
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

// At most so many tasks of a cluster wait for capacity at a time.
inline constexpr std::size_t kMostWaiting = 500;
// Why a further one does not.
inline constexpr std::string_view kOverWaitingLimit = "PROVISIONING LIMIT";

// The index of the item whose provider takes the next task. `held[i]` tells how many the provider
// of item i has already. The base is filled first; then whoever has the least beyond its base for
// its weight, the earlier in the list of equals. The strategy has an item that can take one.
std::size_t next_provider(const Strategy& strategy, std::span<const int> held);

// The strategy of a launch: the given one, else, where no launch type is named either, the
// cluster's default; empty means placement by launch type.
const Strategy& strategy_of(const state::Cluster& cluster,
                            const std::optional<aws::ecs::LaunchType>& launch_type,
                            const std::optional<Strategy>& given);

// Distributes the tasks of one RunTask call or of one look at a service.
struct Turns {
  Strategy strategy;  // empty: every turn is the launch type's
  std::vector<int> held;

  // The name of the next task's provider, counted as held from now on; "" without a strategy.
  std::string take();
};
Turns turns_of_call(const Strategy& strategy);
// Counts the tasks that the service wants to run (should_run). Empty deployment: of all of them,
// else of that deployment's, or task set's, id.
Turns turns_of_service(const state::State& state, const state::Service& service,
                       std::string_view deployment = {});

// FARGATE, EC2 or MANAGED_INSTANCES: what tasks of a provider show as their launch type.
aws::ecs::LaunchType launch_type_of(const state::State& state, const std::string& cluster_arn,
                                    std::string_view provider);

// Sets the request's provider and launch type; an empty name leaves it as it is.
void assign_provider(const state::State& state, Request& request, const std::string& provider);

// As choose_instance, but a task of an Auto Scaling or managed instances provider that fits nowhere
// is found a place in the queue: `instance_arn` is empty then, and make_task makes a task that
// waits in PROVISIONING. Fargate is refused ("RESOURCE:FARGATE") where all its zones are out of
// order.
Choice choose_place(const state::State& state, const Request& request,
                    const std::vector<Tentative>& tentative = {});

// make_task, and a Fargate task goes to the subnet whose zone works and holds the fewest of its
// group. `others`: made by the same decision.
state::Task make_placed_task(const state::State& state, const Request& request,
                             const Choice& choice, const std::vector<state::Task>& others,
                             IdSource& ids, TimePoint now);

// The request that a task which waits for capacity was made from, as far as placement asks.
Request request_of(const state::Task& task);

// The Availability Zone of a subnet, by the last character of its id: 1 and a are in the first
// zone, 2 and b in the second, 3 and c in the third, and so round.
std::string zone_of_subnet(std::string_view region, std::string_view subnet_id);

// The name in an Auto Scaling group's ARN; a bare name is itself.
std::string group_name(std::string_view name_or_arn);
// The group as it was declared; one of the host's size where it was not.
state::AutoScalingGroup group_named(const state::State& state, const std::string& account,
                                    const std::string& region, const std::string& name);
std::string group_key(const std::string& account, const std::string& region,
                      const std::string& name);

// CPU units and MiB of an EC2 instance type; nothing for one that is not known.
struct InstanceSize {
  int cpu = 0, memory = 0;
};
std::optional<InstanceSize> instance_size(std::string_view type);

// An instance that a capacity provider brings.
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
