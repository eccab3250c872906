// All AWS services of the house.
#pragma once

#include <localecs/state/part.hpp>

#include <span>

namespace localecs::services {

struct Wing;

// Every wing once. The app, the loop, the gateway, the store, the fuzzers and the tests read this
// list.
std::span<const Wing* const> all();
// What a State is made of: the parts of every wing, in the order in which rows are looked at.
std::span<const state::Part> parts();

}  // namespace localecs::services
