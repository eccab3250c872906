// The system's clock, and instants as awsJson numbers and as text.
#include <localecs/base/time.hpp>

#include <charconv>
#include <cmath>
#include <cstdio>

namespace localecs {
namespace {

// Removes a number of `digits` digits and the separator behind it from the front of `text`. nullopt
// if they are not there.
std::optional<int> take_number(std::string_view& text, std::size_t digits,
                               std::string_view separator) {
  int value = 0;
  const char* const end = text.data() + std::min(digits, text.size());
  const auto [stop, error] = std::from_chars(text.data(), end, value);
  if (error != std::errc{} || stop != text.data() + digits || value < 0) return std::nullopt;
  if (text.substr(digits, separator.size()) != separator) return std::nullopt;
  text.remove_prefix(digits + separator.size());
  return value;
}

// Removes ".678" from the front of `text`; digits beyond milliseconds are ignored. 0 if there is
// none.
Duration take_fraction(std::string_view& text) {
  if (!text.starts_with('.')) return {};
  text.remove_prefix(1);
  Duration::rep milliseconds = 0;
  for (Duration::rep unit = 100; !text.empty() && text[0] >= '0' && text[0] <= '9';
       text.remove_prefix(1), unit /= 10)
    milliseconds += (text[0] - '0') * unit;
  return Duration(milliseconds);
}

// "Z", "+02:00": the distance of local time from UTC. nullopt for any other text.
std::optional<std::chrono::minutes> take_zone(std::string_view text) {
  if (text == "Z" || text == "z") return std::chrono::minutes{};
  if (text.size() != 6 || (text[0] != '+' && text[0] != '-')) return std::nullopt;
  const int sign = text[0] == '+' ? 1 : -1;
  text.remove_prefix(1);
  const auto hours = take_number(text, 2, ":"), minutes = take_number(text, 2, "");
  if (!hours || !minutes) return std::nullopt;
  return std::chrono::minutes(sign * (*hours * 60 + *minutes));
}

}  // namespace

TimePoint SystemClock::now() const {
  return std::chrono::time_point_cast<Duration>(std::chrono::system_clock::now());
}

double epoch_seconds(TimePoint at) {
  return static_cast<double>(at.time_since_epoch().count()) / 1000.0;
}

TimePoint from_epoch_seconds(double seconds) {
  return TimePoint(Duration(static_cast<Duration::rep>(std::llround(seconds * 1000.0))));
}

std::string to_rfc3339(TimePoint at) {
  const auto day = std::chrono::floor<std::chrono::days>(at);
  const std::chrono::year_month_day date(day);
  const std::chrono::hh_mm_ss time(at - day);
  char text[64];
  std::snprintf(text, sizeof text, "%04d-%02u-%02uT%02d:%02d:%02d.%03d",
                static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                static_cast<unsigned>(date.day()), static_cast<int>(time.hours().count()),
                static_cast<int>(time.minutes().count()), static_cast<int>(time.seconds().count()),
                static_cast<int>(time.subseconds().count()));
  std::string whole(text);
  whole.erase(whole.find_last_not_of('0') + 1);
  if (whole.back() == '.') whole.pop_back();
  return whole + "Z";
}

std::optional<TimePoint> from_rfc3339(std::string_view text) {
  using namespace std::chrono;
  // Each call is a statement of its own, because it removes its part from the front of `text`.
  const auto year_number = take_number(text, 4, "-");
  const auto month_number = take_number(text, 2, "-");
  const auto day_number = take_number(text, 2, "T");
  const auto hour = take_number(text, 2, ":");
  const auto minute = take_number(text, 2, ":");
  const auto second = take_number(text, 2, "");
  if (!year_number || !month_number || !day_number || !hour || !minute || !second) return {};
  const year_month_day date(year(*year_number), month(static_cast<unsigned>(*month_number)),
                            day(static_cast<unsigned>(*day_number)));
  const Duration fraction = take_fraction(text);
  const auto zone = take_zone(text);
  if (!date.ok() || !zone || *hour > 23 || *minute > 59 || *second > 60) return {};
  return TimePoint(sys_days(date)) + hours(*hour) + minutes(*minute) + seconds(*second) -
         minutes(*zone) + fraction;
}

}  // namespace localecs
