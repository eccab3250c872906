// CloudWatch wire shapes: alarms. Spelled as the public model spells them.
#pragma once

#include <localecs/aws/cloudwatch/metrics.hpp>
#include <localecs/aws/shape.hpp>

#include <optional>

namespace localecs::aws::cloudwatch {

enum class ComparisonOperator {
  GreaterThanOrEqualToThreshold,
  GreaterThanThreshold,
  LessThanThreshold,
  LessThanOrEqualToThreshold,
  LessThanLowerOrGreaterThanUpperThreshold,
  LessThanLowerThreshold,
  GreaterThanUpperThreshold
};

struct AlarmPromQLCriteria {
  std::optional<std::int32_t> PendingPeriod;
  std::string Query;
  std::optional<std::int32_t> RecoveryPeriod;
};

struct EvaluationCriteria {
  std::optional<AlarmPromQLCriteria> PromQLCriteria;
};

struct Tag {
  std::string Key;
  std::string Value;
};

struct PutMetricAlarmInput {
  std::optional<bool> ActionsEnabled;
  std::optional<std::vector<std::string>> AlarmActions;
  std::optional<std::string> AlarmDescription;
  std::string AlarmName;
  std::optional<cloudwatch::ComparisonOperator> ComparisonOperator;
  std::optional<std::int32_t> DatapointsToAlarm;
  std::optional<std::vector<Dimension>> Dimensions;
  std::optional<std::string> EvaluateLowSampleCountPercentile;
  std::optional<cloudwatch::EvaluationCriteria> EvaluationCriteria;
  std::optional<std::int32_t> EvaluationInterval;
  std::optional<std::int32_t> EvaluationPeriods;
  std::optional<std::string> ExtendedStatistic;
  std::optional<std::vector<std::string>> InsufficientDataActions;
  std::optional<std::string> MetricName;
  std::optional<std::vector<MetricDataQuery>> Metrics;
  std::optional<std::string> Namespace;
  std::optional<std::vector<std::string>> OKActions;
  std::optional<std::int32_t> Period;
  std::optional<cloudwatch::Statistic> Statistic;
  std::optional<std::vector<Tag>> Tags;
  std::optional<double> Threshold;
  std::optional<std::string> ThresholdMetricId;
  std::optional<std::string> TreatMissingData;
  std::optional<StandardUnit> Unit;
};

enum class AlarmType { CompositeAlarm, MetricAlarm };

enum class StateValue { OK, ALARM, INSUFFICIENT_DATA };

struct DescribeAlarmsInput {
  std::optional<std::string> ActionPrefix;
  std::optional<std::string> AlarmNamePrefix;
  std::optional<std::vector<std::string>> AlarmNames;
  std::optional<std::vector<AlarmType>> AlarmTypes;
  std::optional<std::string> ChildrenOfAlarmName;
  std::optional<std::int32_t> MaxRecords;
  std::optional<std::string> NextToken;
  std::optional<std::string> ParentsOfAlarmName;
  std::optional<cloudwatch::StateValue> StateValue;
};

enum class ActionsSuppressedBy { WaitPeriod, ExtensionPeriod, Alarm };

struct CompositeAlarm {
  std::optional<bool> ActionsEnabled;
  std::optional<cloudwatch::ActionsSuppressedBy> ActionsSuppressedBy;
  std::optional<std::string> ActionsSuppressedReason;
  std::optional<std::string> ActionsSuppressor;
  std::optional<std::int32_t> ActionsSuppressorExtensionPeriod;
  std::optional<std::int32_t> ActionsSuppressorWaitPeriod;
  std::optional<std::vector<std::string>> AlarmActions;
  std::optional<std::string> AlarmArn;
  std::optional<Timestamp> AlarmConfigurationUpdatedTimestamp;
  std::optional<std::string> AlarmDescription;
  std::optional<std::string> AlarmName;
  std::optional<std::string> AlarmRule;
  std::optional<std::vector<std::string>> InsufficientDataActions;
  std::optional<std::vector<std::string>> OKActions;
  std::optional<std::string> StateReason;
  std::optional<std::string> StateReasonData;
  std::optional<Timestamp> StateTransitionedTimestamp;
  std::optional<Timestamp> StateUpdatedTimestamp;
  std::optional<cloudwatch::StateValue> StateValue;
};

enum class EvaluationState { PARTIAL_DATA, EVALUATION_FAILURE, EVALUATION_ERROR };

struct MetricAlarm {
  std::optional<bool> ActionsEnabled;
  std::optional<std::vector<std::string>> AlarmActions;
  std::optional<std::string> AlarmArn;
  std::optional<Timestamp> AlarmConfigurationUpdatedTimestamp;
  std::optional<std::string> AlarmDescription;
  std::optional<std::string> AlarmName;
  std::optional<cloudwatch::ComparisonOperator> ComparisonOperator;
  std::optional<std::int32_t> DatapointsToAlarm;
  std::optional<std::vector<Dimension>> Dimensions;
  std::optional<std::string> EvaluateLowSampleCountPercentile;
  std::optional<cloudwatch::EvaluationCriteria> EvaluationCriteria;
  std::optional<std::int32_t> EvaluationInterval;
  std::optional<std::int32_t> EvaluationPeriods;
  std::optional<cloudwatch::EvaluationState> EvaluationState;
  std::optional<std::string> ExtendedStatistic;
  std::optional<std::vector<std::string>> InsufficientDataActions;
  std::optional<std::string> MetricName;
  std::optional<std::vector<MetricDataQuery>> Metrics;
  std::optional<std::string> Namespace;
  std::optional<std::vector<std::string>> OKActions;
  std::optional<std::int32_t> Period;
  std::optional<std::string> StateReason;
  std::optional<std::string> StateReasonData;
  std::optional<Timestamp> StateTransitionedTimestamp;
  std::optional<Timestamp> StateUpdatedTimestamp;
  std::optional<cloudwatch::StateValue> StateValue;
  std::optional<cloudwatch::Statistic> Statistic;
  std::optional<double> Threshold;
  std::optional<std::string> ThresholdMetricId;
  std::optional<std::string> TreatMissingData;
  std::optional<StandardUnit> Unit;
};

struct DescribeAlarmsOutput {
  std::optional<std::vector<CompositeAlarm>> CompositeAlarms;
  std::optional<std::vector<MetricAlarm>> MetricAlarms;
  std::optional<std::string> NextToken;
};

struct DescribeAlarmsForMetricInput {
  std::optional<std::vector<Dimension>> Dimensions;
  std::optional<std::string> ExtendedStatistic;
  std::string MetricName;
  std::string Namespace;
  std::optional<std::int32_t> Period;
  std::optional<cloudwatch::Statistic> Statistic;
  std::optional<StandardUnit> Unit;
};

struct DescribeAlarmsForMetricOutput {
  std::optional<std::vector<MetricAlarm>> MetricAlarms;
};

enum class HistoryItemType {
  ConfigurationUpdate,
  StateUpdate,
  Action,
  AlarmContributorStateUpdate,
  AlarmContributorAction
};

struct DescribeAlarmHistoryInput {
  std::optional<std::string> AlarmContributorId;
  std::optional<std::string> AlarmName;
  std::optional<std::vector<AlarmType>> AlarmTypes;
  std::optional<Timestamp> EndDate;
  std::optional<cloudwatch::HistoryItemType> HistoryItemType;
  std::optional<std::int32_t> MaxRecords;
  std::optional<std::string> NextToken;
  std::optional<cloudwatch::ScanBy> ScanBy;
  std::optional<Timestamp> StartDate;
};

struct AlarmHistoryItem {
  std::optional<std::map<std::string, std::string>> AlarmContributorAttributes;
  std::optional<std::string> AlarmContributorId;
  std::optional<std::string> AlarmName;
  std::optional<cloudwatch::AlarmType> AlarmType;
  std::optional<std::string> HistoryData;
  std::optional<cloudwatch::HistoryItemType> HistoryItemType;
  std::optional<std::string> HistorySummary;
  std::optional<aws::Timestamp> Timestamp;
};

struct DescribeAlarmHistoryOutput {
  std::optional<std::vector<AlarmHistoryItem>> AlarmHistoryItems;
  std::optional<std::string> NextToken;
};

struct DeleteAlarmsInput {
  std::vector<std::string> AlarmNames;
};

struct SetAlarmStateInput {
  std::string AlarmName;
  std::string StateReason;
  std::optional<std::string> StateReasonData;
  cloudwatch::StateValue StateValue{};
};

struct EnableAlarmActionsInput {
  std::vector<std::string> AlarmNames;
};

struct DisableAlarmActionsInput {
  std::vector<std::string> AlarmNames;
};

struct TagResourceInput {
  std::string ResourceARN;
  std::vector<Tag> Tags;
};

struct TagResourceOutput {};

struct UntagResourceInput {
  std::string ResourceARN;
  std::vector<std::string> TagKeys;
};

struct UntagResourceOutput {};

struct ListTagsForResourceInput {
  std::string ResourceARN;
};

struct ListTagsForResourceOutput {
  std::optional<std::vector<Tag>> Tags;
};

}  // namespace localecs::aws::cloudwatch

