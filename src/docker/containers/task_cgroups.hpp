// The limits of a whole task: a cgroup over the cgroups of its containers, where the Engine shares
// this machine and we may make one.
#pragma once

#include <localecs/effects/container_engine.hpp>

#include <filesystem>
#include <map>
#include <string>
#include <string_view>

namespace localecs::docker {

class TaskCgroups {
 public:
  struct Folders {
    std::filesystem::path cgroups = "/sys/fs/cgroup";
    std::filesystem::path units = "/run/systemd/system";
  };

  TaskCgroups(bool engine_may_be_here, Folders folders)
      : engine_may_be_here_(engine_may_be_here), folders_(std::move(folders)) {}

  // Reads the Engine's machine and cgroup driver out of the answer to GET /info. Before that, and
  // where the Engine is on another machine, no cgroup is ever made.
  void learn(std::string_view info_body);

  // Makes the task's cgroup if need be and gives its name, the container's CgroupParent; empty
  // where there can be none or the task has no limits. shares: the container's own CPU shares;
  // where the task has no CPU limit, its cgroup gets the sum of them.
  std::string join(const effects::ContainerKey& key, const effects::TaskLimits& limits,
                   std::int64_t shares);
  // A container of an earlier run of the daemon, in its task's cgroup if there is one.
  void take_over(const effects::ContainerKey& key);
  // A container is gone; the last one takes the cgroup with it.
  void leave(const effects::ContainerKey& key);
  void leave_all();  // every container is gone

  bool is_unified() const { return is_unified_; }
  int engine_cpus() const { return engine_cpus_; }

 private:
  void remove(const std::string& id) const;

  enum class Way { none, version_1, version_2, systemd };

  bool make(const std::string& id, const effects::TaskLimits& limits, std::int64_t shares) const;
  bool make_version_1(const std::string& id, const effects::TaskLimits& limits,
                      std::int64_t shares) const;
  bool make_version_2(const std::string& id, const effects::TaskLimits& limits,
                      std::int64_t shares) const;
  bool make_slice(const std::string& id, const effects::TaskLimits& limits,
                  std::int64_t shares) const;

  const bool engine_may_be_here_;
  const Folders folders_;
  Way way_ = Way::none;
  bool is_unified_ = false;
  int engine_cpus_ = 0;
  std::map<std::string, std::map<std::string, std::int64_t>> shares_;  // by task id and container
};

}  // namespace localecs::docker
