// Alarms and metrics, put where CloudWatch's operations would put them.
#include "alarms.hpp"

#include <localecs/aws/cloudwatch/comparison_operator.hpp>
#include <localecs/aws/cloudwatch/metric.hpp>
#include <localecs/aws/cloudwatch/state_value.hpp>
#include <localecs/aws/cloudwatch/statistic.hpp>
#include <localecs/services/cloudwatch/rows.hpp>
#include <localecs/services/cloudwatch/rows/alarms.hpp>
#include <localecs/services/cloudwatch/statistics/metrics.hpp>

#include <chrono>

namespace localecs::tests {
namespace {

aws::cloudwatch::Metric metric_named(const std::string& name) {
  aws::cloudwatch::Metric metric;
  metric.Namespace = "App";
  metric.MetricName = name;
  metric.Dimensions.emplace();
  return metric;
}

state::Alarm new_alarm(const World& world, const Command& command) {
  state::Alarm alarm;
  alarm.arn = state::alarm_arn(world.scope().region, world.scope().account, command.word(1));
  auto& shown = alarm.shown;
  shown.AlarmName = command.word(1);
  shown.Namespace = "App";
  shown.MetricName = "Errors";
  shown.Dimensions.emplace();
  shown.Statistic = aws::cloudwatch::Statistic::Sum;
  shown.Period = 60;
  shown.EvaluationPeriods = command.number("periods", 1);
  shown.Threshold = command.number("above", 0);
  shown.ComparisonOperator = aws::cloudwatch::ComparisonOperator::GreaterThanThreshold;
  shown.TreatMissingData = "ignore";
  shown.StateValue = aws::cloudwatch::StateValue::INSUFFICIENT_DATA;
  shown.StateReason = "Unchecked: Initial alarm creation";
  return alarm;
}

}  // namespace

void change_alarm(World& world, const Command& command) {
  state::Alarm made = new_alarm(world, command);
  const std::string arn = made.arn;
  if (command.has("above"))
    world.state[cloudwatch::alarms].put(arn, std::move(made));
  else
    state::set_alarm_state(*world.state[cloudwatch::alarms].modify(arn),
                           *aws::from_text<aws::cloudwatch::StateValue>(command.text("is")),
                           "set by hand", std::nullopt, world.now());
  world.run_for(Duration(0));
}

void put_metric(World& world, const Command& command) {
  const auto metric = metric_named(command.word(1));
  state::MetricPoint point;
  point.count = 1;
  point.sum = point.minimum = point.maximum = command.number("value", 0);
  const TimePoint minute = metrics::aligned(world.now(), std::chrono::minutes(1));
  world.state[cloudwatch::metrics].put(
      state::metric_key(world.scope().region, world.scope().account, metric), metric, minute, point,
      world.now());
}

}  // namespace localecs::tests
