// Describes the CloudWatch shapes of alarms.hpp.
#include <localecs/aws/cloudwatch/alarms.hpp>

#include "describe.hpp"

namespace localecs::aws::cloudwatch {

BOOST_DESCRIBE_ENUM(ComparisonOperator, GreaterThanOrEqualToThreshold, GreaterThanThreshold,
                    LessThanThreshold, LessThanOrEqualToThreshold,
                    LessThanLowerOrGreaterThanUpperThreshold, LessThanLowerThreshold,
                    GreaterThanUpperThreshold)
BOOST_DESCRIBE_STRUCT(AlarmPromQLCriteria, (), (PendingPeriod, Query, RecoveryPeriod))
BOOST_DESCRIBE_STRUCT(EvaluationCriteria, (), (PromQLCriteria))
BOOST_DESCRIBE_STRUCT(Tag, (), (Key, Value))
BOOST_DESCRIBE_STRUCT(PutMetricAlarmInput, (),
                      (ActionsEnabled, AlarmActions, AlarmDescription, AlarmName,
                       ComparisonOperator, DatapointsToAlarm, Dimensions,
                       EvaluateLowSampleCountPercentile, EvaluationCriteria, EvaluationInterval,
                       EvaluationPeriods, ExtendedStatistic, InsufficientDataActions, MetricName,
                       Metrics, Namespace, OKActions, Period, Statistic, Tags, Threshold,
                       ThresholdMetricId, TreatMissingData, Unit))
BOOST_DESCRIBE_ENUM(AlarmType, CompositeAlarm, MetricAlarm)
BOOST_DESCRIBE_ENUM(StateValue, OK, ALARM, INSUFFICIENT_DATA)
BOOST_DESCRIBE_STRUCT(DescribeAlarmsInput, (),
                      (ActionPrefix, AlarmNamePrefix, AlarmNames, AlarmTypes, ChildrenOfAlarmName,
                       MaxRecords, NextToken, ParentsOfAlarmName, StateValue))
BOOST_DESCRIBE_ENUM(ActionsSuppressedBy, WaitPeriod, ExtensionPeriod, Alarm)
BOOST_DESCRIBE_STRUCT(CompositeAlarm, (),
                      (ActionsEnabled, ActionsSuppressedBy, ActionsSuppressedReason,
                       ActionsSuppressor, ActionsSuppressorExtensionPeriod,
                       ActionsSuppressorWaitPeriod, AlarmActions, AlarmArn,
                       AlarmConfigurationUpdatedTimestamp, AlarmDescription, AlarmName, AlarmRule,
                       InsufficientDataActions, OKActions, StateReason, StateReasonData,
                       StateTransitionedTimestamp, StateUpdatedTimestamp, StateValue))
BOOST_DESCRIBE_ENUM(EvaluationState, PARTIAL_DATA, EVALUATION_FAILURE, EVALUATION_ERROR)
BOOST_DESCRIBE_STRUCT(MetricAlarm, (),
                      (ActionsEnabled, AlarmActions, AlarmArn, AlarmConfigurationUpdatedTimestamp,
                       AlarmDescription, AlarmName, ComparisonOperator, DatapointsToAlarm,
                       Dimensions, EvaluateLowSampleCountPercentile, EvaluationCriteria,
                       EvaluationInterval, EvaluationPeriods, EvaluationState, ExtendedStatistic,
                       InsufficientDataActions, MetricName, Metrics, Namespace, OKActions, Period,
                       StateReason, StateReasonData, StateTransitionedTimestamp,
                       StateUpdatedTimestamp, StateValue, Statistic, Threshold, ThresholdMetricId,
                       TreatMissingData, Unit))
BOOST_DESCRIBE_STRUCT(DescribeAlarmsOutput, (), (CompositeAlarms, MetricAlarms, NextToken))
BOOST_DESCRIBE_STRUCT(DescribeAlarmsForMetricInput, (),
                      (Dimensions, ExtendedStatistic, MetricName, Namespace, Period, Statistic,
                       Unit))
BOOST_DESCRIBE_STRUCT(DescribeAlarmsForMetricOutput, (), (MetricAlarms))
BOOST_DESCRIBE_ENUM(HistoryItemType, ConfigurationUpdate, StateUpdate, Action,
                    AlarmContributorStateUpdate, AlarmContributorAction)
BOOST_DESCRIBE_STRUCT(DescribeAlarmHistoryInput, (),
                      (AlarmContributorId, AlarmName, AlarmTypes, EndDate, HistoryItemType,
                       MaxRecords, NextToken, ScanBy, StartDate))
BOOST_DESCRIBE_STRUCT(AlarmHistoryItem, (),
                      (AlarmContributorAttributes, AlarmContributorId, AlarmName, AlarmType,
                       HistoryData, HistoryItemType, HistorySummary, Timestamp))
BOOST_DESCRIBE_STRUCT(DescribeAlarmHistoryOutput, (), (AlarmHistoryItems, NextToken))
BOOST_DESCRIBE_STRUCT(DeleteAlarmsInput, (), (AlarmNames))
BOOST_DESCRIBE_STRUCT(SetAlarmStateInput, (), (AlarmName, StateReason, StateReasonData, StateValue))
BOOST_DESCRIBE_STRUCT(EnableAlarmActionsInput, (), (AlarmNames))
BOOST_DESCRIBE_STRUCT(DisableAlarmActionsInput, (), (AlarmNames))
BOOST_DESCRIBE_STRUCT(TagResourceInput, (), (ResourceARN, Tags))
BOOST_DESCRIBE_STRUCT(TagResourceOutput, (), ())
BOOST_DESCRIBE_STRUCT(UntagResourceInput, (), (ResourceARN, TagKeys))
BOOST_DESCRIBE_STRUCT(UntagResourceOutput, (), ())
BOOST_DESCRIBE_STRUCT(ListTagsForResourceInput, (), (ResourceARN))
BOOST_DESCRIBE_STRUCT(ListTagsForResourceOutput, (), (Tags))

}  // namespace localecs::aws::cloudwatch

