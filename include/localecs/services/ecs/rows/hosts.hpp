// The machines behind the instances: the one of the daemon's own Engine, and those of Engines
// elsewhere.
#pragma once

#include <localecs/services/ecs/rows.hpp>

#include <map>
#include <string>

namespace localecs::state {

// The machine behind the instances, as the Engine describes it; before the first contact, as this
// process sees it.
struct Host {
  int cpu = 0;     // units
  int memory = 0;  // MiB
  bool connected = false;
  std::string architecture = "x86_64";
  std::string engine_version;
  std::string problem;  // why it is not connected
};

// Both outlive a reset.
struct Hosts {
  Host own;
  std::map<std::string, Host, std::less<>> others;  // by where their Engine is
};

// The machine that the instance, or the task's instance, is a share of.
const Host& host_of(const State& state, const Instance& instance);
const Host& host_of(const State& state, const Task& task);

}  // namespace localecs::state
