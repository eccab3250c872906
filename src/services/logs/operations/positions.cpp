// Positions to and from digits.
#include "positions.hpp"

#include <localecs/base/text.hpp>
#include <localecs/services/logs/rows/logs.hpp>

#include <algorithm>

namespace localecs::services::logs {
namespace {

constexpr std::size_t kHalf = 28;  // digits of the timestamp, and of the number

std::string padded(std::uint64_t number) {
  const std::string digits = std::to_string(number);
  return std::string(kHalf - digits.size(), '0') + digits;
}

}  // namespace

std::string digits_of(const state::LogPosition& position) {
  return padded(static_cast<std::uint64_t>(std::max<std::int64_t>(position.timestamp, 0))) +
         padded(position.number);
}

std::optional<state::LogPosition> position_in(std::string_view digits) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  if (digits.size() != 2 * kHalf || !std::ranges::all_of(digits, is_digit)) return std::nullopt;
  const auto timestamp = to_number(digits.substr(0, kHalf));
  const auto number = to_number(digits.substr(kHalf));
  if (!timestamp || !number) return std::nullopt;
  return state::LogPosition{*timestamp, static_cast<std::uint64_t>(*number)};
}

state::LogPosition position_after(const state::LogEvent& event) {
  return {event.timestamp, event.number + 1};
}

}  // namespace localecs::services::logs
