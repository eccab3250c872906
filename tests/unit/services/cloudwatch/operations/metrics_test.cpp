// PutMetricData and the three operations that read metrics.
#include <cmath>

#include "fixture.hpp"

namespace localecs::services::cloudwatch {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

struct Refused {
  json datum;
  const char* error;
};

TEST_F(CloudWatch, takes_values_sets_and_lists) {
  EXPECT_EQ(put({datum({{"Value", 1.5}}), datum({{"Values", {1, 2}}, {"Counts", {3, 1}}}),
                 datum({{"StatisticValues",
                         {{"SampleCount", 2}, {"Sum", 10}, {"Minimum", 4}, {"Maximum", 6}}}})}),
            "");
  const json answer =
      api("GetMetricStatistics",
          {{"Namespace", "App"},
           {"MetricName", "Errors"},
           {"StartTime", now() - 120},
           {"EndTime", now() + 60},
           {"Period", 60},
           {"Statistics", {"Sum", "SampleCount", "Minimum", "Maximum", "Average"}}});
  EXPECT_EQ(answer["Label"], "Errors");
  ASSERT_EQ(answer["Datapoints"].size(), 1u);
  const json& point = answer["Datapoints"][0];
  EXPECT_EQ(point["Sum"], 16.5);
  EXPECT_EQ(point["SampleCount"], 7);
  EXPECT_EQ(point["Minimum"], 1);
  EXPECT_EQ(point["Maximum"], 6);
  EXPECT_EQ(point["Average"], 16.5 / 7);
  EXPECT_EQ(point["Unit"], "None");
}

TEST_F(CloudWatch, takes_a_set_and_a_list_in_one_datum) {
  EXPECT_EQ(put(json::array(
                {datum({{"Values", {1, 2}},
                        {"StatisticValues",
                         {{"SampleCount", 2}, {"Sum", 10}, {"Minimum", 4}, {"Maximum", 6}}}})})),
            "");
  const json answer = api("GetMetricStatistics", {{"Namespace", "App"},
                                                  {"MetricName", "Errors"},
                                                  {"StartTime", now() - 120},
                                                  {"EndTime", now() + 60},
                                                  {"Period", 60},
                                                  {"Statistics", {"Sum", "SampleCount"}}});
  EXPECT_EQ(answer["Datapoints"][0]["Sum"], 13);
  EXPECT_EQ(answer["Datapoints"][0]["SampleCount"], 4);
}

TEST_F(CloudWatch, refuses_data_that_mean_nothing) {
  const json set{{"SampleCount", 1}, {"Sum", 1}, {"Minimum", 1}, {"Maximum", 1}};
  json empty_set = set, upside_down = set;
  empty_set["SampleCount"] = 0;
  upside_down["Minimum"] = 2;
  const std::vector<Refused> rows{
      {datum({{"Value", 1}, {"StatisticValues", set}}),
       "InvalidParameterCombinationException: The parameters MetricData.member.1.Value and "
       "MetricData.member.1.StatisticValues are mutually exclusive and you have specified both."},
      {datum({{"Value", 1}, {"Values", {1}}}), "InvalidParameterCombinationException: "},
      {datum({{"Value", "NaN"}}),
       "InvalidParameterValueException: The value NaN for parameter MetricData.member.1.Value is "
       "invalid."},
      {datum({{"Values", {1, "-Infinity"}}}),
       "InvalidParameterValueException: The value -Infinity for parameter "
       "MetricData.member.1.Values.member.2 is invalid."},
      {datum({{"Values", {1, 2}}, {"Counts", {1}}}),
       "InvalidParameterValueException: The parameters MetricData.member.1.Values and "
       "MetricData.member.1.Counts must be of the same size."},
      {datum({{"Values", std::vector<int>(151, 1)}}),
       "InvalidParameterValueException: The collection"},
      {datum({{"Values", {1}}, {"Counts", {-1}}}), "InvalidParameterValueException: "},
      {datum(json::object()), "MissingRequiredParameterException: "},
      {datum({{"Value", 1e300}}), "InvalidParameterValueException: The value "},
      {datum({{"StatisticValues", empty_set}}), "InvalidParameterValueException: "},
      {datum({{"StatisticValues", upside_down}}), "InvalidParameterValueException: "},
      {datum({{"Value", 1}, {"StorageResolution", 5}}), "InvalidParameterValueException: "},
      {datum({{"Value", 1}, {"Timestamp", now() - 15 * 86400}}),
       "InvalidParameterValueException: "},
      {datum({{"Value", 1}, {"Timestamp", now() + 3 * 3600}}), "InvalidParameterValueException: "},
      {datum({{"Value", 1}, {"Unit", "Apples"}}),
       "ValidationException: 1 validation error detected: "},
      {datum({{"Value", 1}, {"MetricName", ""}}),
       "ValidationException: 1 validation error detected: "}};
  for (const Refused& row : rows)
    EXPECT_THAT(put(json::array({row.datum})), StartsWith(row.error)) << row.datum;
  EXPECT_THAT(put(std::vector<json>(1001, datum({{"Value", 1}}))), HasSubstr("greater than 1000"));
  EXPECT_THAT(api.error("PutMetricData", {{"Namespace", "App"}}), StartsWith("MissingRequired"));
  EXPECT_THAT(api.error("PutMetricData", {{"Namespace", ":x"}, {"MetricData", json::array()}}),
              HasSubstr("for parameter Namespace is invalid"));
}

TEST_F(CloudWatch, keeps_nothing_of_data_of_which_one_is_refused) {
  EXPECT_NE(put({datum({{"Value", 1}}), datum(json::object())}), "");
  EXPECT_TRUE(api("ListMetrics")["Metrics"].empty());
}

TEST_F(CloudWatch, lists_metrics_by_namespace_name_and_dimensions) {
  const json web{{"Name", "Service"}, {"Value", "web"}},
      api_{{"Name", "Service"}, {"Value", "api"}};
  put({datum({{"Value", 1}, {"Dimensions", {web}}}), datum({{"Value", 1}, {"Dimensions", {api_}}}),
       datum({{"Value", 1}, {"MetricName", "Load"}})});
  EXPECT_EQ(api("ListMetrics")["Metrics"].size(), 3u);
  EXPECT_EQ(api("ListMetrics", {{"MetricName", "Errors"}})["Metrics"].size(), 2u);
  EXPECT_EQ(api("ListMetrics", {{"Namespace", "Other"}})["Metrics"].size(), 0u);
  EXPECT_EQ(api("ListMetrics", {{"Dimensions", {{{"Name", "Service"}}}}})["Metrics"].size(), 2u);
  const json found = api("ListMetrics", {{"Dimensions", json::array({web})}})["Metrics"];
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0]["Dimensions"], json::array({web}));
  api.clock.advance(std::chrono::hours(4));
  EXPECT_EQ(api("ListMetrics", {{"RecentlyActive", "PT3H"}})["Metrics"].size(), 0u);
}

