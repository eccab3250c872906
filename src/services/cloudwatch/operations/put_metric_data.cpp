// PutMetricData: values, sets of statistics and lists of values with counts, each for a moment.
#include <localecs/aws/cloudwatch/metric.hpp>
#include <localecs/aws/cloudwatch/operations.hpp>
#include <localecs/aws/cloudwatch/put_metric_data.hpp>
#include <localecs/services/cloudwatch/statistics/metrics.hpp>
#include <localecs/services/operation.hpp>

#include <localecs/services/cloudwatch/rows.hpp>
#include <localecs/services/cloudwatch/rows/alarms.hpp>

#include <chrono>
#include <cmath>

#include "common.hpp"

namespace localecs::services::cloudwatch {
namespace {

using namespace std::chrono_literals;
using state::MetricPoint;

constexpr std::size_t kMostData = 1000, kMostValues = 150;
constexpr auto kOldest = 24h * 14, kNewest = 2h;

// CloudWatch takes values from -2^360 to 2^360 only.
void check_number(double value, const std::string& name) {
  static const double most = std::ldexp(1.0, 360);
  if (!(std::abs(value) <= most)) throw invalid_number(value, name);
}

void check_exclusive(bool one, bool other, const std::string& one_name,
                     const std::string& other_name) {
  if (one && other)
    throw invalid_combination("The parameters " + one_name + " and " + other_name +
                              " are mutually exclusive and you have specified both.");
}

void add_value(MetricPoint& point, double value, double times) {
  MetricPoint one;
  one.count = times;
  one.sum = value * times;
  one.minimum = one.maximum = value;
  one.values = {{value, times}};
  point.add(one);
}

MetricPoint of_set(const StatisticSet& set, const std::string& name) {
  check_number(set.Sum, name + ".Sum");
  check_number(set.Minimum, name + ".Minimum");
  check_number(set.Maximum, name + ".Maximum");
  check_number(set.SampleCount, name + ".SampleCount");
  if (!(set.SampleCount > 0))
    throw invalid_value("The parameter " + name + ".SampleCount must be greater than 0.");
  if (set.Maximum < set.Minimum)
    throw invalid_value("The parameter " + name + ".Maximum must be greater than or equal to " +
                        name + ".Minimum.");
  MetricPoint point;
  point.count = set.SampleCount;
  point.sum = set.Sum;
  point.minimum = set.Minimum;
  point.maximum = set.Maximum;
  return point;
}

MetricPoint of_values(const MetricDatum& datum, const std::string& at) {
  const auto& values = *datum.Values;
  if (values.size() > kMostValues)
    throw invalid_value("The collection " + at + ".Values must not have a size greater than 150.");
  if (datum.Counts && datum.Counts->size() != values.size())
    throw invalid_value("The parameters " + at + ".Values and " + at +
                        ".Counts must be of the same size.");
  MetricPoint point;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const double times = datum.Counts ? (*datum.Counts)[i] : 1;
    check_number(values[i], at + ".Values.member." + std::to_string(i + 1));
    check_number(times, at + ".Counts.member." + std::to_string(i + 1));
    if (times < 0)
      throw invalid_value("The parameter " + at + ".Counts.member." + std::to_string(i + 1) +
                          " must not be negative.");
    if (times > 0) add_value(point, values[i], times);
  }
  return point;
}

MetricPoint point_of(const MetricDatum& datum, const std::string& at) {
  check_exclusive(datum.Value.has_value(), datum.StatisticValues.has_value(), at + ".Value",
                  at + ".StatisticValues");
  check_exclusive(datum.Value.has_value(), datum.Values.has_value(), at + ".Value", at + ".Values");
  MetricPoint point;
  if (datum.StatisticValues) point.add(of_set(*datum.StatisticValues, at + ".StatisticValues"));
  if (datum.Values) point.add(of_values(datum, at));
  if (datum.StatisticValues || datum.Values) return point;
  if (!datum.Value) throw missing_parameter(at + ".Value");
  check_number(*datum.Value, at + ".Value");
  add_value(point, *datum.Value, 1);
  return point;
}

TimePoint time_of(const Call& call, const MetricDatum& datum, const std::string& at) {
  const TimePoint time = datum.Timestamp.value_or(call.now);
  if (time < call.now - kOldest)
    throw invalid_value("The parameter " + at +
                        ".Timestamp must specify a time no more than two weeks in the past.");
  if (time > call.now + kNewest)
    throw invalid_value("The parameter " + at +
                        ".Timestamp must specify a time within two hours in the future.");
  return time;
}

Duration resolution_of(const MetricDatum& datum, const std::string& at) {
  const int resolution = datum.StorageResolution.value_or(60);
  if (resolution != 1 && resolution != 60)
    throw invalid_value("The value " + std::to_string(resolution) + " for parameter " + at +
                        ".StorageResolution is not supported.");
  return std::chrono::seconds(resolution);
}

// A datum that was checked. Data are kept only after all have been checked, so a bad one leaves
// nothing behind.
struct Ready {
  std::string key;
  Metric metric;
  TimePoint at;
  MetricPoint point;
};

Ready ready(const Call& call, const std::string& name_space, const MetricDatum& datum,
            const std::string& at) {
  Ready one;
  one.metric.Namespace = name_space;
  one.metric.MetricName = datum.MetricName;
  one.metric.Dimensions = datum.Dimensions.value_or(std::vector<Dimension>{});
  one.key = state::metric_key(call.scope.region, call.scope.account, one.metric);
  one.at = metrics::aligned(time_of(call, datum, at), resolution_of(datum, at));
  one.point = point_of(datum, at);
  one.point.unit = datum.Unit.value_or(StandardUnit::None);
  return one;
}

}  // namespace

// Nothing but users puts metrics here: namespaces that begin with "AWS/" are theirs too.
NoOutput put_metric_data(Call& call, const PutMetricDataInput& input) {
  std::vector<Ready> all;
  const auto take = [&](const std::vector<MetricDatum>& data, const std::string& name) {
    if (all.size() + data.size() > kMostData)
      throw invalid_value("The collection MetricData must not have a size greater than 1000.");
    for (std::size_t i = 0; i < data.size(); ++i)
      all.push_back(ready(call, input.Namespace, data[i], name + std::to_string(i + 1)));
  };
  if (input.Namespace.starts_with(':'))
    throw invalid_value("The value " + input.Namespace + " for parameter Namespace is invalid.");
  if (!input.MetricData && !input.EntityMetricData) throw missing_parameter("MetricData");
  if (input.MetricData) take(*input.MetricData, "MetricData.member.");
  if (input.EntityMetricData)
    for (const EntityMetricData& entity : *input.EntityMetricData)
      take(entity.MetricData.value_or(std::vector<MetricDatum>{}), "MetricData.member.");
  call.state[cloudwatch::metrics].expire(call.now);
  for (const Ready& one : all)
    if (one.point.count > 0)
      call.state[cloudwatch::metrics].put(one.key, one.metric, one.at, one.point, call.now);
  return {};
}

}  // namespace localecs::services::cloudwatch
