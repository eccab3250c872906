// Sandboxes for tasks: from the ready-made ones, made to order, or left out.
#pragma once

#include <localecs/effects/container_engine.hpp>

#include <optional>

#include "containers/workshop.hpp"
#include "engine/alive_guard.hpp"
#include "engine/call_runner.hpp"
#include "engine/event_stream.hpp"
#include "pool.hpp"
#include "spares.hpp"

namespace localecs::docker {

class Sandboxes {
 public:
  Sandboxes(Workshop& shop, CallRunner& runner);

  // Reports SandboxReady.
  void prepare(const effects::PrepareSandbox& effect);
  // Reports SandboxReleased.
  void release(const effects::ReleaseSandbox& effect);

  // An event of a container whose labels name no task. Gives the key of the task that has taken it;
  // otherwise nothing, and if the event says that it has ended, it is replaced.
  std::optional<effects::ContainerKey> claim_event(const Event& event);
  // The sandboxes that wait for tasks.
  Spares& spares() { return spares_; }

 private:
  void take(const effects::PrepareSandbox& effect, Spare spare);
  void make(const effects::PrepareSandbox& effect);
  void leave_out(const effects::PrepareSandbox& effect);
  void report_soon(effects::SandboxReady outcome);

  Workshop& shop_;
  CallRunner& runner_;
  Spares spares_;
  AliveGuard alive_;
};

}  // namespace localecs::docker
