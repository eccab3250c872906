// Managed scaling's arithmetic.
#include "demand.hpp"

#include <localecs/aws/ecs/instance_launch_template.hpp>
#include <localecs/aws/ecs/managed_draining.hpp>
#include <localecs/aws/ecs/managed_scaling.hpp>
#include <localecs/aws/ecs/placement_constraint.hpp>
#include <localecs/base/arn.hpp>
#include <localecs/services/ecs/decide/capacity.hpp>
#include <localecs/services/ecs/placement/daemons.hpp>
#include <localecs/services/ecs/placement/instance_requirements.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/capacity_provider.hpp>
#include <localecs/services/ecs/rows/hosts.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/services/ecs/rows/task_table.hpp>
#include <localecs/services/ecs/rows/zone.hpp>
#include <localecs/state/state.hpp>

#include <algorithm>
#include <cmath>
#include <set>

namespace localecs::decide {
namespace {

constexpr int kDefaultWarmup = 300;  // seconds

// An instance that is not there yet.
struct Bin {
  state::Resources used;
  std::set<std::string> groups;
};

bool overlap(const std::set<int>& a, const std::set<int>& b) {
  return std::ranges::any_of(a, [&](int port) { return b.contains(port); });
}

bool is_distinct(const state::Task& task) {
  return std::ranges::any_of(task.placement_constraints, [](const auto& constraint) {
    return constraint.type == aws::ecs::PlacementConstraintType::distinctInstance;
  });
}

bool fits(const Provision& provision, const Bin& bin, const state::Task& task) {
  const state::Resources& need = task.resources;
  return bin.used.cpu + need.cpu <= provision.cpu &&
         bin.used.memory + need.memory <= provision.memory && need.gpus == 0 &&
         !overlap(bin.used.ports_tcp, need.ports_tcp) &&
         !overlap(bin.used.ports_udp, need.ports_udp) &&
         !(is_distinct(task) && bin.groups.contains(task.group));
}

void put(Bin& bin, const state::Task& task) {
  bin.used.cpu += task.resources.cpu;
  bin.used.memory += task.resources.memory;
  bin.used.ports_tcp.insert(task.resources.ports_tcp.begin(), task.resources.ports_tcp.end());
  bin.used.ports_udp.insert(task.resources.ports_udp.begin(), task.resources.ports_udp.end());
  bin.groups.insert(task.group);
}

// The CPU and memory that managed daemons take of every instance of the provider.
state::Resources daemons_share(const state::State& state, const state::CapacityProvider& provider) {
  state::Resources share;
  for (const auto* daemon : placement::daemons_of(state, provider.cluster_arn, provider.arn)) {
    const auto one =
        placement::resources_of(*placement::wanted_revision(*daemon).definition, std::nullopt);
    share.cpu += one.cpu;
    share.memory += one.memory;
  }
  return share;
}

// The type that managed instances take: the smallest of those that the provider's requirements
// allow that holds the largest task that waits beside the daemons; the largest where none does.
void choose_type(const state::State& state, const state::CapacityProvider& provider,
                 const state::Resources& daemons, Provision& provision) {
  int cpu = 0, memory = 0;
  for (const std::string& arn : state[ecs::tasks].waiting_for(provider.arn))
    if (const state::Task* task = state[ecs::tasks].find(arn)) {
      cpu = std::max(cpu, task->resources.cpu);
      memory = std::max(memory, task->resources.memory);
    }
  cpu += daemons.cpu;
  memory += daemons.memory;
  const auto& launch = provider.configuration.managedInstancesProvider->instanceLaunchTemplate;
  std::vector<placement::SizedType> types;
  if (launch) types = placement::types_for(launch->instanceRequirements);
  if (types.empty()) types = placement::types_for({});  // a provider of an older version
  const auto fits = std::ranges::find_if(types, [&](const placement::SizedType& type) {
    return type.size.cpu >= cpu && type.size.memory >= memory;
  });
  const placement::SizedType& type = fits == types.end() ? types.back() : *fits;
  provision.group.instance_type = type.name;
  provision.group.cpu = type.size.cpu;
  provision.group.memory = type.size.memory;
}

void provide_managed(const state::State& state, const state::CapacityProvider& provider,
                     const Timing& timing, Provision& provision) {
  const auto& managed = *provider.configuration.managedInstancesProvider;
  const state::Resources daemons = daemons_share(state, provider);
  choose_type(state, provider, daemons, provision);
  provision.cpu = -daemons.cpu;
  provision.memory = -daemons.memory;
  provision.scales = true;
  provision.scale_in_after = timing.scale_in_after;
  const auto& launch = *managed.instanceLaunchTemplate;
  provision.group.is_spot = launch.capacityOptionType == aws::ecs::CapacityOptionType::SPOT;
  for (const std::string& subnet :
       launch.networkConfiguration.subnets.value_or(std::vector<std::string>{}))
    provision.group.zones.push_back(placement::zone_of_subnet(provision.region, subnet));
  if (!managed.infrastructureOptimization || !managed.infrastructureOptimization->scaleInAfter)
    return;
  const int seconds = *managed.infrastructureOptimization->scaleInAfter;
  provision.never_scales_in = seconds < 0;
  provision.scale_in_after = std::chrono::seconds(seconds);
}

// A provider shows ECS's own 300 seconds where its user has said nothing: these are the profile's.
Duration warmup_of(const aws::ecs::ManagedScaling& scaling, const Timing& timing) {
  const std::chrono::seconds given(scaling.instanceWarmupPeriod.value_or(kDefaultWarmup));
  return given.count() == kDefaultWarmup ? timing.default_warmup : Duration(given);
}

void provide_group(const state::State& state, const state::CapacityProvider& provider,
                   const Timing& timing, Provision& provision) {
  const auto& of = *provider.configuration.autoScalingGroupProvider;
  const auto arn = Arn::parse(provider.arn);
  provision.group = placement::group_named(state, arn->account, arn->region,
                                           placement::group_name(of.autoScalingGroupArn));
  provision.min_size = provision.group.min_size;
  provision.max_size = provision.group.max_size;
  provision.scale_in_after = timing.scale_in_after;
  provision.drains = of.managedDraining != aws::ecs::ManagedDraining::DISABLED;
  const auto& scaling = of.managedScaling;
  provision.scales = scaling && scaling->status == aws::ecs::ManagedScalingStatus::ENABLED;
  if (!provision.scales) return;
  provision.target = scaling->targetCapacity.value_or(100);
  provision.smallest_step = scaling->minimumScalingStepSize.value_or(1);
  provision.largest_step = scaling->maximumScalingStepSize.value_or(10'000);
  provision.from_zero = 2;
  provision.warmup = warmup_of(*scaling, timing);
}

}  // namespace

int Provision::for_load(int needed) const {
  return scales ? (needed * 100 + target - 1) / target : 0;
}

int Provision::wanted(int needed, int running) const {
  int step = 0;
  if (scales && capacity_reservation(needed, running) > target)
    step = running == 0 && from_zero > 1 ? from_zero : for_load(needed) - running;
  if (step > 0) step = std::clamp(step, smallest_step, largest_step);
  return std::max(running, std::clamp(running + step, min_size, std::max(min_size, max_size)));
}

placement::InstanceSpec Provision::spec(const state::State& state, int number) const {
  std::vector<std::string> zones;
  for (const std::string& zone : group.zones)
    if (!state[ecs::failed_zones].find(zone)) zones.push_back(zone);
  if (zones.empty()) zones = group.zones;
  if (zones.empty()) zones.push_back(region + "a");
  return {.capacity_provider = provider,
          .type = group.instance_type,
          .cpu = group.cpu,
          .memory = group.memory,
          .zone = zones[static_cast<std::size_t>(number) % zones.size()],
          .is_spot = group.is_spot};
}

Provision provision_of(const state::State& state, const state::CapacityProvider& provider,
                       const Timing& timing) {
  Provision provision;
  provision.provider = provider.name;
  provision.region = Arn::parse(provider.arn)->region;
  if (provider.configuration.managedInstancesProvider)
    provide_managed(state, provider, timing, provision);
  else
    provide_group(state, provider, timing, provision);
  provision.cpu += provision.group.cpu ? provision.group.cpu : state[ecs::hosts].own.cpu;
  provision.memory +=
      provision.group.memory ? provision.group.memory : state[ecs::hosts].own.memory;
  return provision;
}

int instances_for(const Provision& given, const std::vector<const state::Task*>& tasks) {
  std::vector<Bin> bins;
  for (const state::Task* task : tasks) {
    const auto room =
        std::ranges::find_if(bins, [&](const Bin& bin) { return fits(given, bin, *task); });
    if (room != bins.end())
      put(*room, *task);
    else if (fits(given, Bin{}, *task))
      put(bins.emplace_back(), *task);
  }
  return static_cast<int>(bins.size());
}

}  // namespace localecs::decide
