// CloudWatch's operations by name.
#include <localecs/aws/cloudwatch/rules.hpp>
#include <localecs/services/cloudwatch.hpp>

#include "operations.hpp"

namespace localecs::services::cloudwatch {
namespace {

// Sorted by name.
constexpr Operation table[] = {
    operation<&delete_alarms>("DeleteAlarms"),
    operation<&describe_alarm_history>("DescribeAlarmHistory"),
    operation<&describe_alarms>("DescribeAlarms"),
    operation<&describe_alarms_for_metric>("DescribeAlarmsForMetric"),
    operation<&disable_alarm_actions>("DisableAlarmActions"),
    operation<&enable_alarm_actions>("EnableAlarmActions"),
    operation<&get_metric_data>("GetMetricData"),
    operation<&get_metric_statistics>("GetMetricStatistics"),
    operation<&list_metrics>("ListMetrics"),
    operation<&list_tags_for_resource>("ListTagsForResource"),
    operation<&put_metric_alarm>("PutMetricAlarm"),
    operation<&put_metric_data>("PutMetricData"),
    operation<&set_alarm_state>("SetAlarmState"),
    operation<&tag_resource>("TagResource"),
    operation<&untag_resource>("UntagResource"),
};

}  // namespace

// It is called in three ways: by target, by version and by the name in a path of rpc-v2-cbor.
const OperationTable& operations() {
  static const OperationTable cloudwatch{
      .name = "CloudWatch",
      .target_prefix = "GraniteServiceVersion20100801",
      .operations = table,
      .signing_name = "monitoring",
      .version = "2010-08-01",
      .xml_namespace = "http://monitoring.amazonaws.com/doc/2010-08-01/",
      .rules = &aws::cloudwatch::rules()};
  return cloudwatch;
}

}  // namespace localecs::services::cloudwatch
