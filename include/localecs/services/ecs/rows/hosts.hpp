// The machines behind the container instances: one for each Docker Engine.
#pragma once

#include <localecs/services/ecs/rows.hpp>

#include <map>
#include <string>

namespace localecs::state {

// A machine as its Engine describes it. Before the first contact the own host's size is what this
// process sees.
struct Host {
  int cpu = 0;     // units
  int memory = 0;  // MiB
  bool connected = false;
  std::string architecture = "x86_64";
  std::string engine_version;
  std::string problem;  // why it is not connected
};

// POST /_localecs/reset keeps both: the Engines stay the same.
struct Hosts {
  Host own;                                         // of localecs's own Engine
  std::map<std::string, Host, std::less<>> others;  // by Engine, as DOCKER_HOST names it
};

// Returns the machine that runs the instance, or the task. A default Host (not connected, size 0)
// stands for an Engine never heard of; a task without an instance runs on the own host.
const Host& host_of(const State& state, const Instance& instance);
const Host& host_of(const State& state, const Task& task);

}  // namespace localecs::state
