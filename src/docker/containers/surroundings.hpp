// What a create request depends on beside the effect: facts of the Engine and its machine.
#pragma once

#include "networks/networks.hpp"

namespace localecs::docker {

struct Surroundings {
  std::string owner;
  int minor_version = 41;      // of the API that is spoken
  std::optional<Place> place;  // on its task's network; nothing where the sandbox holds that
  std::string cgroup_parent;   // the task's; empty: each container gets the task's limits itself
  int engine_cpus = 0;         // 0: not known
  bool has_swappiness = true;  // cgroups of version 2 have none
};

}  // namespace localecs::docker
