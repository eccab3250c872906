// Holds what every step of the gateway works with: its options, and references to the state, the
// clock and the wings.
#pragma once

#include <localecs/base/ids.hpp>
#include <localecs/base/time.hpp>
#include <localecs/gateway/options.hpp>
#include <localecs/services/wing.hpp>
#include <localecs/state/state.hpp>

#include <span>

namespace localecs::gateway {

using Wings = std::span<const services::Wing* const>;

struct House {
  Options options;
  state::State& state;
  const Clock& clock;
  IdSource& ids;
  Wings wings;  // services::all(); tests pass their own
};

}  // namespace localecs::gateway
