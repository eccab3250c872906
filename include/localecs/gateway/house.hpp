// What every step of the gateway works with: its options, and the rooms behind it.
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
  Wings wings;  // services::all(), but for tests
};

}  // namespace localecs::gateway
