// CloudWatch wire shapes: metrics. Spelled as the public model spells them.
#pragma once

#include <localecs/aws/shape.hpp>

#include <optional>

namespace localecs::aws::cloudwatch {

// Of the operations that answer nothing.
struct NoOutput {};

struct Entity {
  std::optional<std::map<std::string, std::string>> Attributes;
  std::optional<std::map<std::string, std::string>> KeyAttributes;
};

struct Dimension {
  std::string Name;
  std::string Value;
};

struct StatisticSet {
  double Maximum{};
  double Minimum{};
  double SampleCount{};
  double Sum{};
};

enum class StandardUnit {
  Seconds,
  Microseconds,
  Milliseconds,
  Bytes,
  Kilobytes,
  Megabytes,
  Gigabytes,
  Terabytes,
  Bits,
  Kilobits,
  Megabits,
  Gigabits,
  Terabits,
  Percent,
  Count,
  Bytes_Second,
  Kilobytes_Second,
  Megabytes_Second,
  Gigabytes_Second,
  Terabytes_Second,
  Bits_Second,
  Kilobits_Second,
  Megabits_Second,
  Gigabits_Second,
  Terabits_Second,
  Count_Second,
  None
};

struct MetricDatum {
  std::optional<std::vector<double>> Counts;
  std::optional<std::vector<Dimension>> Dimensions;
  std::string MetricName;
  std::optional<StatisticSet> StatisticValues;
  std::optional<std::int32_t> StorageResolution;
  std::optional<aws::Timestamp> Timestamp;
  std::optional<StandardUnit> Unit;
  std::optional<double> Value;
  std::optional<std::vector<double>> Values;
};

struct EntityMetricData {
  std::optional<cloudwatch::Entity> Entity;
  std::optional<std::vector<MetricDatum>> MetricData;
};

struct PutMetricDataInput {
  std::optional<std::vector<cloudwatch::EntityMetricData>> EntityMetricData;
  std::optional<std::vector<MetricDatum>> MetricData;
  std::string Namespace;
  std::optional<bool> StrictEntityValidation;
};

struct DimensionFilter {
  std::string Name;
  std::optional<std::string> Value;
};

enum class RecentlyActive { PT3H };

struct ListMetricsInput {
  std::optional<std::vector<DimensionFilter>> Dimensions;
  std::optional<bool> IncludeLinkedAccounts;
  std::optional<std::string> MetricName;
  std::optional<std::string> Namespace;
  std::optional<std::string> NextToken;
  std::optional<std::string> OwningAccount;
  std::optional<cloudwatch::RecentlyActive> RecentlyActive;
};

struct Metric {
  std::optional<std::vector<Dimension>> Dimensions;
  std::optional<std::string> MetricName;
  std::optional<std::string> Namespace;
};

struct ListMetricsOutput {
  std::optional<std::vector<Metric>> Metrics;
  std::optional<std::string> NextToken;
  std::optional<std::vector<std::string>> OwningAccounts;
};

enum class Statistic { SampleCount, Average, Sum, Minimum, Maximum };

struct GetMetricStatisticsInput {
  std::optional<std::vector<Dimension>> Dimensions;
  Timestamp EndTime;
  std::optional<std::vector<std::string>> ExtendedStatistics;
  std::string MetricName;
  std::string Namespace;
  std::int32_t Period{};
  Timestamp StartTime;
  std::optional<std::vector<Statistic>> Statistics;
  std::optional<StandardUnit> Unit;
};

struct Datapoint {
  std::optional<double> Average;
  std::optional<std::map<std::string, double>> ExtendedStatistics;
  std::optional<double> Maximum;
  std::optional<double> Minimum;
  std::optional<double> SampleCount;
  std::optional<double> Sum;
  std::optional<aws::Timestamp> Timestamp;
  std::optional<StandardUnit> Unit;
};

struct GetMetricStatisticsOutput {
  std::optional<std::vector<Datapoint>> Datapoints;
  std::optional<std::string> Label;
};

struct LabelOptions {
  std::optional<std::string> Timezone;
};

struct MetricStat {
  cloudwatch::Metric Metric;
  std::int32_t Period{};
  std::string Stat;
  std::optional<StandardUnit> Unit;
};

struct MetricDataQuery {
  std::optional<std::string> AccountId;
  std::optional<std::string> Expression;
  std::string Id;
  std::optional<std::string> Label;
  std::optional<cloudwatch::MetricStat> MetricStat;
  std::optional<std::int32_t> Period;
  std::optional<bool> ReturnData;
};

enum class ScanBy { TimestampDescending, TimestampAscending };

struct GetMetricDataInput {
  Timestamp EndTime;
  std::optional<cloudwatch::LabelOptions> LabelOptions;
  std::optional<std::int32_t> MaxDatapoints;
  std::vector<MetricDataQuery> MetricDataQueries;
  std::optional<std::string> NextToken;
  std::optional<cloudwatch::ScanBy> ScanBy;
  Timestamp StartTime;
};

struct MessageData {
  std::optional<std::string> Code;
  std::optional<std::string> Value;
};

enum class StatusCode { Complete, InternalError, PartialData, Forbidden };

struct MetricDataResult {
  std::optional<std::string> Id;
  std::optional<std::string> Label;
  std::optional<std::vector<MessageData>> Messages;
  std::optional<cloudwatch::StatusCode> StatusCode;
  std::optional<std::vector<Timestamp>> Timestamps;
  std::optional<std::vector<double>> Values;
};

struct GetMetricDataOutput {
  std::optional<std::vector<MessageData>> Messages;
  std::optional<std::vector<MetricDataResult>> MetricDataResults;
  std::optional<std::string> NextToken;
};

}  // namespace localecs::aws::cloudwatch

