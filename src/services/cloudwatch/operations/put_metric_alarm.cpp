// PutMetricAlarm: makes an alarm, or gives one another configuration; its state stays.
#include <localecs/aws/cloudwatch/describe_alarm_history.hpp>
#include <localecs/aws/cloudwatch/metric_alarm.hpp>
#include <localecs/aws/cloudwatch/operations.hpp>
#include <localecs/aws/cloudwatch/put_metric_alarm.hpp>
#include <localecs/aws/document.hpp>
#include <localecs/aws/encode.hpp>
#include <localecs/services/cloudwatch/rows.hpp>
#include <localecs/services/cloudwatch/rows/alarms.hpp>
#include <localecs/services/cloudwatch/statistics/metrics.hpp>
#include <localecs/services/operation.hpp>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <nlohmann/json.hpp>

#include "common.hpp"

namespace localecs::services::cloudwatch {
namespace {

constexpr std::int64_t kDay = 86'400;

void check_what_is_there(const PutMetricAlarmInput& input) {
  if (input.EvaluationCriteria || input.EvaluationInterval)
    throw validation("localecs has no PromQL alarms (EvaluationCriteria).");
  if (input.ThresholdMetricId ||
      input.ComparisonOperator == ComparisonOperator::LessThanLowerOrGreaterThanUpperThreshold ||
      input.ComparisonOperator == ComparisonOperator::LessThanLowerThreshold ||
      input.ComparisonOperator == ComparisonOperator::GreaterThanUpperThreshold)
    throw validation("localecs has no anomaly detection: use a Threshold.");
}

// A statistic of AWS's that localecs lacks, such as "tm90", is told apart from what is none.
void check_extended_statistic(const std::string& statistic) {
  static constexpr std::string_view kinds[] = {"p",  "tm", "wm", "tc", "ts",  "PR",
                                               "TM", "WM", "TC", "TS", "IQM", "pr"};
  if (statistic.starts_with('p') && metrics::statistic_of(statistic)) return;
  const bool is_of_aws = std::ranges::any_of(
      kinds, [&](std::string_view kind) { return statistic.starts_with(kind); });
  if (!is_of_aws)
    throw invalid_value("The value " + statistic +
                        " for parameter ExtendedStatistic is not supported.");
  throw validation("The value " + statistic +
                   " is not supported for ExtendedStatistic; localecs knows percentiles such as "
                   "p90.");
}

void check_metric(const PutMetricAlarmInput& input) {
  if (!input.MetricName || !input.Namespace)
    throw validation("Either MetricName and Namespace or Metrics must be specified.");
  if (input.Statistic.has_value() == input.ExtendedStatistic.has_value())
    throw validation(
        "Exactly one of Statistic and ExtendedStatistic must be specified for a metric.");
  if (input.ExtendedStatistic) check_extended_statistic(*input.ExtendedStatistic);
  const int period = input.Period.value_or(0);
  if (period != 10 && period != 20 && period != 30 && (period < 60 || period % 60 != 0))
    throw validation("Period must be 10, 20, 30 or a multiple of 60");
}

void check_metrics(const PutMetricAlarmInput& input) {
  if (input.MetricName || input.Statistic || input.ExtendedStatistic || input.Period ||
      (input.Dimensions && !input.Dimensions->empty()))
    throw validation(
        "Metrics cannot be specified together with MetricName, Dimensions, Period, Statistic or "
        "ExtendedStatistic.");
  metrics::check(*input.Metrics, "Metrics");
  const auto shown = std::ranges::count_if(
      *input.Metrics, [](const MetricDataQuery& query) { return query.ReturnData.value_or(true); });
  if (shown != 1)
    throw validation(
        "Exactly one of the metrics must return data; set ReturnData of the others "
        "to false.");
}

Duration period_of(const PutMetricAlarmInput& input) {
  if (!input.Metrics) return std::chrono::seconds(*input.Period);
  return metrics::period_of(*input.Metrics,
                            *std::ranges::find_if(*input.Metrics, [](const auto& query) {
                              return query.ReturnData.value_or(true);
                            }));
}

void check_evaluation(const PutMetricAlarmInput& input) {
  if (!input.ComparisonOperator) throw missing_parameter("ComparisonOperator");
  if (!input.EvaluationPeriods) throw missing_parameter("EvaluationPeriods");
  if (!input.Threshold) throw missing_parameter("Threshold");
  if (!std::isfinite(*input.Threshold)) throw invalid_number(*input.Threshold, "Threshold");
  const std::int64_t period =
      std::chrono::duration_cast<std::chrono::seconds>(period_of(input)).count();
  if (*input.EvaluationPeriods > kDay || period * *input.EvaluationPeriods > kDay)
    throw validation(
        "Metrics cannot be checked across more than a day (EvaluationPeriods * Period must be <= "
        "86400).");
  if (input.DatapointsToAlarm.value_or(1) > *input.EvaluationPeriods)
    throw validation("DatapointsToAlarm must be less than or equal to EvaluationPeriods");
  static constexpr std::string_view treatments[] = {"breaching", "notBreaching", "ignore",
                                                    "missing"};
  if (input.TreatMissingData &&
      std::ranges::find(treatments, *input.TreatMissingData) == std::end(treatments))
    throw validation("The value " + *input.TreatMissingData +
                     " is not supported for TreatMissingData parameter. Supported values are "
                     "[breaching, notBreaching, ignore, missing].");
}

void check_percentile(const PutMetricAlarmInput& input) {
  const std::string option = input.EvaluateLowSampleCountPercentile.value_or("evaluate");
  if (option != "evaluate" && option != "ignore")
    throw validation("Option " + option +
                     " is not supported. Supported options for parameter "
                     "EvaluateLowSampleCountPercentile are evaluate and ignore.");
}

void check_actions(const std::optional<std::vector<std::string>>& actions) {
  if (!actions) return;
  for (const std::string& action : *actions)
    if (!action.starts_with("arn:")) throw validation("Invalid arn syntax: " + action);
}

void check(const PutMetricAlarmInput& input) {
  check_what_is_there(input);
  if (input.Metrics && !input.Metrics->empty())
    check_metrics(input);
  else
    check_metric(input);
  check_evaluation(input);
  check_percentile(input);
  check_actions(input.OKActions);
  check_actions(input.AlarmActions);
  check_actions(input.InsufficientDataActions);
}

// Copies the configuration that the user set into the alarm that is shown.
void configure(MetricAlarm& alarm, const PutMetricAlarmInput& input) {
  using Texts = std::vector<std::string>;
  alarm.ActionsEnabled = input.ActionsEnabled.value_or(true);
  alarm.OKActions = input.OKActions.value_or(Texts{});
  alarm.AlarmActions = input.AlarmActions.value_or(Texts{});
  alarm.InsufficientDataActions = input.InsufficientDataActions.value_or(Texts{});
  alarm.AlarmDescription = input.AlarmDescription;
  alarm.ComparisonOperator = input.ComparisonOperator;
  alarm.DatapointsToAlarm = input.DatapointsToAlarm;
  alarm.Dimensions = input.Dimensions.value_or(std::vector<Dimension>{});
  alarm.EvaluateLowSampleCountPercentile = input.EvaluateLowSampleCountPercentile;
  alarm.EvaluationPeriods = input.EvaluationPeriods;
  alarm.ExtendedStatistic = input.ExtendedStatistic;
  alarm.MetricName = input.MetricName;
  alarm.Metrics = input.Metrics;
  alarm.Namespace = input.Namespace;
  alarm.Period = input.Period;
  alarm.Statistic = input.Statistic;
  alarm.Threshold = input.Threshold;
  alarm.TreatMissingData = input.TreatMissingData;
  alarm.Unit = input.Unit;
}

state::Alarm new_alarm(const Call& call, const PutMetricAlarmInput& input) {
  state::Alarm alarm;
  alarm.arn = arn_of(call, input.AlarmName);
  alarm.shown.AlarmArn = alarm.arn;
  alarm.shown.AlarmName = input.AlarmName;
  alarm.shown.StateValue = StateValue::INSUFFICIENT_DATA;
  alarm.shown.StateReason = "Unchecked: Initial alarm creation";
  alarm.shown.StateUpdatedTimestamp = alarm.shown.StateTransitionedTimestamp = call.now;
  merge_tags(alarm.tags, input.Tags.value_or(std::vector<Tag>{}));
  return alarm;
}

std::string told(const char* type, const MetricAlarm& alarm) {
  return aws::Document{{"version", "1.0"}, {"type", type}, {"alarm", aws::encode(alarm)}}.dump(
      -1, ' ', false, aws::Document::error_handler_t::replace);
}

}  // namespace

// A changed alarm is evaluated when all alarms are: at the next full minute.
NoOutput put_metric_alarm(Call& call, const PutMetricAlarmInput& input) {
  check(input);
  const state::Alarm* known = find_alarm(call, input.AlarmName);
  state::Alarm alarm = known ? *known : new_alarm(call, input);
  configure(alarm.shown, input);
  alarm.shown.AlarmConfigurationUpdatedTimestamp = call.now;
  state::note(alarm, HistoryItemType::ConfigurationUpdate,
              "Alarm \"" + input.AlarmName + "\" " + (known ? "updated" : "created"),
              told(known ? "Update" : "Create", alarm.shown), call.now);
  const std::string arn = alarm.arn;
  call.state[cloudwatch::alarms].put(arn, std::move(alarm));
  return {};
}

}  // namespace localecs::services::cloudwatch