TEST_F(CloudWatch, lists_metrics_in_pages) {
  for (int part = 0; part < 2; ++part) {
    std::vector<json> data;
    for (int i = 0; i < 400; ++i)
      data.push_back(datum({{"Value", 1}, {"MetricName", std::to_string(part * 400 + i)}}));
    EXPECT_EQ(put(data), "");
  }
  const json first = api("ListMetrics");
  EXPECT_EQ(first["Metrics"].size(), 500u);
  const json second = api("ListMetrics", {{"NextToken", first["NextToken"]}});
  EXPECT_EQ(second["Metrics"].size(), 300u);
  EXPECT_FALSE(second.contains("NextToken"));
  EXPECT_THAT(api.error("ListMetrics", {{"NextToken", "!"}}), StartsWith("InvalidNextToken: "));
}

TEST_F(CloudWatch, statistics_are_of_periods_and_units) {
  const double start = std::floor(now() / 300) * 300 - 300;
  put({datum({{"Value", 1}, {"Timestamp", start}}),
       datum({{"Value", 2}, {"Timestamp", start + 60}}),
       datum({{"Value", 4}, {"Timestamp", start + 299}, {"Unit", "Count"}})});
  const json asked{{"Namespace", "App"},
                   {"MetricName", "Errors"},
                   {"StartTime", start},
                   {"EndTime", start + 300},
                   {"Period", 300},
                   {"Statistics", {"Sum"}},
                   {"ExtendedStatistics", {"p100"}}};
  json points = api("GetMetricStatistics", asked)["Datapoints"];
  ASSERT_EQ(points.size(), 2u);
  json counted = asked;
  counted["Unit"] = "Count";
  points = api("GetMetricStatistics", counted)["Datapoints"];
  ASSERT_EQ(points.size(), 1u);
  EXPECT_EQ(points[0]["Sum"], 4);
  EXPECT_EQ(points[0]["Timestamp"], start);
  EXPECT_EQ(points[0]["ExtendedStatistics"]["p100"], 4);
}