// clang-format off
namespace localecs::aws {

template <> const Shape& ShapeOf<cloudwatch::NoOutput>::get();
template <> const Shape& ShapeOf<cloudwatch::Entity>::get();
template <> const Shape& ShapeOf<cloudwatch::Dimension>::get();
template <> const Shape& ShapeOf<cloudwatch::StatisticSet>::get();
template <> const Shape& ShapeOf<cloudwatch::StandardUnit>::get();
template <> const Shape& ShapeOf<cloudwatch::MetricDatum>::get();
template <> const Shape& ShapeOf<cloudwatch::EntityMetricData>::get();
template <> const Shape& ShapeOf<cloudwatch::PutMetricDataInput>::get();
template <> const Shape& ShapeOf<cloudwatch::DimensionFilter>::get();
template <> const Shape& ShapeOf<cloudwatch::RecentlyActive>::get();
template <> const Shape& ShapeOf<cloudwatch::ListMetricsInput>::get();
template <> const Shape& ShapeOf<cloudwatch::Metric>::get();
template <> const Shape& ShapeOf<cloudwatch::ListMetricsOutput>::get();
template <> const Shape& ShapeOf<cloudwatch::Statistic>::get();
template <> const Shape& ShapeOf<cloudwatch::GetMetricStatisticsInput>::get();
template <> const Shape& ShapeOf<cloudwatch::Datapoint>::get();
template <> const Shape& ShapeOf<cloudwatch::GetMetricStatisticsOutput>::get();
template <> const Shape& ShapeOf<cloudwatch::LabelOptions>::get();
template <> const Shape& ShapeOf<cloudwatch::MetricStat>::get();
template <> const Shape& ShapeOf<cloudwatch::MetricDataQuery>::get();
template <> const Shape& ShapeOf<cloudwatch::ScanBy>::get();
template <> const Shape& ShapeOf<cloudwatch::GetMetricDataInput>::get();
template <> const Shape& ShapeOf<cloudwatch::MessageData>::get();
template <> const Shape& ShapeOf<cloudwatch::StatusCode>::get();
template <> const Shape& ShapeOf<cloudwatch::MetricDataResult>::get();
template <> const Shape& ShapeOf<cloudwatch::GetMetricDataOutput>::get();

}  // namespace localecs::aws
// clang-format on
