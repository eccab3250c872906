// The instances that a capacity provider can bring, and how many of them tasks ask for.
#pragma once

#include <localecs/services/ecs/placement/capacity.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/capacity_provider.hpp>
#include <localecs/services/timing.hpp>

#include <string>
#include <vector>

namespace localecs::decide {

struct Provision {
  state::AutoScalingGroup group;  // size and zones; for managed instances: one that fits
  int cpu = 0, memory = 0;        // of one instance, without the share of managed daemons
  std::string provider;
  std::string region;
  bool scales = false;  // managed scaling, or managed instances
  int target = 100;     // percent of the instances that are to be used
  int smallest_step = 1, largest_step = 10'000;
  int min_size = 0, max_size = 10'000;
  int from_zero = 1;  // instances that the first demand starts
  Duration scale_in_after{};
  bool never_scales_in = false;
  Duration warmup{};   // for so long a new instance counts in no metric
  bool drains = true;  // an instance that leaves gives its tasks time to go elsewhere

  // How many instances are to be there for so many needed ones, by the target alone.
  int for_load(int needed) const;
  // The same, as one scaling step from `running` upwards goes; never less than `running`.
  int wanted(int needed, int running) const;
  // The number-th instance: they go round the zones that work.
  placement::InstanceSpec spec(const state::State& state, int number) const;
};
Provision provision_of(const state::State& state, const state::CapacityProvider& provider,
                       const Timing& timing);

// How many empty instances of the group those tasks would fill, first come first served. A task
// that fits none asks for none.
int instances_for(const Provision& provision, const std::vector<const state::Task*>& tasks);

}  // namespace localecs::decide
