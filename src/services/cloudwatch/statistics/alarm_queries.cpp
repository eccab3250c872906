// Words an alarm on one metric as the queries that alarms on several metrics are made of.
#include <localecs/services/cloudwatch/statistics/alarm_queries.hpp>

#include <localecs/aws/cloudwatch/metric_alarm.hpp>
#include <localecs/aws/document.hpp>
#include <localecs/services/cloudwatch/rows/alarms.hpp>

#include <algorithm>

namespace localecs::metrics {

const aws::cloudwatch::MetricDataQuery& shown_query(const Queries& queries) {
  return *std::ranges::find_if(queries,
                               [](const auto& query) { return query.ReturnData.value_or(true); });
}

Queries queries_of(const aws::cloudwatch::MetricAlarm& alarm) {
  if (alarm.Metrics && !alarm.Metrics->empty()) return *alarm.Metrics;
  aws::cloudwatch::MetricStat stat;
  stat.Metric.Namespace = alarm.Namespace;
  stat.Metric.MetricName = alarm.MetricName;
  stat.Metric.Dimensions = alarm.Dimensions;
  stat.Period = alarm.Period.value_or(60);
  stat.Stat = alarm.ExtendedStatistic ? *alarm.ExtendedStatistic
                                      : std::string(aws::to_text(*alarm.Statistic));
  stat.Unit = alarm.Unit;
  aws::cloudwatch::MetricDataQuery query;
  query.Id = "m1";
  query.MetricStat = std::move(stat);
  return {std::move(query)};
}

Duration time_to_notice(const state::Alarm& alarm) {
  const Queries queries = queries_of(alarm.shown);
  return period_of(queries, shown_query(queries)) * alarm.shown.EvaluationPeriods.value_or(1);
}

}  // namespace localecs::metrics
