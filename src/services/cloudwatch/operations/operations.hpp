// Every CloudWatch operation as one function.
#pragma once

#include <localecs/aws/cloudwatch/alarms.hpp>
#include <localecs/aws/cloudwatch/metrics.hpp>
#include <localecs/services/operation.hpp>

namespace localecs::services::cloudwatch {

using namespace aws::cloudwatch;  // the wire shapes

NoOutput put_metric_data(Call& call, const PutMetricDataInput& input);
ListMetricsOutput list_metrics(Call& call, const ListMetricsInput& input);
GetMetricStatisticsOutput get_metric_statistics(Call& call, const GetMetricStatisticsInput& input);
GetMetricDataOutput get_metric_data(Call& call, const GetMetricDataInput& input);

NoOutput put_metric_alarm(Call& call, const PutMetricAlarmInput& input);
DescribeAlarmsOutput describe_alarms(Call& call, const DescribeAlarmsInput& input);
DescribeAlarmsForMetricOutput describe_alarms_for_metric(Call& call,
                                                         const DescribeAlarmsForMetricInput& input);
DescribeAlarmHistoryOutput describe_alarm_history(Call& call,
                                                  const DescribeAlarmHistoryInput& input);
NoOutput delete_alarms(Call& call, const DeleteAlarmsInput& input);
NoOutput set_alarm_state(Call& call, const SetAlarmStateInput& input);
NoOutput enable_alarm_actions(Call& call, const EnableAlarmActionsInput& input);
NoOutput disable_alarm_actions(Call& call, const DisableAlarmActionsInput& input);

TagResourceOutput tag_resource(Call& call, const TagResourceInput& input);
UntagResourceOutput untag_resource(Call& call, const UntagResourceInput& input);
ListTagsForResourceOutput list_tags_for_resource(Call& call, const ListTagsForResourceInput& input);

}  // namespace localecs::services::cloudwatch
