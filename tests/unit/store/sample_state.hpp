// A state with something in every table, and a look at two of them.
#pragma once

#include <localecs/base/time.hpp>
#include <localecs/state/state.hpp>

#include <map>
#include <string>

namespace localecs::store {

inline constexpr TimePoint kNow{std::chrono::seconds(1'700'000'000)};

// What an operation, a decider and an engine may leave in the rows: every kind of member is set
// somewhere.
void fill(state::State& state);

// Every stored row as its record, by "<table> <id>"; log events as their text. Equal for equal
// states.
std::map<std::string, std::string> shown(const state::State& state);

}  // namespace localecs::store