TEST_F(CloudWatch, statistics_have_limits) {
  const auto error = [&](const json& more) {
    json asked{{"Namespace", "App"}, {"MetricName", "Errors"}, {"StartTime", 0},
               {"EndTime", 600},     {"Period", 60},           {"Statistics", {"Sum"}}};
    asked.update(more);
    return api.error("GetMetricStatistics", asked);
  };
  EXPECT_EQ(error(json::object()), "");
  EXPECT_EQ(
      error({{"StartTime", 600}}),
      "InvalidParameterValueException: The parameter StartTime must be less than the parameter "
      "EndTime.");
  EXPECT_THAT(error({{"EndTime", 60 * 1441}}),
              StartsWith("InvalidParameterCombinationException: You have requested up to 1441"));
  EXPECT_THAT(error({{"Period", 59}}), HasSubstr("Period must be"));
  EXPECT_THAT(error({{"ExtendedStatistics", {"tm90"}}}), HasSubstr("not supported"));
  EXPECT_THAT(error({{"Statistics", json::array()}}), StartsWith("ValidationException: "));
}

TEST_F(CloudWatch, metric_data_are_metrics_and_arithmetic_in_pages) {
  for (int i = 0; i < 3; ++i)
    put(json::array({datum({{"Value", i + 1}, {"Timestamp", now() - i * 60}})}));
  const json queries{{{"Id", "e"},
                      {"MetricStat",
                       {{"Metric", {{"Namespace", "App"}, {"MetricName", "Errors"}}},
                        {"Period", 60},
                        {"Stat", "Sum"}}}},
                     {{"Id", "double"}, {"Expression", "e * 2"}, {"Label", "twice"}}};
  json asked{{"MetricDataQueries", queries}, {"StartTime", now() - 600}, {"EndTime", now() + 60}};
  json results = api("GetMetricData", asked)["MetricDataResults"];
  EXPECT_EQ(results[0]["Values"], json({1.0, 2.0, 3.0}));
  EXPECT_EQ(results[0]["Label"], "Errors");
  EXPECT_EQ(results[1]["Values"], json({2.0, 4.0, 6.0}));
  EXPECT_EQ(results[1]["Label"], "twice");
  EXPECT_EQ(results[1]["StatusCode"], "Complete");
  asked["ScanBy"] = "TimestampAscending";
  asked["MaxDatapoints"] = 4;
  json page = api("GetMetricData", asked);
  EXPECT_EQ(page["MetricDataResults"][0]["Values"], json({3.0, 2.0, 1.0}));
  EXPECT_EQ(page["MetricDataResults"][1]["Values"], json({6.0}));
  EXPECT_EQ(page["MetricDataResults"][1]["StatusCode"], "PartialData");
  asked["NextToken"] = page["NextToken"];
  page = api("GetMetricData", asked);
  EXPECT_EQ(page["MetricDataResults"][0]["Values"], json::array());
  EXPECT_EQ(page["MetricDataResults"][1]["Values"], json({4.0, 2.0}));
  EXPECT_FALSE(page.contains("NextToken"));
  asked["NextToken"] = "x";
  EXPECT_THAT(api.error("GetMetricData", asked), StartsWith("InvalidNextToken: "));
}

TEST_F(CloudWatch, labels_tell_metrics_apart) {
  const auto query = [](const char* id, const char* stat, int period) {
    return json{{"Id", id},
                {"MetricStat",
                 {{"Metric", {{"Namespace", "App"}, {"MetricName", "m"}}},
                  {"Period", period},
                  {"Stat", stat}}}};
  };
  const auto labels = [&](const json& queries) {
    std::vector<std::string> found;
    const json answer =
        api("GetMetricData",
            {{"MetricDataQueries", queries}, {"StartTime", now() - 600}, {"EndTime", now()}});
    for (const json& result : answer["MetricDataResults"]) found.push_back(result["Label"]);
    return found;
  };
  using testing::ElementsAre;
  EXPECT_THAT(labels(json::array({query("a", "Sum", 60)})), ElementsAre("m"));
  EXPECT_THAT(labels({query("a", "Sum", 60), query("b", "Minimum", 30)}),
              ElementsAre("m Sum 60", "m Minimum 30"));
  EXPECT_THAT(labels({query("a", "Sum", 60), query("b", "Minimum", 60)}),
              ElementsAre("m Sum", "m Minimum"));
  json named = query("b", "Sum", 120);
  named["Label"] = "mine";
  EXPECT_THAT(labels({query("a", "Sum", 60), named}), ElementsAre("m 60", "mine"));
  EXPECT_EQ(
      api.error("GetMetricData",
                {{"MetricDataQueries", {{{"Id", "a"}}}}, {"StartTime", 0}, {"EndTime", 60}}),
      "ValidationException: The parameter MetricDataQueries.member.1.MetricStat is required.");
}

}  // namespace
}  // namespace localecs::services::cloudwatch
