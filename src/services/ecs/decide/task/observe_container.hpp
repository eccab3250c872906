// What the Engine's outcomes and events make of one container.
#pragma once

#include <localecs/effects/container_engine.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/services/timing.hpp>

namespace localecs::decide {

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
  // The Engine no longer has the container that it once ran.
  void vanish();

 private:
  void ask_again_from(state::ContainerStep step);
  void note_address(const effects::NetworkAddress& address);
};

}  // namespace localecs::decide
