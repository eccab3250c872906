// Alarms as users make, list, set, tag and delete them.
#include "fixture.hpp"

namespace localecs::services::cloudwatch {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

TEST_F(CloudWatch, makes_an_alarm) {
  EXPECT_EQ(alarm_error({{"Tags", {{{"Key", "k"}, {"Value", "v"}}}},
                         {"AlarmActions", {"arn:aws:sns:us-east-1:000000000000:topic"}}}),
            "");
  const json made = shown();
  EXPECT_EQ(made["AlarmArn"], prefix + "web-errors");
  EXPECT_EQ(made["StateValue"], "INSUFFICIENT_DATA");
  EXPECT_EQ(made["StateReason"], "Unchecked: Initial alarm creation");
  EXPECT_EQ(made["ActionsEnabled"], true);
  EXPECT_EQ(made["AlarmActions"].size(), 1u);
  EXPECT_EQ(made["OKActions"], json::array());
  EXPECT_EQ(made["Dimensions"], json::array());
  EXPECT_EQ(made["Threshold"], 1);
  EXPECT_EQ(api("ListTagsForResource", {{"ResourceARN", prefix + "web-errors"}})["Tags"],
            json({{{"Key", "k"}, {"Value", "v"}}}));
}

TEST_F(CloudWatch, keeps_the_state_when_the_configuration_changes) {
  api("PutMetricAlarm", alarm());
  api("SetAlarmState",
      {{"AlarmName", "web-errors"}, {"StateValue", "ALARM"}, {"StateReason", "test"}});
  api("PutMetricAlarm", alarm({{"Threshold", 5}}));
  const json made = shown();
  EXPECT_EQ(made["StateValue"], "ALARM");
  EXPECT_EQ(made["StateReason"], "test");
  EXPECT_EQ(made["Threshold"], 5);
}

TEST_F(CloudWatch, refuses_alarms_that_mean_nothing) {
  EXPECT_THAT(alarm_error({{"Period", 61}}), HasSubstr("Period must be"));
  EXPECT_THAT(alarm_error({{"Period", 3600}, {"EvaluationPeriods", 25}}),
              HasSubstr("more than a day"));
  EXPECT_THAT(alarm_error({{"EvaluationPeriods", 2'000'000'000}}), HasSubstr("more than a day"));
  EXPECT_THAT(alarm_error({{"DatapointsToAlarm", 2}}), HasSubstr("DatapointsToAlarm"));
  EXPECT_THAT(alarm_error({{"TreatMissingData", "maybe"}}), HasSubstr("[breaching, notBreaching"));
  EXPECT_THAT(alarm_error({{"ExtendedStatistic", "p90"}}), HasSubstr("Exactly one of Statistic"));
  EXPECT_THAT(alarm_without({"Statistic"}, {{"ExtendedStatistic", "tm90"}}),
              HasSubstr("percentiles"));
  EXPECT_EQ(alarm_without({"Statistic"}, {{"ExtendedStatistic", "90"}}),
            "InvalidParameterValueException: The value 90 for parameter ExtendedStatistic is not "
            "supported.");
  EXPECT_EQ(alarm_error({{"EvaluateLowSampleCountPercentile", "x"}}),
            "ValidationException: Option x is not supported. Supported options for parameter "
            "EvaluateLowSampleCountPercentile are evaluate and ignore.");
  EXPECT_THAT(alarm_error({{"Threshold", "NaN"}}), HasSubstr("The value NaN for parameter"));
  EXPECT_THAT(alarm_error({{"OKActions", {"tell-me"}}}), HasSubstr("Invalid arn syntax: tell-me"));
  EXPECT_THAT(alarm_error({{"ComparisonOperator", "GreaterThanUpperThreshold"}}),
              HasSubstr("anomaly"));
  EXPECT_THAT(alarm_error({{"ThresholdMetricId", "ad1"}}), HasSubstr("anomaly"));
  EXPECT_THAT(alarm_error({{"EvaluationCriteria", json::object()}}), HasSubstr("PromQL"));
  EXPECT_THAT(alarm_without({"MetricName"}), HasSubstr("MetricName and Namespace or Metrics"));
  for (const char* member : {"Threshold", "EvaluationPeriods", "ComparisonOperator"})
    EXPECT_THAT(alarm_without({member}), StartsWith("MissingRequiredParameterException: "))
        << member;
  EXPECT_THAT(alarm_without({"AlarmName"}), StartsWith("ValidationException: 1 validation error"));
  EXPECT_THAT(alarm_error({{"Dimensions", std::vector<json>(31, {{"Name", "a"}, {"Value", "b"}})}}),
              StartsWith("ValidationException: 1 validation error"));
  EXPECT_TRUE(api("DescribeAlarms")["MetricAlarms"].empty());
}

TEST_F(CloudWatch, makes_alarms_on_arithmetic) {
  const json metric{{"Namespace", "App"}, {"MetricName", "Errors"}};
  const json stat{{"Metric", metric}, {"Period", 60}, {"Stat", "Sum"}};
  const std::vector<std::string> own{"MetricName", "Namespace", "Statistic", "Period"};
  const auto error = [&](const json& metrics) {
    return alarm_without(own, {{"Metrics", metrics}});
  };
  const json hidden{{"Id", "e"}, {"MetricStat", stat}, {"ReturnData", false}};
  EXPECT_EQ(error({hidden, {{"Id", "r"}, {"Expression", "e * 2"}}}), "");
  EXPECT_EQ(shown()["Metrics"].size(), 2u);
  EXPECT_THAT(error(json::array({hidden})),
              HasSubstr("Exactly one of the metrics must return data"));
  EXPECT_THAT(error({hidden, {{"Id", "r"}, {"Expression", "SEARCH('x')"}}}),
              HasSubstr("functions and"));
  EXPECT_THAT(alarm_error({{"Metrics", json::array({hidden})}}),
              HasSubstr("together with MetricName"));
}

TEST_F(CloudWatch, describes_alarms_by_name_prefix_state_and_action) {
  for (const char* name : {"web-a", "web-b", "api-a"})
    api("PutMetricAlarm",
        alarm({{"AlarmName", name}, {"OKActions", {"arn:aws:sns:" + std::string(name)}}}));
  api("SetAlarmState", {{"AlarmName", "web-b"}, {"StateValue", "OK"}, {"StateReason", "fine"}});
  const auto names = [&](const json& asked) {
    std::vector<std::string> found;
    const json answer = api("DescribeAlarms", asked);
    for (const json& one : answer["MetricAlarms"]) found.push_back(one["AlarmName"]);
    return found;
  };
  using Names = std::vector<std::string>;
  EXPECT_EQ(names(json::object()), (Names{"api-a", "web-a", "web-b"}));
  EXPECT_EQ(names({{"AlarmNamePrefix", "web"}}), (Names{"web-a", "web-b"}));
  EXPECT_EQ(names({{"AlarmNames", {"api-a", "none"}}}), (Names{"api-a"}));
  EXPECT_EQ(names({{"StateValue", "OK"}}), (Names{"web-b"}));
  EXPECT_EQ(names({{"ActionPrefix", "arn:aws:sns:api"}}), (Names{"api-a"}));
  EXPECT_EQ(names({{"AlarmTypes", {"CompositeAlarm"}}}), Names{});
  EXPECT_EQ(names({{"ParentsOfAlarmName", "web-a"}}), Names{});
  const json page = api("DescribeAlarms", {{"MaxRecords", 2}});
  EXPECT_EQ(page["MetricAlarms"].size(), 2u);
  EXPECT_EQ(page["CompositeAlarms"], json::array());
  EXPECT_EQ(names({{"NextToken", page["NextToken"]}}), (Names{"web-b"}));
  EXPECT_THAT(api.error("DescribeAlarms", {{"NextToken", "?"}}), StartsWith("InvalidNextToken: "));
}

TEST_F(CloudWatch, describes_the_alarms_on_a_metric) {
  const json dimensions{{{"Name", "a"}, {"Value", "1"}}, {{"Name", "b"}, {"Value", "2"}}};
  const json swapped{{{"Name", "b"}, {"Value", "2"}}, {{"Name", "a"}, {"Value", "1"}}};
  api("PutMetricAlarm", alarm({{"Dimensions", dimensions}}));
  const auto count = [&](const json& more) {
    json asked{{"Namespace", "App"}, {"MetricName", "Errors"}};
    asked.update(more);
    return api("DescribeAlarmsForMetric", asked)["MetricAlarms"].size();
  };
  EXPECT_EQ(count({{"Dimensions", swapped}}), 1u);
  EXPECT_EQ(count(json::object()), 0u);
  EXPECT_EQ(count({{"Dimensions", dimensions}, {"Statistic", "Average"}}), 0u);
  EXPECT_EQ(count({{"Dimensions", dimensions}, {"Period", 60}, {"Statistic", "Sum"}}), 1u);
}

TEST_F(CloudWatch, sets_states_and_remembers_them) {
  EXPECT_EQ(
      api.error("SetAlarmState", {{"AlarmName", "x"}, {"StateValue", "OK"}, {"StateReason", ""}}),
      "ResourceNotFound: ");
  EXPECT_EQ(
      api.error("SetAlarmState",
                {{"AlarmName", "x"}, {"StateValue", "INVALID"}, {"StateReason", ""}}),
      "ValidationException: 1 validation error detected: Value 'INVALID' at 'stateValue' failed to "
      "satisfy constraint: Member must satisfy enum value set: [INSUFFICIENT_DATA, ALARM, OK]");
  api("PutMetricAlarm", alarm());
  EXPECT_THAT(api.error("SetAlarmState", {{"AlarmName", "web-errors"},
                                          {"StateValue", "OK"},
                                          {"StateReason", ""},
                                          {"StateReasonData", "{"}}),
              StartsWith("InvalidFormatFault: "));
  api.clock.advance(std::chrono::seconds(1));
  api("SetAlarmState",
      {{"AlarmName", "web-errors"}, {"StateValue", "ALARM"}, {"StateReason", "test"}});
  const auto summaries = [&](const json& asked) {
    std::vector<std::string> found;
    const json answer = api("DescribeAlarmHistory", asked);
    for (const json& item : answer["AlarmHistoryItems"]) found.push_back(item["HistorySummary"]);
    return found;
  };
  using Texts = std::vector<std::string>;
  const std::string created = "Alarm \"web-errors\" created",
                    moved = "Alarm updated from INSUFFICIENT_DATA to ALARM";
  EXPECT_EQ(summaries(json::object()), (Texts{moved, created}));
  EXPECT_EQ(summaries({{"ScanBy", "TimestampAscending"}}), (Texts{created, moved}));
  EXPECT_EQ(summaries({{"HistoryItemType", "ConfigurationUpdate"}}), (Texts{created}));
  EXPECT_EQ(summaries({{"AlarmName", "other"}}), Texts{});
  EXPECT_EQ(summaries({{"StartDate", now()}}), (Texts{moved}));
  const json page = api("DescribeAlarmHistory", {{"MaxRecords", 1}});
  EXPECT_EQ(summaries({{"NextToken", page["NextToken"]}}), (Texts{created}));
}

TEST_F(CloudWatch, enables_and_disables_actions) {
  api("PutMetricAlarm", alarm());
  api("DisableAlarmActions", {{"AlarmNames", {"web-errors", "none"}}});
  EXPECT_EQ(shown()["ActionsEnabled"], false);
  api("EnableAlarmActions", {{"AlarmNames", {"web-errors"}}});
  EXPECT_EQ(shown()["ActionsEnabled"], true);
}

TEST_F(CloudWatch, deletes_the_alarms_that_exist) {
  api("PutMetricAlarm", alarm());
  EXPECT_EQ(api.error("DeleteAlarms", {{"AlarmNames", {"none", "web-errors"}}}), "");
  EXPECT_EQ(api("DescribeAlarms")["MetricAlarms"].size(), 0u);
}

TEST_F(CloudWatch, tags_alarms) {
  api("PutMetricAlarm", alarm());
  const json arn = prefix + "web-errors";
  api("TagResource", {{"ResourceARN", arn},
                      {"Tags", {{{"Key", "a"}, {"Value", "1"}}, {{"Key", "b"}, {"Value", ""}}}}});
  api("UntagResource", {{"ResourceARN", arn}, {"TagKeys", {"a"}}});
  EXPECT_EQ(api("ListTagsForResource", {{"ResourceARN", arn}})["Tags"],
            json({{{"Key", "b"}, {"Value", ""}}}));
  for (const std::string& other :
       {prefix + "none", std::string("arn:aws:cloudwatch:eu-west-1:1:alarm:x"), std::string("x")}) {
    EXPECT_EQ(api("ListTagsForResource", {{"ResourceARN", other}})["Tags"], json::array());
    EXPECT_EQ(api.error("UntagResource", {{"ResourceARN", other}, {"TagKeys", {"a"}}}),
              "ResourceNotFoundException: Unknown");
  }
  std::vector<json> many;
  for (int i = 0; i < 50; ++i) many.push_back({{"Key", std::to_string(i)}, {"Value", ""}});
  EXPECT_THAT(api.error("TagResource", {{"ResourceARN", arn}, {"Tags", many}}),
              HasSubstr("50 tags"));
}

}  // namespace
}  // namespace localecs::services::cloudwatch
