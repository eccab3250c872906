// Words an alarm's state as CloudWatch does.
#include "alarm_reason.hpp"

#include <localecs/aws/cloudwatch/metric_alarm.hpp>
#include <localecs/aws/document.hpp>
#include <localecs/base/text.hpp>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <nlohmann/json.hpp>

namespace localecs::decide {
namespace {

using aws::cloudwatch::ComparisonOperator;
using aws::cloudwatch::StateValue;
using Datapoint = std::pair<TimePoint, double>;

// "21.0", "0.25": whole numbers get a ".0", as on AWS.
std::string number(double value) {
  char buffer[64];
  const bool is_plain = std::abs(value) < 1e15;
  const auto end =
      is_plain ? std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::fixed)
               : std::to_chars(buffer, buffer + sizeof buffer, value);
  std::string text(buffer, end.ptr);
  if (is_plain && text.find('.') == std::string::npos) text += ".0";
  return text;
}

// "12/31/25 23:59:00"
std::string moment(TimePoint at) {
  const std::string text = to_rfc3339(at);  // "2025-12-31T23:59:00Z"
  return text.substr(5, 2) + "/" + text.substr(8, 2) + "/" + text.substr(2, 2) + " " +
         text.substr(11, 8);
}

// "2025-12-31T23:59:00.000+0000"
std::string precise(TimePoint at) {
  char millis[8];
  std::snprintf(millis, sizeof millis, ".%03d",
                static_cast<int>(at.time_since_epoch().count() % 1000));
  return to_rfc3339(at).substr(0, 19) + millis + "+0000";
}

std::string relation(ComparisonOperator comparison) {
  switch (comparison) {
    case ComparisonOperator::GreaterThanOrEqualToThreshold:
      return "greater than or equal to";
    case ComparisonOperator::GreaterThanThreshold:
      return "greater than";
    case ComparisonOperator::LessThanThreshold:
      return "less than";
    default:
      return "less than or equal to";
  }
}

// The datapoints that led to the verdict, newest first.
std::vector<Datapoint> witnesses(const Evaluation& evaluation) {
  std::vector<Datapoint> found;
  int seen = 0;
  for (auto value = evaluation.values.rbegin();
       value != evaluation.values.rend() && seen < evaluation.rule.evaluated; ++value, ++seen)
    if (breaches(evaluation.alarm, value->second) == (evaluation.verdict == StateValue::ALARM))
      found.push_back(*value);
  return found;
}

std::string counted(int count, const std::string& thing) {
  return std::to_string(count) + " " + thing + (count == 1 ? "" : "s");
}

std::string without_data(const Evaluation& evaluation) {
  const int periods = evaluation.rule.evaluated;
  if (evaluation.verdict == StateValue::INSUFFICIENT_DATA)
    return "Insufficient Data: " + counted(periods, "datapoint") +
           (periods == 1 ? " was unknown." : " were unknown.");
  return "Threshold Crossed: no datapoints were received for " + counted(periods, "period") +
         " and " + counted(periods, "missing datapoint") + (periods == 1 ? " was" : " were") +
         " treated as [" +
         (evaluation.rule.missing_data == "breaching" ? "Breaching" : "NonBreaching") + "].";
}

}  // namespace

bool breaches(const aws::cloudwatch::MetricAlarm& alarm, double value) {
  const double threshold = alarm.Threshold.value_or(0);
  switch (*alarm.ComparisonOperator) {
    case ComparisonOperator::GreaterThanOrEqualToThreshold:
      return value >= threshold;
    case ComparisonOperator::GreaterThanThreshold:
      return value > threshold;
    case ComparisonOperator::LessThanThreshold:
      return value < threshold;
    case ComparisonOperator::LessThanOrEqualToThreshold:
      return value <= threshold;
    default:
      return false;  // anomaly detection, which PutMetricAlarm refuses
  }
}

std::string reason_of(const Evaluation& evaluation) {
  const std::vector<Datapoint> shown = witnesses(evaluation);
  if (shown.empty()) return without_data(evaluation);
  const int count = static_cast<int>(shown.size()), evaluated = evaluation.rule.evaluated,
            to_alarm = evaluation.rule.to_alarm;
  const bool is_alarm = evaluation.verdict == StateValue::ALARM;
  std::string points;
  for (const auto& [at, value] : shown)
    points += (points.empty() ? "" : ", ") + number(value) + " (" + moment(at) + ")";
  std::string text = "Threshold Crossed: ";
  text += to_alarm == evaluated
              ? counted(count, "datapoint")
              : std::to_string(count) + " out of the last " + counted(evaluated, "datapoint");
  text += " [" + points + (count == 1 ? "] was " : "] were ") + (is_alarm ? "" : "not ") +
          relation(*evaluation.alarm.ComparisonOperator) + " the threshold (" +
          number(evaluation.alarm.Threshold.value_or(0)) + ")";
  if (to_alarm != evaluated)
    text += is_alarm
                ? " (minimum " + counted(to_alarm, "datapoint") + " for OK -> ALARM transition)"
                : " (minimum " + counted(evaluated - to_alarm + 1, "datapoint") +
                      " for ALARM -> OK transition)";
  return text + ".";
}

std::string reason_data(const Evaluation& evaluation, TimePoint now) {
  const auto& alarm = evaluation.alarm;
  aws::Document data{{"version", "1.0"}, {"queryDate", precise(now)}};
  data["startDate"] = precise(evaluation.starts.front());
  if (alarm.Unit) data["unit"] = aws::to_text(*alarm.Unit);
  if (alarm.Statistic) data["statistic"] = aws::to_text(*alarm.Statistic);
  data["period"] = std::chrono::duration_cast<std::chrono::seconds>(evaluation.period).count();
  data["threshold"] = alarm.Threshold.value_or(0);
  auto& recent = data["recentDatapoints"] = aws::Document::array();
  auto& evaluated = data["evaluatedDatapoints"] = aws::Document::array();
  constexpr std::size_t most_shown = 20;  // the text has room for 4,000 characters
  std::size_t shown = 0;
  for (auto value = evaluation.values.rbegin();
       value != evaluation.values.rend() && shown < most_shown; ++value, ++shown) {
    recent.insert(recent.begin(), value->second);
    evaluated.push_back({{"timestamp", precise(value->first)}, {"value", value->second}});
  }
  return data.dump();
}

}  // namespace localecs::decide
