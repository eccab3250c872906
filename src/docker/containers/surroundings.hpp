// What a create request depends on beside the effect.
#pragma once

#include "networks/networks.hpp"

namespace localecs::docker {

struct Surroundings {
  std::string owner;
  int minor_version = 41;      // of the API that is spoken
  std::optional<Place> place;  // where the container owns a network of ours
  std::string cgroup_parent;   // empty: the task's limits are those of each container
  int engine_cpus = 0;         // 0: not known
  bool has_swappiness = true;  // cgroups of version 2 have none
};

}  // namespace localecs::docker
