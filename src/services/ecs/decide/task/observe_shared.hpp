// What the Engine's outcomes make of the sandbox and the volumes that a task's containers share.
#pragma once

#include <localecs/effects/container_engine.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/services/timing.hpp>

namespace localecs::decide {

struct SandboxObserver {
  state::Task& task;
  TimePoint now;
  const Timing& timing;

  void operator()(const effects::SandboxReady& ready);
  void operator()(const effects::SandboxReleased& released);
  void operator()(const effects::Exited& exited);
  // The sandbox's process ended, or somebody removed it.
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
