// Holds what a wing works with when the loop comes to one of its rows: the state, the time, and the
// interfaces through which effects leave.
#pragma once

#include <localecs/base/ids.hpp>
#include <localecs/base/time.hpp>
#include <localecs/effects/calls.hpp>
#include <localecs/effects/functions.hpp>
#include <localecs/services/timing.hpp>
#include <localecs/state/state.hpp>

#include <string>
#include <utility>

namespace localecs::effects {
class ContainerEngine;
}

namespace localecs::services {

// Remembers when each row is to be looked at again. A row has one time: the earliest asked for.
class Agenda {
 public:
  virtual ~Agenda() = default;
  virtual void wake(const state::Key& key, TimePoint at) = 0;
};

struct Desk {
  state::State& state;
  effects::ContainerEngine& engine;
  effects::Functions& functions;
  effects::Calls& calls;  // operations of other wings
  const Clock& clock;
  IdSource& ids;
  const decide::Timing& timing;
  Agenda& agenda;

  TimePoint now() const { return clock.now(); }
  // Asks for a look at row `id` of `table` at time `at`. A change of the row brings an earlier
  // look.
  template <class T>
  void wake(const state::PartOf<T>& table, std::string id, TimePoint at) {
    agenda.wake(state.key(table, std::move(id)), at);
  }
};

}  // namespace localecs::services
