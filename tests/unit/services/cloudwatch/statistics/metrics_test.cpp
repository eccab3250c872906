// Statistics of periods, and arithmetic over metrics.
#include <gmock/gmock.h>

#include <localecs/aws/cloudwatch/metric_data_query.hpp>
#include <localecs/services/all.hpp>
#include <localecs/services/cloudwatch/rows/alarms.hpp>
#include <localecs/services/cloudwatch/statistics/metrics.hpp>

namespace localecs::metrics {
namespace {

using namespace std::chrono_literals;
using aws::cloudwatch::MetricDataQuery;
using aws::cloudwatch::StandardUnit;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Pair;

constexpr TimePoint kStart{std::chrono::hours(490'000)};
constexpr Owner kOwner{"us-east-1", "000000000000"};

aws::cloudwatch::Metric metric(const std::string& name) {
  aws::cloudwatch::Metric made;
  made.Namespace = "App";
  made.MetricName = name;
  return made;
}

state::MetricPoint one(double value, StandardUnit unit = StandardUnit::None) {
  state::MetricPoint point;
  point.unit = unit;
  point.count = 1;
  point.sum = point.minimum = point.maximum = value;
  point.values = {{value, 1}};
  return point;
}

struct Kept {
  void put(const std::string& name, Duration after, const state::MetricPoint& point) {
    metrics.put(state::metric_key(kOwner.region, kOwner.account, metric(name)), metric(name),
                kStart + after, point, kStart);
  }
  const state::MetricSeries& series(const std::string& name) {
    return *metrics.find(state::metric_key(kOwner.region, kOwner.account, metric(name)));
  }
  state::State state{services::parts()};
  state::Metrics& metrics = state[cloudwatch::metrics];
};

TEST(Statistics, have_names) {
  for (const char* name :
       {"Average", "Sum", "SampleCount", "Minimum", "Maximum", "p0", "p99.9", "p100"})
    EXPECT_TRUE(statistic_of(name)) << name;
  for (const char* name : {"", "average", "p", "p101", "p-1", "pnan", "p1e1", "p9x", "tm90", "IQM"})
    EXPECT_FALSE(statistic_of(name)) << name;
}

TEST(Statistics, are_taken_over_periods) {
  Kept kept;
  for (int i = 1; i <= 4; ++i) kept.put("a", i * 60s, one(i));
  kept.put("a", 60s, one(9));
  const Span span{kStart, kStart + 5min, 2min};
  const auto of = [&](const char* name) {
    return values_of(&kept.series("a"), span, *statistic_of(name), std::nullopt);
  };
  EXPECT_THAT(of("Sum"),
              ElementsAre(Pair(kStart, 10), Pair(kStart + 2min, 5), Pair(kStart + 4min, 4)));
  EXPECT_EQ(of("SampleCount").at(kStart), 2);
  EXPECT_EQ(of("Average").at(kStart), 5);
  EXPECT_EQ(of("Minimum").at(kStart), 1);
  EXPECT_EQ(of("Maximum").at(kStart), 9);
  EXPECT_EQ(of("p50").at(kStart), 1);
  EXPECT_EQ(of("p99").at(kStart), 9);
}

TEST(Statistics, of_one_unit_leave_out_the_others) {
  Kept kept;
  kept.put("a", 0s, one(1, StandardUnit::Seconds));
  kept.put("a", 0s, one(2, StandardUnit::Count));
  const Span span{kStart, kStart + 1min, 1min};
  EXPECT_EQ(points_of(kept.series("a"), span, StandardUnit::Count).at(kStart).sum, 2);
  EXPECT_EQ(points_of(kept.series("a"), span, std::nullopt).at(kStart).sum, 3);
  EXPECT_THAT(points_of(kept.series("a"), span, StandardUnit::Bytes), IsEmpty());
}

TEST(Statistics, have_no_percentile_of_a_set) {
  state::MetricPoint set = one(4);
  set.values.clear();
  EXPECT_EQ(value_of(set, *statistic_of("p90")), 4);
  set.add(one(8));
  EXPECT_EQ(value_of(set, *statistic_of("p90")), std::nullopt);
}

MetricDataQuery query(const std::string& id, const std::string& name_or_expression) {
  MetricDataQuery made;
  made.Id = id;
  if (name_or_expression.starts_with("=")) {
    made.Expression = name_or_expression.substr(1);
    return made;
  }
  made.MetricStat.emplace();
  made.MetricStat->Metric = metric(name_or_expression);
  made.MetricStat->Period = 60;
  made.MetricStat->Stat = "Sum";
  return made;
}

struct Reckoning {
  std::string expression;
  double value;
};

TEST(Expressions, are_reckoned) {
  Kept kept;
  kept.put("a", 0s, one(6));
  kept.put("b", 0s, one(3));
  const std::vector<Reckoning> rows{
      {"a + b", 9},     {"a-b*2", 0},     {"(a-b)*2", 6},
      {"-a + 10", 4},   {"a / b / 2", 1}, {"100*a/(a+b)", 100 * 6.0 / 9},
      {"2 * -b", -6},   {"--a", 6},       {" a ", 6},
      {"a - b - 1", 2}, {".5 * a", 3},    {"1e2 + b", 103},
      {"((((a))))", 6}};
  for (const auto& row : rows) {
    const Queries queries{query("a", "a"), query("b", "b"), query("e", "=" + row.expression)};
    ASSERT_NO_THROW(check(queries, "Metrics")) << row.expression;
    EXPECT_THAT(answer(kept.metrics, kOwner, queries, queries[2], kStart, kStart + 1min),
                ElementsAre(Pair(kStart, testing::DoubleEq(row.value))))
        << row.expression;
  }
}

TEST(Expressions, have_a_value_where_all_ids_have_one) {
  Kept kept;
  kept.put("a", 0s, one(6));
  kept.put("a", 1min, one(6));
  kept.put("b", 1min, one(0));
  const Queries queries{query("a", "a"), query("b", "b"), query("s", "=a + b"),
                        query("d", "=s / b")};
  check(queries, "Metrics");
  EXPECT_THAT(answer(kept.metrics, kOwner, queries, queries[2], kStart, kStart + 2min),
              ElementsAre(Pair(kStart + 1min, 6)));
  EXPECT_THAT(answer(kept.metrics, kOwner, queries, queries[3], kStart, kStart + 2min), IsEmpty());
}

std::string problem(const Queries& queries) {
  try {
    check(queries, "Metrics");
    return {};
  } catch (const aws::Error& error) {
    return error.what();
  }
}

TEST(Expressions, are_refused_where_they_are_more_than_arithmetic) {
  for (const char* bad : {"", "a +", "+ a", "a b", "(a", "a)", "1 + 2", "SUM(METRICS())", "a ** 2",
                          "a[0]", "IF(a > 1, a)", "a,a", "\x01", "1..2 + a", "()"})
    EXPECT_THAT(problem({query("a", "a"), query("e", std::string("=") + bad)}),
                HasSubstr("Error in expression"))
        << bad;
  EXPECT_THAT(problem({query("a", "a"), query("e", "=" + std::string(2000, '(') + "a")}),
              HasSubstr("Error in expression"));
}

TEST(Queries, are_refused_where_they_mean_nothing) {
  EXPECT_THAT(problem({query("A", "a")}), HasSubstr("for parameter Id"));
  EXPECT_THAT(problem({query("a", "a"), query("a", "b")}), HasSubstr("more than one query"));
  EXPECT_THAT(problem({query("e", "=x")}), HasSubstr("is no query's id"));
  EXPECT_THAT(problem({query("e", "=f"), query("f", "=e")}), HasSubstr("in a circle"));
  EXPECT_THAT(problem({query("e", "=e")}), HasSubstr("in a circle"));
  MetricDataQuery both = query("a", "a");
  both.Expression = "a";
  EXPECT_THAT(problem({both}), HasSubstr("Exactly one of"));
  MetricDataQuery trimmed = query("a", "a");
  trimmed.MetricStat->Stat = "tm90";
  EXPECT_THAT(problem({trimmed}), HasSubstr("Stat is not supported"));
  EXPECT_THAT(problem(Queries(501, query("a", "a"))), HasSubstr("greater than 500"));
}

}  // namespace
}  // namespace localecs::metrics
