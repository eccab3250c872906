// Reads the Engine's timestamps, which carry nanoseconds and any time zone.
#include "rfc3339.hpp"

#include <localecs/base/text.hpp>

#include <chrono>
#include <optional>

namespace localecs::docker {

namespace {

// Beyond the years 1685 and 2255 nanoseconds do not fit into 64 bits. The Engine writes the year 1
// for what has not happened.
constexpr std::int64_t kFarthest = 9'000'000'000;  // seconds

// Takes digits (and one separator behind them, when given) from the front.
std::optional<std::int64_t> take_number(std::string_view& text, std::size_t digits,
                                        std::string_view separator) {
  if (text.size() < digits + separator.size()) return std::nullopt;
  if (text.substr(digits, separator.size()) != separator) return std::nullopt;
  const auto value = to_number(text.substr(0, digits));
  text.remove_prefix(digits + separator.size());
  return value;
}

std::int64_t take_fraction(std::string_view& text) {
  if (!text.starts_with('.')) return 0;
  text.remove_prefix(1);
  std::int64_t nanoseconds = 0, unit = 100'000'000;
  for (; !text.empty() && text[0] >= '0' && text[0] <= '9'; text.remove_prefix(1), unit /= 10)
    nanoseconds += (text[0] - '0') * unit;
  return nanoseconds;
}

// "Z", "+02:00": seconds ahead of UTC.
std::optional<std::int64_t> take_zone(std::string_view text) {
  if (text == "Z" || text == "z") return 0;
  if (text.size() != 6 || (text[0] != '+' && text[0] != '-')) return std::nullopt;
  const int sign = text[0] == '+' ? 1 : -1;
  text.remove_prefix(1);
  const auto hours = take_number(text, 2, ":"), minutes = take_number(text, 2, "");
  if (!hours || !minutes) return std::nullopt;
  return sign * (*hours * 3600 + *minutes * 60);
}

}  // namespace

std::int64_t from_rfc3339(std::string_view text) {
  const auto year = take_number(text, 4, "-"), month = take_number(text, 2, "-");
  auto rest = text;
  const auto day = take_number(rest, 2, "T"), hour = take_number(rest, 2, ":");
  const auto minute = take_number(rest, 2, ":"), second = take_number(rest, 2, "");
  if (!year || !month || !day || !hour || !minute || !second) return 0;
  const std::chrono::year_month_day date(std::chrono::year(static_cast<int>(*year)),
                                         std::chrono::month(static_cast<unsigned>(*month)),
                                         std::chrono::day(static_cast<unsigned>(*day)));
  const auto nanoseconds = take_fraction(rest);
  const auto zone = take_zone(rest);
  if (!date.ok() || !zone) return 0;
  const auto days = std::chrono::sys_days(date).time_since_epoch();
  const auto seconds = std::chrono::seconds(days).count() + *hour * 3600 + *minute * 60 + *second;
  const auto in_utc = seconds - *zone;
  if (in_utc < -kFarthest || in_utc > kFarthest) return 0;
  return in_utc * 1'000'000'000 + nanoseconds;
}

}  // namespace localecs::docker
