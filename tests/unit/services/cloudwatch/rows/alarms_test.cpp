// Metrics as they are kept: identity, limits, age; alarms' states and history.
#include <gmock/gmock.h>

#include <localecs/aws/cloudwatch/metric.hpp>
#include <localecs/aws/cloudwatch/state_value.hpp>
#include <localecs/services/all.hpp>
#include <localecs/services/cloudwatch/rows/alarms.hpp>

namespace localecs::state {
namespace {

using namespace std::chrono_literals;
namespace cw = aws::cloudwatch;

constexpr TimePoint kNow{std::chrono::hours(490'000)};

cw::Metric metric(std::vector<cw::Dimension> dimensions = {}) {
  cw::Metric made;
  made.Namespace = "App";
  made.MetricName = "Errors";
  made.Dimensions = std::move(dimensions);
  return made;
}

std::string key(const cw::Metric& metric, std::string_view region = "us-east-1") {
  return metric_key(region, "000000000000", metric);
}

MetricPoint one(double value) {
  MetricPoint point;
  point.count = 1;
  point.sum = point.minimum = point.maximum = value;
  point.values = {{value, 1}};
  return point;
}

TEST(Metrics, are_told_apart_by_their_dimensions_in_any_order) {
  const auto both = metric({{"a", "1"}, {"b", "2"}}), swapped = metric({{"b", "2"}, {"a", "1"}});
  EXPECT_EQ(key(both), key(swapped));
  EXPECT_NE(key(both), key(metric({{"a", "1"}})));
  EXPECT_NE(key(both), key(both, "eu-west-1"));
  EXPECT_NE(key(metric({{"a", "12"}})), key(metric({{"a1", "2"}})));
}

TEST(Metrics, add_up_for_a_moment) {
  State state{services::parts()};
  Metrics& metrics = state[cloudwatch::metrics];
  metrics.put(key(metric()), metric(), kNow, one(2), kNow);
  metrics.put(key(metric()), metric(), kNow, one(3), kNow);
  metrics.put(key(metric()), metric(), kNow, one(3), kNow);
  const MetricPoint& point = metrics.find(key(metric()))->points.at(kNow).at(0);
  EXPECT_EQ(point.count, 3);
  EXPECT_EQ(point.sum, 8);
  EXPECT_EQ(point.minimum, 2);
  EXPECT_EQ(point.maximum, 3);
  EXPECT_THAT(point.values, testing::ElementsAre(testing::Pair(2, 1), testing::Pair(3, 2)));
  EXPECT_EQ(metrics.size(), 5u);  // the metric itself counts for two
}

TEST(Metrics, lose_the_oldest_moments_above_the_limit) {
  State state{services::parts()};
  Metrics& metrics = state[cloudwatch::metrics];
  metrics.set_limit(10);
  const auto other = metric({{"a", "1"}});
  metrics.put(key(other), other, kNow, one(0), kNow);
  for (int i = 1; i <= 20; ++i) metrics.put(key(metric()), metric(), kNow + i * 1min, one(i), kNow);
  EXPECT_LE(metrics.size(), 10u);
  EXPECT_EQ(metrics.find(key(other)), nullptr);
  EXPECT_EQ(metrics.find(key(metric()))->points.size(), 4u);
  EXPECT_EQ(metrics.find(key(metric()))->points.rbegin()->first, kNow + 20min);
}

TEST(Metrics, with_long_names_count_for_more) {
  State state{services::parts()};
  Metrics& metrics = state[cloudwatch::metrics];
  const auto wide = metric({{"a", std::string(6400, 'x')}});
  metrics.put(key(wide), wide, kNow, one(1), kNow);
  EXPECT_GE(metrics.size(), 300u);
  metrics.expire(kNow + 24h * 16);
  EXPECT_EQ(metrics.size(), 0u);
}

TEST(Alarms, have_arns_of_their_partition) {
  EXPECT_EQ(alarm_arn("us-east-1", "000000000000", "a"),
            "arn:aws:cloudwatch:us-east-1:000000000000:alarm:a");
  EXPECT_EQ(alarm_arn("cn-north-1", "000000000000", "a"),
            "arn:aws-cn:cloudwatch:cn-north-1:000000000000:alarm:a");
}

TEST(Metrics, grow_old) {
  State state{services::parts()};
  Metrics& metrics = state[cloudwatch::metrics];
  metrics.put(key(metric()), metric(), kNow, one(1), kNow);
  metrics.expire(kNow + 24h * 15);
  EXPECT_EQ(metrics.all().size(), 1u);
  metrics.expire(kNow + 24h * 15 + 1min);
  EXPECT_EQ(metrics.all().size(), 0u);
  EXPECT_EQ(metrics.size(), 0u);
}

TEST(Alarms, remember_how_their_state_changed) {
  Alarm alarm;
  alarm.shown.AlarmName = "a";
  alarm.shown.StateValue = cw::StateValue::OK;
  set_alarm_state(alarm, cw::StateValue::OK, "still", std::nullopt, kNow);
  EXPECT_TRUE(alarm.history.empty());
  set_alarm_state(alarm, cw::StateValue::ALARM, "worse", "{\"x\": 1}", kNow + 1s);
  ASSERT_EQ(alarm.history.size(), 1u);
  EXPECT_EQ(alarm.history[0].HistorySummary, "Alarm updated from OK to ALARM");
  EXPECT_EQ(alarm.shown.StateTransitionedTimestamp, kNow + 1s);
  for (int i = 0; i < 300; ++i)
    set_alarm_state(alarm, i % 2 ? cw::StateValue::ALARM : cw::StateValue::OK, "", std::nullopt,
                    kNow + 2s);
  EXPECT_EQ(alarm.history.size(), 100u);
}

}  // namespace
}  // namespace localecs::state