// clang-format off
namespace localecs::aws {

template <> const Shape& ShapeOf<cloudwatch::ComparisonOperator>::get();
template <> const Shape& ShapeOf<cloudwatch::AlarmPromQLCriteria>::get();
template <> const Shape& ShapeOf<cloudwatch::EvaluationCriteria>::get();
template <> const Shape& ShapeOf<cloudwatch::Tag>::get();
template <> const Shape& ShapeOf<cloudwatch::PutMetricAlarmInput>::get();
template <> const Shape& ShapeOf<cloudwatch::AlarmType>::get();
template <> const Shape& ShapeOf<cloudwatch::StateValue>::get();
template <> const Shape& ShapeOf<cloudwatch::DescribeAlarmsInput>::get();
template <> const Shape& ShapeOf<cloudwatch::ActionsSuppressedBy>::get();
template <> const Shape& ShapeOf<cloudwatch::CompositeAlarm>::get();
template <> const Shape& ShapeOf<cloudwatch::EvaluationState>::get();
template <> const Shape& ShapeOf<cloudwatch::MetricAlarm>::get();
template <> const Shape& ShapeOf<cloudwatch::DescribeAlarmsOutput>::get();
template <> const Shape& ShapeOf<cloudwatch::DescribeAlarmsForMetricInput>::get();
template <> const Shape& ShapeOf<cloudwatch::DescribeAlarmsForMetricOutput>::get();
template <> const Shape& ShapeOf<cloudwatch::HistoryItemType>::get();
template <> const Shape& ShapeOf<cloudwatch::DescribeAlarmHistoryInput>::get();
template <> const Shape& ShapeOf<cloudwatch::AlarmHistoryItem>::get();
template <> const Shape& ShapeOf<cloudwatch::DescribeAlarmHistoryOutput>::get();
template <> const Shape& ShapeOf<cloudwatch::DeleteAlarmsInput>::get();
template <> const Shape& ShapeOf<cloudwatch::SetAlarmStateInput>::get();
template <> const Shape& ShapeOf<cloudwatch::EnableAlarmActionsInput>::get();
template <> const Shape& ShapeOf<cloudwatch::DisableAlarmActionsInput>::get();
template <> const Shape& ShapeOf<cloudwatch::TagResourceInput>::get();
template <> const Shape& ShapeOf<cloudwatch::TagResourceOutput>::get();
template <> const Shape& ShapeOf<cloudwatch::UntagResourceInput>::get();
template <> const Shape& ShapeOf<cloudwatch::UntagResourceOutput>::get();
template <> const Shape& ShapeOf<cloudwatch::ListTagsForResourceInput>::get();
template <> const Shape& ShapeOf<cloudwatch::ListTagsForResourceOutput>::get();

}  // namespace localecs::aws
// clang-format on
