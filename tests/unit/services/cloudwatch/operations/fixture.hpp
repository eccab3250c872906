// A CloudWatch of its own for each test.
#pragma once

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include <localecs/services/cloudwatch.hpp>

#include "unit/services/service_api.hpp"

namespace localecs::services::cloudwatch {

class CloudWatch : public testing::Test {
 protected:
  json datum(const json& more) {
    json made{{"MetricName", "Errors"}};
    made.update(more);
    return made;
  }
  std::string put(const json& data) {
    return api.error("PutMetricData", {{"Namespace", "App"}, {"MetricData", data}});
  }

  json alarm(const json& more = {}) {
    json made{{"AlarmName", "web-errors"},
              {"Namespace", "App"},
              {"MetricName", "Errors"},
              {"Statistic", "Sum"},
              {"Period", 60},
              {"EvaluationPeriods", 1},
              {"Threshold", 1},
              {"ComparisonOperator", "GreaterThanThreshold"}};
    if (!more.is_null()) made.update(more);
    return made;
  }
  std::string alarm_error(const json& more) { return api.error("PutMetricAlarm", alarm(more)); }
  // An alarm without some members.
  std::string alarm_without(const std::vector<std::string>& members, const json& more = {}) {
    json made = alarm(more);
    for (const std::string& member : members) made.erase(member);
    return api.error("PutMetricAlarm", made);
  }
  json shown(const std::string& name = "web-errors") {
    return api("DescribeAlarms", {{"AlarmNames", {name}}})["MetricAlarms"].at(0);
  }

  double now() const { return epoch_seconds(api.clock.now()); }

  ServiceApi api{operations()};
  const std::string prefix = "arn:aws:cloudwatch:us-east-1:" + account + ":alarm:";
};

}  // namespace localecs::services::cloudwatch
