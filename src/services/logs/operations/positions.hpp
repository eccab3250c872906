// Positions among events as clients see them: 56 digits, in event ids and in page tokens.
#pragma once

#include <localecs/services/logs/rows/logs.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace localecs::services::logs {

// Digits sort as text in the order of the positions.
std::string digits_of(const state::LogPosition& position);
// nullopt if the text is not 56 digits, or no possible position.
std::optional<state::LogPosition> position_in(std::string_view digits);
// The gap right behind an event.
state::LogPosition position_after(const state::LogEvent& event);

}  // namespace localecs::services::logs
