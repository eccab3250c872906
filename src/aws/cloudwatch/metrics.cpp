// Describes the CloudWatch shapes of metrics.hpp.
#include <localecs/aws/cloudwatch/metrics.hpp>

#include "describe.hpp"

namespace localecs::aws::cloudwatch {

BOOST_DESCRIBE_STRUCT(NoOutput, (), ())
BOOST_DESCRIBE_STRUCT(Entity, (), (Attributes, KeyAttributes))
BOOST_DESCRIBE_STRUCT(Dimension, (), (Name, Value))
BOOST_DESCRIBE_STRUCT(StatisticSet, (), (Maximum, Minimum, SampleCount, Sum))
BOOST_DESCRIBE_ENUM(StandardUnit, Seconds, Microseconds, Milliseconds, Bytes, Kilobytes, Megabytes,
                    Gigabytes, Terabytes, Bits, Kilobits, Megabits, Gigabits, Terabits, Percent,
                    Count, Bytes_Second, Kilobytes_Second, Megabytes_Second, Gigabytes_Second,
                    Terabytes_Second, Bits_Second, Kilobits_Second, Megabits_Second,
                    Gigabits_Second, Terabits_Second, Count_Second, None)
BOOST_DESCRIBE_STRUCT(MetricDatum, (),
                      (Counts, Dimensions, MetricName, StatisticValues, StorageResolution,
                       Timestamp, Unit, Value, Values))
BOOST_DESCRIBE_STRUCT(EntityMetricData, (), (Entity, MetricData))
BOOST_DESCRIBE_STRUCT(PutMetricDataInput, (),
                      (EntityMetricData, MetricData, Namespace, StrictEntityValidation))
BOOST_DESCRIBE_STRUCT(DimensionFilter, (), (Name, Value))
BOOST_DESCRIBE_ENUM(RecentlyActive, PT3H)
BOOST_DESCRIBE_STRUCT(ListMetricsInput, (),
                      (Dimensions, IncludeLinkedAccounts, MetricName, Namespace, NextToken,
                       OwningAccount, RecentlyActive))
BOOST_DESCRIBE_STRUCT(Metric, (), (Dimensions, MetricName, Namespace))
BOOST_DESCRIBE_STRUCT(ListMetricsOutput, (), (Metrics, NextToken, OwningAccounts))
BOOST_DESCRIBE_ENUM(Statistic, SampleCount, Average, Sum, Minimum, Maximum)
BOOST_DESCRIBE_STRUCT(GetMetricStatisticsInput, (),
                      (Dimensions, EndTime, ExtendedStatistics, MetricName, Namespace, Period,
                       StartTime, Statistics, Unit))
BOOST_DESCRIBE_STRUCT(Datapoint, (),
                      (Average, ExtendedStatistics, Maximum, Minimum, SampleCount, Sum, Timestamp,
                       Unit))
BOOST_DESCRIBE_STRUCT(GetMetricStatisticsOutput, (), (Datapoints, Label))
BOOST_DESCRIBE_STRUCT(LabelOptions, (), (Timezone))
BOOST_DESCRIBE_STRUCT(MetricStat, (), (Metric, Period, Stat, Unit))
BOOST_DESCRIBE_STRUCT(MetricDataQuery, (),
                      (AccountId, Expression, Id, Label, MetricStat, Period, ReturnData))
BOOST_DESCRIBE_ENUM(ScanBy, TimestampDescending, TimestampAscending)
BOOST_DESCRIBE_STRUCT(GetMetricDataInput, (),
                      (EndTime, LabelOptions, MaxDatapoints, MetricDataQueries, NextToken, ScanBy,
                       StartTime))
BOOST_DESCRIBE_STRUCT(MessageData, (), (Code, Value))
BOOST_DESCRIBE_ENUM(StatusCode, Complete, InternalError, PartialData, Forbidden)
BOOST_DESCRIBE_STRUCT(MetricDataResult, (), (Id, Label, Messages, StatusCode, Timestamps, Values))
BOOST_DESCRIBE_STRUCT(GetMetricDataOutput, (), (Messages, MetricDataResults, NextToken))

}  // namespace localecs::aws::cloudwatch

