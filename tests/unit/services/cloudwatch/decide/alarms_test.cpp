// What missing data makes of an alarm, row by row as CloudWatch's documentation works it out; and
// whole evaluations, with their reasons.
#include <gmock/gmock.h>

#include <localecs/aws/cloudwatch/comparison_operator.hpp>
#include <localecs/aws/cloudwatch/metric_data_query.hpp>
#include <localecs/aws/cloudwatch/state_value.hpp>
#include <localecs/aws/cloudwatch/statistic.hpp>
#include <localecs/aws/document.hpp>
#include <localecs/services/all.hpp>
#include <localecs/services/cloudwatch/decide/alarms.hpp>
#include <localecs/services/cloudwatch/rows.hpp>
#include <localecs/services/cloudwatch/rows/alarms.hpp>
#include <localecs/services/cloudwatch/statistics/alarm_queries.hpp>
#include <localecs/state/state.hpp>

namespace localecs::decide {
namespace {

using aws::cloudwatch::StateValue;
using testing::HasSubstr;
using namespace std::chrono_literals;

// "0-X": fine, missing, breaching; oldest first.
std::vector<Period> periods(std::string_view text) {
  std::vector<Period> all;
  for (char c : text)
    all.push_back(c == '-' ? Period::missing : c == 'X' ? Period::breaching : Period::fine);
  return all;
}

std::string verdict(std::string_view text, int to_alarm, std::string_view missing_data) {
  const auto state =
      judge(periods(text), {.evaluated = 3, .to_alarm = to_alarm, .missing_data = missing_data});
  return state ? std::string(aws::to_text(*state)) : "keep";
}

struct Row {
  int to_alarm;  // of 3
  std::string_view text, missing, ignore, breaching, not_breaching;
};

TEST(Alarms, treat_missing_data_as_documented) {
  constexpr std::string_view ok = "OK", alarm = "ALARM", keep = "keep", none = "INSUFFICIENT_DATA";
  const std::vector<Row> rows{{3, "0-X-X", ok, ok, ok, ok},
                              {3, "0----", ok, ok, ok, ok},
                              {3, "-----", none, keep, alarm, ok},
                              {3, "0XX-X", alarm, alarm, alarm, alarm},
                              {3, "--X--", alarm, keep, alarm, ok},
                              {2, "0-X-X", alarm, alarm, alarm, alarm},
                              {2, "00X0X", alarm, alarm, alarm, alarm},
                              {2, "0-X--", ok, ok, alarm, ok},
                              {2, "----0", ok, ok, alarm, ok},
                              {2, "---X-", alarm, keep, alarm, ok},
                              // Too early to tell.
                              {3, "----X", keep, keep, alarm, ok},
                              {3, "---X-", keep, keep, alarm, ok},
                              // As many as it takes are there already.
                              {2, "--X-X", alarm, alarm, alarm, alarm},
                              {1, "----X", alarm, alarm, alarm, alarm},
                              {3, "XXXXX", alarm, alarm, alarm, alarm},
                              {3, "XX0XX", ok, ok, ok, ok}};
  for (const Row& row : rows) {
    const std::string name = std::to_string(row.to_alarm) + " of 3, " + std::string(row.text);
    EXPECT_EQ(verdict(row.text, row.to_alarm, "missing"), row.missing) << name;
    EXPECT_EQ(verdict(row.text, row.to_alarm, "ignore"), row.ignore) << name;
    EXPECT_EQ(verdict(row.text, row.to_alarm, "breaching"), row.breaching) << name;
    EXPECT_EQ(verdict(row.text, row.to_alarm, "notBreaching"), row.not_breaching) << name;
  }
}

constexpr TimePoint kNow{std::chrono::sys_days{std::chrono::year{2026} / 1 / 2} + 10h};

// An alarm on Errors > 1, and a clock that goes from minute to minute.
class Evaluation : public testing::Test {
 protected:
  Evaluation() {
    auto& shown = alarm.shown;
    alarm.arn = state::alarm_arn("us-east-1", "000000000000", "web-errors");
    shown.AlarmName = "web-errors";
    shown.Namespace = metric.Namespace = "App";
    shown.MetricName = metric.MetricName = "Errors";
    shown.Statistic = aws::cloudwatch::Statistic::Sum;
    shown.Period = 60;
    shown.EvaluationPeriods = 1;
    shown.Threshold = 1;
    shown.ComparisonOperator = aws::cloudwatch::ComparisonOperator::GreaterThanThreshold;
    shown.StateValue = StateValue::INSUFFICIENT_DATA;
    alarm.next_evaluation = kNow;
  }

  void put(TimePoint at, double value) {
    state::MetricPoint point;
    point.count = 1;
    point.sum = point.minimum = point.maximum = value;
    state[cloudwatch::metrics].put(state::metric_key("us-east-1", "000000000000", metric), metric,
                                   at, point, kNow);
  }

  AlarmPlan look(TimePoint now) {
    AlarmPlan plan = decide_alarm(state, alarm, now);
    alarm = plan.alarm;
    return plan;
  }

