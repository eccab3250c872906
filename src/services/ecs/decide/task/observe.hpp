// The parts of a task that an observation can name, each with its own observer.
#pragma once

#include <localecs/services/ecs/decide/lifecycle.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/task.hpp>

#include <string_view>

namespace localecs::decide {

inline std::string_view error_name(const effects::Problem& problem, std::string_view refused) {
  return problem.kind == effects::Problem::Kind::timed_out ? "DockerTimeoutError" : refused;
}
inline std::string error_text(const effects::Problem& problem, std::string_view refused) {
  return std::string(error_name(problem, refused)) + ": " + problem.message;
}
inline state::Address address_of(const effects::NetworkAddress& address) {
  return {address.ip, address.mac, address.gateway, address.host_name, address.prefix_length};
}

// What a container's outcomes and events make of it.
struct ContainerObserver {
  state::Task& task;
  state::Container& container;
  TimePoint now;
  const Timing& timing;

  void operator()(const effects::Pulled& pulled);
  void operator()(const effects::Created& created);
  void operator()(const effects::Started& started);
  void operator()(const effects::Stopped& stopped);
  void operator()(const effects::Removed& removed);
  void operator()(const effects::Dying& dying);
  void operator()(const effects::Exited& exited);
  void operator()(const effects::HealthChanged& changed);
  void vanish();

 private:
  void ask_again_from(state::ContainerStep step);
  void note_address(const effects::NetworkAddress& address);
};

struct SandboxObserver {
  state::Task& task;
  TimePoint now;
  const Timing& timing;

  void operator()(const effects::SandboxReady& ready);
  void operator()(const effects::SandboxReleased& released);
  void operator()(const effects::Exited& exited);
  // Its process ended, or somebody removed it.
  void die();

 private:
  void ask_again_from(state::Sandbox::Step step);
};

struct VolumeObserver {
  state::Volume& volume;
  TimePoint now;
  const Timing& timing;

  void operator()(const effects::VolumeCreated& created);
  void operator()(const effects::VolumeRemoved& removed);
};

}  // namespace localecs::decide