namespace localecs::aws {

template <>
const Shape& ShapeOf<cloudwatch::NoOutput>::get() {
  return structure<cloudwatch::NoOutput>("NoOutput");
}
template <>
const Shape& ShapeOf<cloudwatch::Entity>::get() {
  return structure<cloudwatch::Entity>("Entity");
}
template <>
const Shape& ShapeOf<cloudwatch::Dimension>::get() {
  return structure<cloudwatch::Dimension>("Dimension");
}
template <>
const Shape& ShapeOf<cloudwatch::StatisticSet>::get() {
  return structure<cloudwatch::StatisticSet>("StatisticSet");
}
template <>
const Shape& ShapeOf<cloudwatch::StandardUnit>::get() {
  return enumeration<cloudwatch::StandardUnit>("StandardUnit", Spelling::slashes);
}
template <>
const Shape& ShapeOf<cloudwatch::MetricDatum>::get() {
  return structure<cloudwatch::MetricDatum>("MetricDatum");
}
template <>
const Shape& ShapeOf<cloudwatch::EntityMetricData>::get() {
  return structure<cloudwatch::EntityMetricData>("EntityMetricData");
}
template <>
const Shape& ShapeOf<cloudwatch::PutMetricDataInput>::get() {
  return structure<cloudwatch::PutMetricDataInput>("PutMetricDataInput");
}
template <>
const Shape& ShapeOf<cloudwatch::DimensionFilter>::get() {
  return structure<cloudwatch::DimensionFilter>("DimensionFilter");
}
template <>
const Shape& ShapeOf<cloudwatch::RecentlyActive>::get() {
  return enumeration<cloudwatch::RecentlyActive>("RecentlyActive");
}
template <>
const Shape& ShapeOf<cloudwatch::ListMetricsInput>::get() {
  return structure<cloudwatch::ListMetricsInput>("ListMetricsInput");
}
template <>
const Shape& ShapeOf<cloudwatch::Metric>::get() {
  return structure<cloudwatch::Metric>("Metric");
}
template <>
const Shape& ShapeOf<cloudwatch::ListMetricsOutput>::get() {
  return structure<cloudwatch::ListMetricsOutput>("ListMetricsOutput");
}
template <>
const Shape& ShapeOf<cloudwatch::Statistic>::get() {
  return enumeration<cloudwatch::Statistic>("Statistic");
}
template <>
const Shape& ShapeOf<cloudwatch::GetMetricStatisticsInput>::get() {
  return structure<cloudwatch::GetMetricStatisticsInput>("GetMetricStatisticsInput");
}
template <>
const Shape& ShapeOf<cloudwatch::Datapoint>::get() {
  return structure<cloudwatch::Datapoint>("Datapoint");
}
template <>
const Shape& ShapeOf<cloudwatch::GetMetricStatisticsOutput>::get() {
  return structure<cloudwatch::GetMetricStatisticsOutput>("GetMetricStatisticsOutput");
}
template <>
const Shape& ShapeOf<cloudwatch::LabelOptions>::get() {
  return structure<cloudwatch::LabelOptions>("LabelOptions");
}
template <>
const Shape& ShapeOf<cloudwatch::MetricStat>::get() {
  return structure<cloudwatch::MetricStat>("MetricStat");
}
template <>
const Shape& ShapeOf<cloudwatch::MetricDataQuery>::get() {
  return structure<cloudwatch::MetricDataQuery>("MetricDataQuery");
}
template <>
const Shape& ShapeOf<cloudwatch::ScanBy>::get() {
  return enumeration<cloudwatch::ScanBy>("ScanBy");
}
template <>
const Shape& ShapeOf<cloudwatch::GetMetricDataInput>::get() {
  return structure<cloudwatch::GetMetricDataInput>("GetMetricDataInput");
}
template <>
const Shape& ShapeOf<cloudwatch::MessageData>::get() {
  return structure<cloudwatch::MessageData>("MessageData");
}
template <>
const Shape& ShapeOf<cloudwatch::StatusCode>::get() {
  return enumeration<cloudwatch::StatusCode>("StatusCode");
}
template <>
const Shape& ShapeOf<cloudwatch::MetricDataResult>::get() {
  return structure<cloudwatch::MetricDataResult>("MetricDataResult");
}
template <>
const Shape& ShapeOf<cloudwatch::GetMetricDataOutput>::get() {
  return structure<cloudwatch::GetMetricDataOutput>("GetMetricDataOutput");
}

}  // namespace localecs::aws
