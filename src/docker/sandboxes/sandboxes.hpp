// Sandboxes for tasks: from the ready-made ones, made to order, or left out.
#pragma once

#include <localecs/effects/container_engine.hpp>

#include <optional>

#include "containers/workshop.hpp"
#include "engine/call_runner.hpp"
#include "engine/event_stream.hpp"
#include "engine/lifeline.hpp"
#include "pool.hpp"
#include "spares.hpp"

namespace localecs::docker {

class Sandboxes {
 public:
  Sandboxes(Workshop& shop, CallRunner& runner);

  void prepare(const effects::PrepareSandbox& effect);
  void release(const effects::ReleaseSandbox& effect);

  // An event of a container whose labels name no task. Gives the key it belongs under, if a task
  // has it by now.
  std::optional<effects::ContainerKey> owner_of(const Event& event);
  // Those that wait for a task.
  Spares& spares() { return spares_; }

 private:
  void take(const effects::PrepareSandbox& effect, Spare spare);
  void make(const effects::PrepareSandbox& effect);
  void leave_out(const effects::PrepareSandbox& effect);
  void tell_soon(effects::SandboxReady outcome);

  Workshop& shop_;
  CallRunner& runner_;
  Spares spares_;
  Lifeline lifeline_;
};

}  // namespace localecs::docker
