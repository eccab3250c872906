// Computes statistics of the values that were put during periods.
#include <localecs/services/cloudwatch/statistics/metrics.hpp>

#include <localecs/services/cloudwatch/rows/alarms.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace localecs::metrics {
namespace {

using state::MetricPoint;

constexpr std::array<std::pair<std::string_view, Kind>, 5> kNames{{
    {"SampleCount", Kind::sample_count},
    {"Average", Kind::average},
    {"Sum", Kind::sum},
    {"Minimum", Kind::minimum},
    {"Maximum", Kind::maximum},
}};

// The value such that `percent` of all values are less or equal.
std::optional<double> percentile(const MetricPoint& point, double percent) {
  double known = 0;
  for (const auto& [value, times] : point.values) known += times;
  if (known < point.count)
    return point.minimum == point.maximum ? std::optional(point.minimum) : std::nullopt;
  const double rank = known * percent / 100;
  double passed = 0;
  for (const auto& [value, times] : point.values) {
    passed += times;
    if (passed >= rank) return value;
  }
  return point.maximum;
}

}  // namespace

std::optional<Statistic> statistic_of(std::string_view name) {
  for (const auto& [known, kind] : kNames)
    if (known == name) return Statistic{kind};
  if (!name.starts_with('p') || name.size() < 2) return std::nullopt;
  double percent = 0;
  const char* last = name.data() + name.size();
  const auto [end, error] =
      std::from_chars(name.data() + 1, last, percent, std::chars_format::fixed);
  if (error != std::errc{} || end != last || !(percent >= 0 && percent <= 100)) return std::nullopt;
  return Statistic{Kind::percentile, percent};
}

std::optional<double> value_of(const MetricPoint& point, const Statistic& statistic) {
  switch (statistic.kind) {
    case Kind::sample_count:
      return point.count;
    case Kind::sum:
      return point.sum;
    case Kind::minimum:
      return point.minimum;
    case Kind::maximum:
      return point.maximum;
    case Kind::average:
      return point.count > 0 ? std::optional(point.sum / point.count) : std::nullopt;
    case Kind::percentile:
      return percentile(point, statistic.percent);
  }
  return std::nullopt;
}

Points points_of(const state::MetricSeries& series, const Span& span, const Unit& unit) {
  Points periods;
  for (auto moment = series.points.lower_bound(span.start);
       moment != series.points.end() && moment->first < span.end; ++moment) {
    const TimePoint period = span.start + (moment->first - span.start) / span.period * span.period;
    for (const MetricPoint& point : moment->second)
      if (!unit || point.unit == *unit) {
        MetricPoint& sum = periods[period];
        sum.add(point);
        sum.unit = point.unit;
      }
  }
  return periods;
}

Values values_of(const state::MetricSeries* series, const Span& span, const Statistic& statistic,
                 const Unit& unit) {
  Values values;
  if (!series) return values;
  for (const auto& [at, point] : points_of(*series, span, unit))
    if (const auto value = value_of(point, statistic)) values.emplace(at, *value);
  return values;
}

TimePoint aligned(TimePoint at, Duration period) {
  const auto past = at.time_since_epoch() % period;
  return at - (past < Duration{} ? past + period : past);
}

}  // namespace localecs::metrics