namespace localecs::aws {

template <>
const Shape& ShapeOf<cloudwatch::ComparisonOperator>::get() {
  return enumeration<cloudwatch::ComparisonOperator>("ComparisonOperator");
}
template <>
const Shape& ShapeOf<cloudwatch::AlarmPromQLCriteria>::get() {
  return structure<cloudwatch::AlarmPromQLCriteria>("AlarmPromQLCriteria");
}
template <>
const Shape& ShapeOf<cloudwatch::EvaluationCriteria>::get() {
  return structure<cloudwatch::EvaluationCriteria>("EvaluationCriteria");
}
template <>
const Shape& ShapeOf<cloudwatch::Tag>::get() {
  return structure<cloudwatch::Tag>("Tag");
}
template <>
const Shape& ShapeOf<cloudwatch::PutMetricAlarmInput>::get() {
  return structure<cloudwatch::PutMetricAlarmInput>("PutMetricAlarmInput");
}
template <>
const Shape& ShapeOf<cloudwatch::AlarmType>::get() {
  return enumeration<cloudwatch::AlarmType>("AlarmType");
}
template <>
const Shape& ShapeOf<cloudwatch::StateValue>::get() {
  return enumeration<cloudwatch::StateValue>("StateValue");
}
template <>
const Shape& ShapeOf<cloudwatch::DescribeAlarmsInput>::get() {
  return structure<cloudwatch::DescribeAlarmsInput>("DescribeAlarmsInput");
}
template <>
const Shape& ShapeOf<cloudwatch::ActionsSuppressedBy>::get() {
  return enumeration<cloudwatch::ActionsSuppressedBy>("ActionsSuppressedBy");
}
template <>
const Shape& ShapeOf<cloudwatch::CompositeAlarm>::get() {
  return structure<cloudwatch::CompositeAlarm>("CompositeAlarm");
}
template <>
const Shape& ShapeOf<cloudwatch::EvaluationState>::get() {
  return enumeration<cloudwatch::EvaluationState>("EvaluationState");
}
template <>
const Shape& ShapeOf<cloudwatch::MetricAlarm>::get() {
  return structure<cloudwatch::MetricAlarm>("MetricAlarm");
}
template <>
const Shape& ShapeOf<cloudwatch::DescribeAlarmsOutput>::get() {
  return structure<cloudwatch::DescribeAlarmsOutput>("DescribeAlarmsOutput");
}
template <>
const Shape& ShapeOf<cloudwatch::DescribeAlarmsForMetricInput>::get() {
  return structure<cloudwatch::DescribeAlarmsForMetricInput>("DescribeAlarmsForMetricInput");
}
template <>
const Shape& ShapeOf<cloudwatch::DescribeAlarmsForMetricOutput>::get() {
  return structure<cloudwatch::DescribeAlarmsForMetricOutput>("DescribeAlarmsForMetricOutput");
}
template <>
const Shape& ShapeOf<cloudwatch::HistoryItemType>::get() {
  return enumeration<cloudwatch::HistoryItemType>("HistoryItemType");
}
template <>
const Shape& ShapeOf<cloudwatch::DescribeAlarmHistoryInput>::get() {
  return structure<cloudwatch::DescribeAlarmHistoryInput>("DescribeAlarmHistoryInput");
}
template <>
const Shape& ShapeOf<cloudwatch::AlarmHistoryItem>::get() {
  return structure<cloudwatch::AlarmHistoryItem>("AlarmHistoryItem");
}
template <>
const Shape& ShapeOf<cloudwatch::DescribeAlarmHistoryOutput>::get() {
  return structure<cloudwatch::DescribeAlarmHistoryOutput>("DescribeAlarmHistoryOutput");
}
template <>
const Shape& ShapeOf<cloudwatch::DeleteAlarmsInput>::get() {
  return structure<cloudwatch::DeleteAlarmsInput>("DeleteAlarmsInput");
}
template <>
const Shape& ShapeOf<cloudwatch::SetAlarmStateInput>::get() {
  return structure<cloudwatch::SetAlarmStateInput>("SetAlarmStateInput");
}
template <>
const Shape& ShapeOf<cloudwatch::EnableAlarmActionsInput>::get() {
  return structure<cloudwatch::EnableAlarmActionsInput>("EnableAlarmActionsInput");
}
template <>
const Shape& ShapeOf<cloudwatch::DisableAlarmActionsInput>::get() {
  return structure<cloudwatch::DisableAlarmActionsInput>("DisableAlarmActionsInput");
}
template <>
const Shape& ShapeOf<cloudwatch::TagResourceInput>::get() {
  return structure<cloudwatch::TagResourceInput>("TagResourceInput");
}
template <>
const Shape& ShapeOf<cloudwatch::TagResourceOutput>::get() {
  return structure<cloudwatch::TagResourceOutput>("TagResourceOutput");
}
template <>
const Shape& ShapeOf<cloudwatch::UntagResourceInput>::get() {
  return structure<cloudwatch::UntagResourceInput>("UntagResourceInput");
}
template <>
const Shape& ShapeOf<cloudwatch::UntagResourceOutput>::get() {
  return structure<cloudwatch::UntagResourceOutput>("UntagResourceOutput");
}
template <>
const Shape& ShapeOf<cloudwatch::ListTagsForResourceInput>::get() {
  return structure<cloudwatch::ListTagsForResourceInput>("ListTagsForResourceInput");
}
template <>
const Shape& ShapeOf<cloudwatch::ListTagsForResourceOutput>::get() {
  return structure<cloudwatch::ListTagsForResourceOutput>("ListTagsForResourceOutput");
}

}  // namespace localecs::aws
