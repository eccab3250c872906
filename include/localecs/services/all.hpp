// Lists all wings: the AWS services that localecs offers.
#pragma once

#include <localecs/state/part.hpp>

#include <span>

namespace localecs::services {

struct Wing;

// Every wing once. The gateway, the loop, the store, the fuzzers and the tests read this list, so a
// new wing is known everywhere.
std::span<const Wing* const> all();
// The parts of every wing, of which a State is made, in the order in which rows are looked at.
std::span<const state::Part> parts();

}  // namespace localecs::services
