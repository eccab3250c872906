// What CloudWatch demands of its inputs, as the public model states it.
#include <localecs/aws/cloudwatch/rules.hpp>

namespace localecs::aws::cloudwatch {

namespace {

constexpr Rule table[] = {
      {"DeleteAlarmsInput", "AlarmNames", {.most = 100}, {.least = 1, .most = 255}},
      {"DescribeAlarmHistoryInput", "AlarmContributorId", {.least = 1, .most = 16}},
      {"DescribeAlarmHistoryInput", "AlarmName", {.least = 1, .most = 255}},
      {"DescribeAlarmHistoryInput", "MaxRecords", {.least = 1, .most = 100}},
      {"DescribeAlarmsInput", "ActionPrefix", {.least = 1, .most = 1024}},
      {"DescribeAlarmsInput", "AlarmNamePrefix", {.least = 1, .most = 255}},
      {"DescribeAlarmsInput", "AlarmNames", {.most = 100}, {.least = 1, .most = 255}},
      {"DescribeAlarmsInput", "ChildrenOfAlarmName", {.least = 1, .most = 255}},
      {"DescribeAlarmsInput", "MaxRecords", {.least = 1, .most = 100}},
      {"DescribeAlarmsInput", "ParentsOfAlarmName", {.least = 1, .most = 255}},
      {"DescribeAlarmsForMetricInput", "Dimensions", {.most = 30}},
      {"DescribeAlarmsForMetricInput", "MetricName", {.least = 1, .most = 255}},
      {"DescribeAlarmsForMetricInput", "Namespace", {.least = 1, .most = 255}},
      {"DescribeAlarmsForMetricInput", "Period", {.least = 1}},
      {"Dimension", "Name", {.least = 1, .most = 255}},
      {"Dimension", "Value", {.least = 1, .most = 1024}},
      {"DisableAlarmActionsInput", "AlarmNames", {.most = 100}, {.least = 1, .most = 255}},
      {"EnableAlarmActionsInput", "AlarmNames", {.most = 100}, {.least = 1, .most = 255}},
      {"MetricDataQuery", "AccountId", {.least = 1, .most = 255}},
      {"MetricDataQuery", "Expression", {.least = 1, .most = 2048}},
      {"MetricDataQuery", "Id", {.least = 1, .most = 255}},
      {"MetricDataQuery", "Period", {.least = 1}},
      {"MetricStat", "Period", {.least = 1}},
      {"Metric", "Dimensions", {.most = 30}},
      {"Metric", "MetricName", {.least = 1, .most = 255}},
      {"Metric", "Namespace", {.least = 1, .most = 255}},
      {"GetMetricStatisticsInput", "Dimensions", {.most = 30}},
      {"GetMetricStatisticsInput", "ExtendedStatistics", {.least = 1, .most = 10}},
      {"GetMetricStatisticsInput", "MetricName", {.least = 1, .most = 255}},
      {"GetMetricStatisticsInput", "Namespace", {.least = 1, .most = 255}},
      {"GetMetricStatisticsInput", "Period", {.least = 1}},
      {"GetMetricStatisticsInput", "Statistics", {.least = 1, .most = 5}},
      {"ListMetricsInput", "Dimensions", {.most = 10}},
      {"ListMetricsInput", "MetricName", {.least = 1, .most = 255}},
      {"ListMetricsInput", "Namespace", {.least = 1, .most = 255}},
      {"ListMetricsInput", "OwningAccount", {.least = 1, .most = 255}},
      {"DimensionFilter", "Name", {.least = 1, .most = 255}},
      {"DimensionFilter", "Value", {.least = 1, .most = 1024}},
      {"ListTagsForResourceInput", "ResourceARN", {.least = 1, .most = 1024}},
      {"PutMetricAlarmInput", "AlarmActions", {.most = 5}, {.least = 1, .most = 1024}},
      {"PutMetricAlarmInput", "AlarmDescription", {.least = 0, .most = 1024}},
      {"PutMetricAlarmInput", "AlarmName", {.least = 1, .most = 255}},
      {"PutMetricAlarmInput", "DatapointsToAlarm", {.least = 1}},
      {"PutMetricAlarmInput", "Dimensions", {.most = 30}},
      {"PutMetricAlarmInput", "EvaluateLowSampleCountPercentile", {.least = 1, .most = 255}},
      {"PutMetricAlarmInput", "EvaluationInterval", {.least = 10, .most = 3600}},
      {"PutMetricAlarmInput", "EvaluationPeriods", {.least = 1}},
      {"PutMetricAlarmInput", "InsufficientDataActions", {.most = 5}, {.least = 1, .most = 1024}},
      {"PutMetricAlarmInput", "MetricName", {.least = 1, .most = 255}},
      {"PutMetricAlarmInput", "Namespace", {.least = 1, .most = 255}},
      {"PutMetricAlarmInput", "OKActions", {.most = 5}, {.least = 1, .most = 1024}},
      {"PutMetricAlarmInput", "Period", {.least = 1}},
      {"PutMetricAlarmInput", "ThresholdMetricId", {.least = 1, .most = 255}},
      {"PutMetricAlarmInput", "TreatMissingData", {.least = 1, .most = 255}},
      {"AlarmPromQLCriteria", "PendingPeriod", {.least = 0, .most = 86400}},
      {"AlarmPromQLCriteria", "Query", {.least = 1, .most = 10000}},
      {"AlarmPromQLCriteria", "RecoveryPeriod", {.least = 0, .most = 86400}},
      {"Tag", "Key", {.least = 1, .most = 128}},
      {"Tag", "Value", {.least = 0, .most = 256}},
      {"PutMetricDataInput", "Namespace", {.least = 1, .most = 255}},
      {"Entity", "Attributes", {.least = 0, .most = 10}},
      {"Entity", "KeyAttributes", {.least = 2, .most = 4}},
      {"MetricDatum", "Dimensions", {.most = 30}},
      {"MetricDatum", "MetricName", {.least = 1, .most = 255}},
      {"MetricDatum", "StorageResolution", {.least = 1}},
      {"SetAlarmStateInput", "AlarmName", {.least = 1, .most = 255}},
      {"SetAlarmStateInput", "StateReason", {.least = 0, .most = 1023}},
      {"SetAlarmStateInput", "StateReasonData", {.least = 0, .most = 4000}},
      {"TagResourceInput", "ResourceARN", {.least = 1, .most = 1024}},
      {"UntagResourceInput", "ResourceARN", {.least = 1, .most = 1024}},
      {"UntagResourceInput", "TagKeys", {}, {.least = 1, .most = 128}},
};

}  // namespace

const Rules& rules() {
  static constexpr Rules all{"ValidationError", table};
  return all;
}

}  // namespace localecs::aws::cloudwatch
