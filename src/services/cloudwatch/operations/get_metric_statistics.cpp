// GetMetricStatistics: statistics of one metric, a datapoint for each period and unit.
#include <localecs/aws/cloudwatch/get_metric_statistics.hpp>
#include <localecs/aws/cloudwatch/metric.hpp>
#include <localecs/aws/cloudwatch/operations.hpp>
#include <localecs/services/cloudwatch/statistics/metrics.hpp>
#include <localecs/services/operation.hpp>

#include <localecs/services/cloudwatch/rows.hpp>
#include <localecs/services/cloudwatch/rows/alarms.hpp>

#include <chrono>
#include <set>

#include "common.hpp"

namespace localecs::services::cloudwatch {
namespace {

constexpr std::int64_t kMostDatapoints = 1440;

void check(const GetMetricStatisticsInput& input) {
  if (!(input.StartTime < input.EndTime))
    throw invalid_value("The parameter StartTime must be less than the parameter EndTime.");
  check_period(input.Period);
  if (!input.Statistics && !input.ExtendedStatistics)
    throw invalid_combination("Must specify either Statistics or ExtendedStatistics");
  const auto asked =
      (input.EndTime - input.StartTime) / Duration(std::chrono::seconds(input.Period));
  if (asked > kMostDatapoints)
    throw invalid_combination("You have requested up to " + std::to_string(asked) +
                              " datapoints, which exceeds the limit of 1440. You may reduce the "
                              "datapoints requested by increasing Period, or decreasing the time "
                              "range.");
  for (const auto& name : input.ExtendedStatistics.value_or(std::vector<std::string>{}))
    if (!name.starts_with('p') || !metrics::statistic_of(name))
      throw invalid_value("The value " + name +
                          " for parameter ExtendedStatistics is not supported; localecs knows "
                          "percentiles such as p90.");
}

void show(Statistic statistic, const state::MetricPoint& point, Datapoint& into) {
  switch (statistic) {
    case Statistic::SampleCount:
      into.SampleCount = point.count;
      return;
    case Statistic::Average:
      into.Average = point.sum / point.count;
      return;
    case Statistic::Sum:
      into.Sum = point.sum;
      return;
    case Statistic::Minimum:
      into.Minimum = point.minimum;
      return;
    case Statistic::Maximum:
      into.Maximum = point.maximum;
      return;
  }
}

Datapoint datapoint(const GetMetricStatisticsInput& input, TimePoint at,
                    const state::MetricPoint& point) {
  Datapoint shown;
  shown.Timestamp = at;
  shown.Unit = point.unit;
  for (Statistic statistic : input.Statistics.value_or(std::vector<Statistic>{}))
    show(statistic, point, shown);
  for (const auto& name : input.ExtendedStatistics.value_or(std::vector<std::string>{}))
    if (const auto value = metrics::value_of(point, *metrics::statistic_of(name))) {
      if (!shown.ExtendedStatistics) shown.ExtendedStatistics.emplace();
      shown.ExtendedStatistics->emplace(name, *value);
    }
  return shown;
}

std::set<StandardUnit> units_of(const state::MetricSeries& series, const metrics::Unit& asked) {
  std::set<StandardUnit> units;
  for (const auto& [at, points] : series.points)
    for (const state::MetricPoint& point : points)
      if (!asked || point.unit == *asked) units.insert(point.unit);
  return units;
}

}  // namespace

GetMetricStatisticsOutput get_metric_statistics(Call& call, const GetMetricStatisticsInput& input) {
  check(input);
  GetMetricStatisticsOutput output;
  output.Label = input.MetricName;
  output.Datapoints.emplace();
  Metric metric;
  metric.Namespace = input.Namespace;
  metric.MetricName = input.MetricName;
  metric.Dimensions = input.Dimensions;
  const state::MetricSeries* series = call.state[cloudwatch::metrics].find(
      state::metric_key(call.scope.region, call.scope.account, metric));
  if (!series) return output;
  const Duration period = std::chrono::seconds(input.Period);
  const metrics::Span span{metrics::aligned(input.StartTime, period), input.EndTime, period};
  for (StandardUnit unit : units_of(*series, input.Unit))
    for (const auto& [at, point] : metrics::points_of(*series, span, unit))
      output.Datapoints->push_back(datapoint(input, at, point));
  return output;
}

}  // namespace localecs::services::cloudwatch
