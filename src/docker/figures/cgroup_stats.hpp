// A running container's figures from the kernel's own files, in the shape of Docker's stats.
#pragma once

#include <optional>
#include <string>

#include "engine/json_read.hpp"

namespace localecs::docker {

struct StatsRoots {
  std::string proc = "/proc", cgroup = "/sys/fs/cgroup";
};

// The container whose figures are read.
struct StatsSubject {
  std::string id, name;      // the Engine's id; "/ecs-web-1"
  int pid = 0;               // of its first process
  bool has_network = false;  // of its own or its task's, not the host's
};

// {"cpu_stats", "memory_stats", "blkio_stats", "pids_stats", "networks"...}, as the Engine has them
// on cgroups of the same version. Nothing where process `pid` is not the container's, or its files
// cannot be read: the Engine is on another machine, or we lack the rights.
std::optional<Json> read_cgroup_stats(const StatsRoots& roots, const StatsSubject& subject);

}  // namespace localecs::docker
