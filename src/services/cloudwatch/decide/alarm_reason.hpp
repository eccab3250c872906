// Words the reason for an alarm's state.
#pragma once

#include <localecs/aws/cloudwatch/metric_alarm.hpp>
#include <localecs/services/cloudwatch/decide/alarms.hpp>
#include <localecs/services/cloudwatch/statistics/metrics.hpp>

#include <string>
#include <utility>

namespace localecs::decide {

// The periods and values that one evaluation looked at.
struct Evaluation {
  const aws::cloudwatch::MetricAlarm& alarm;
  AlarmRule rule;
  Duration period;
  std::vector<TimePoint> starts;  // of all periods that were looked at, oldest first
  metrics::Values values;
  aws::cloudwatch::StateValue verdict{};
};

// "Threshold Crossed: 1 datapoint [21.5 (01/02/26 10:00:00)] was greater than the threshold
// (21.0)."
std::string reason_of(const Evaluation& evaluation);
// The same facts as JSON, for programs (StateReasonData).
std::string reason_data(const Evaluation& evaluation, TimePoint now);

bool breaches(const aws::cloudwatch::MetricAlarm& alarm, double value);

}  // namespace localecs::decide