  std::string reason() const { return *alarm.shown.StateReason; }

  state::State state{services::parts()};
  state::Alarm alarm;
  aws::cloudwatch::Metric metric;
};

TEST_F(Evaluation, waits_for_the_full_minute) {
  put(kNow - 1min, 5);
  alarm.next_evaluation = kNow + 10s;
  EXPECT_FALSE(look(kNow + 5s).has_moved);
  EXPECT_EQ(look(kNow + 5s).wake, kNow + 10s);
  const AlarmPlan plan = look(kNow + 10s);
  EXPECT_TRUE(plan.has_moved);
  EXPECT_EQ(plan.wake, kNow + 1min);
}

TEST_F(Evaluation, a_new_alarm_has_its_first_at_the_end_of_its_first_minute) {
  alarm.next_evaluation = {};
  put(kNow - 1min, 5);
  EXPECT_FALSE(look(kNow + 5s).has_moved);
  EXPECT_TRUE(look(kNow + 1min).has_moved);
}

TEST_F(Evaluation, tells_what_crossed_the_threshold) {
  put(kNow - 1min, 5);
  EXPECT_TRUE(look(kNow).has_moved);
  EXPECT_EQ(alarm.shown.StateValue, StateValue::ALARM);
  EXPECT_EQ(reason(),
            "Threshold Crossed: 1 datapoint [5.0 (01/02/26 09:59:00)] was greater than the "
            "threshold (1.0).");
  ASSERT_EQ(alarm.history.size(), 1u);
  EXPECT_EQ(alarm.history[0].HistorySummary, "Alarm updated from INSUFFICIENT_DATA to ALARM");
  const auto data = aws::Document::parse(*alarm.shown.StateReasonData);
  EXPECT_EQ(data["recentDatapoints"], aws::Document({5.0}));
  EXPECT_EQ(data["period"], 60);
  EXPECT_EQ(data["evaluatedDatapoints"][0]["timestamp"], "2026-01-02T09:59:00.000+0000");
}

TEST_F(Evaluation, says_nothing_while_the_state_holds) {
  put(kNow - 1min, 5);
  look(kNow);
  const auto since = alarm.shown.StateUpdatedTimestamp;
  put(kNow, 7);
  EXPECT_FALSE(look(kNow + 1min).has_moved);
  EXPECT_EQ(alarm.shown.StateUpdatedTimestamp, since);
  put(kNow + 1min, 0.25);
  EXPECT_TRUE(look(kNow + 2min).has_moved);
  EXPECT_EQ(reason(),
            "Threshold Crossed: 1 datapoint [0.25 (01/02/26 10:01:00)] was not greater than the "
            "threshold (1.0).");
}

TEST_F(Evaluation, counts_m_of_n) {
  alarm.shown.EvaluationPeriods = 3;
  alarm.shown.DatapointsToAlarm = 2;
  put(kNow - 3min, 2);
  put(kNow - 2min, 0);
  put(kNow - 1min, 3);
  look(kNow);
  EXPECT_EQ(reason(),
            "Threshold Crossed: 2 out of the last 3 datapoints [3.0 (01/02/26 09:59:00), 2.0 "
            "(01/02/26 09:57:00)] were greater than the threshold (1.0) (minimum 2 datapoints for "
            "OK -> ALARM transition).");
}

TEST_F(Evaluation, words_missing_data) {
  alarm.shown.EvaluationPeriods = 2;
  alarm.shown.TreatMissingData = "breaching";
  look(kNow);
  EXPECT_EQ(reason(),
            "Threshold Crossed: no datapoints were received for 2 periods and 2 missing datapoints "
            "were treated as [Breaching].");
  alarm.shown.TreatMissingData = "missing";
  look(kNow + 1min);
  EXPECT_EQ(alarm.shown.StateValue, StateValue::INSUFFICIENT_DATA);
  EXPECT_EQ(reason(), "Insufficient Data: 2 datapoints were unknown.");
}

TEST_F(Evaluation, of_an_expression) {
  aws::cloudwatch::MetricDataQuery errors, rate;
  errors.Id = "errors";
  errors.ReturnData = false;
  errors.MetricStat.emplace();
  errors.MetricStat->Metric = metric;
  errors.MetricStat->Period = 60;
  errors.MetricStat->Stat = "Sum";
  rate.Id = "rate";
  rate.Expression = "errors / 10";
  alarm.shown.Metrics = {errors, rate};
  put(kNow - 1min, 5);
  look(kNow);
  EXPECT_EQ(alarm.shown.StateValue, StateValue::OK);
  EXPECT_THAT(reason(), HasSubstr("[0.5 ("));
  EXPECT_EQ(metrics::time_to_notice(alarm), 1min);
}

TEST_F(Evaluation, of_short_periods_is_frequent) {
  alarm.shown.Period = 10;
  put(kNow - 10s, 5);
  EXPECT_EQ(look(kNow).wake, kNow + 10s);
  EXPECT_EQ(alarm.shown.StateValue, StateValue::ALARM);
}

}  // namespace
}  // namespace localecs::decide
