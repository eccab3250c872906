// DescribeAlarms and DescribeAlarmsForMetric.
#include <localecs/aws/cloudwatch/describe_alarms.hpp>
#include <localecs/aws/cloudwatch/describe_alarms_for_metric.hpp>
#include <localecs/aws/cloudwatch/operations.hpp>
#include <localecs/aws/page.hpp>
#include <localecs/services/operation.hpp>

#include <localecs/services/cloudwatch/rows/alarms.hpp>

#include <algorithm>

#include "common.hpp"

namespace localecs::services::cloudwatch {
namespace {

constexpr std::int32_t kPageSize = 50;

bool has_action(const MetricAlarm& alarm, const std::string& prefix) {
  const auto any = [&](const std::optional<std::vector<std::string>>& actions) {
    return actions && std::ranges::any_of(*actions, [&](const std::string& action) {
             return action.starts_with(prefix);
           });
  };
  return any(alarm.OKActions) || any(alarm.AlarmActions) || any(alarm.InsufficientDataActions);
}

bool passes(const MetricAlarm& alarm, const DescribeAlarmsInput& input) {
  if (input.AlarmNames && !input.AlarmNames->empty() &&
      std::ranges::find(*input.AlarmNames, *alarm.AlarmName) == input.AlarmNames->end())
    return false;
  if (input.AlarmNamePrefix && !alarm.AlarmName->starts_with(*input.AlarmNamePrefix)) return false;
  if (input.ActionPrefix && !has_action(alarm, *input.ActionPrefix)) return false;
  return !input.StateValue || alarm.StateValue == input.StateValue;
}

// True if the filters ask for composite alarms, their children or parents: localecs has none.
bool asks_for_none(const DescribeAlarmsInput& input) {
  const auto& types = input.AlarmTypes;
  const bool wants_metric =
      !types || types->empty() || std::ranges::find(*types, AlarmType::MetricAlarm) != types->end();
  return !wants_metric || input.ChildrenOfAlarmName || input.ParentsOfAlarmName;
}

bool is_on(const MetricAlarm& alarm, const DescribeAlarmsForMetricInput& input) {
  if (alarm.MetricName != input.MetricName || alarm.Namespace != input.Namespace) return false;
  if (input.Period && alarm.Period != input.Period) return false;
  if (input.Statistic && alarm.Statistic != input.Statistic) return false;
  if (input.ExtendedStatistic && alarm.ExtendedStatistic != input.ExtendedStatistic) return false;
  if (input.Unit && alarm.Unit != input.Unit) return false;
  return same_dimensions(*alarm.Dimensions, input.Dimensions.value_or(std::vector<Dimension>{}));
}

}  // namespace

DescribeAlarmsOutput describe_alarms(Call& call, const DescribeAlarmsInput& input) {
  if (input.AlarmNames && !input.AlarmNames->empty() && input.AlarmNamePrefix)
    throw validation("AlarmNamePrefix and AlarmNames are mutually exclusive.");
  auto rows = alarms_of(call);
  std::erase_if(rows, [&](const state::Alarm* alarm) {
    return asks_for_none(input) || !passes(alarm->shown, input);
  });
  const auto page = aws::page_of(rows, input.NextToken,
                                 static_cast<std::size_t>(input.MaxRecords.value_or(kPageSize)),
                                 [](const state::Alarm* alarm) { return *alarm->shown.AlarmName; });
  if (!page) throw invalid_next_token();
  DescribeAlarmsOutput output;
  output.NextToken = page->next_token;
  output.CompositeAlarms.emplace();
  output.MetricAlarms.emplace();
  for (const state::Alarm* alarm : page->rows) output.MetricAlarms->push_back(alarm->shown);
  return output;
}

DescribeAlarmsForMetricOutput describe_alarms_for_metric(
    Call& call, const DescribeAlarmsForMetricInput& input) {
  DescribeAlarmsForMetricOutput output;
  output.MetricAlarms.emplace();
  for (const state::Alarm* alarm : alarms_of(call))
    if (is_on(alarm->shown, input)) output.MetricAlarms->push_back(alarm->shown);
  return output;
}

}  // namespace localecs::services::cloudwatch
