// What an alarm asks of its metrics: the queries behind it, and how long these take to show
// anything.
#pragma once

#include <localecs/aws/cloudwatch/metric_alarm.hpp>
#include <localecs/services/cloudwatch/rows.hpp>
#include <localecs/services/cloudwatch/statistics/metrics.hpp>

namespace localecs::metrics {

// The alarm's queries. An alarm on a single metric asks for it as "m1".
Queries queries_of(const aws::cloudwatch::MetricAlarm& alarm);
// The one query of an alarm whose values are compared with the threshold (ReturnData).
const aws::cloudwatch::MetricDataQuery& shown_query(const Queries& queries);
// How long the alarm's metric must breach before the alarm goes into ALARM: all the periods that it
// evaluates.
Duration time_to_notice(const state::Alarm& alarm);

}  // namespace localecs::metrics
