// What was put of metrics, as it amounts to over periods of time: statistics, and arithmetic over
// them. Pure functions of the state, for the operations that show it and the alarms that judge it.
#pragma once

#include <localecs/aws/cloudwatch/metric_data_query.hpp>
#include <localecs/aws/error.hpp>
#include <localecs/services/cloudwatch/rows.hpp>
#include <localecs/services/cloudwatch/rows/alarms.hpp>

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace localecs::metrics {

// --- statistics.cpp ---

enum class Kind { sample_count, average, sum, minimum, maximum, percentile };
struct Statistic {
  Kind kind{};
  double percent = 0;  // of a percentile
};

// "Average", "p99.9"; nothing for other words, trimmed means and their kin among them.
std::optional<Statistic> statistic_of(std::string_view name);
// Nothing where only the sum of some values is known and a percentile is asked for.
std::optional<double> value_of(const state::MetricPoint& point, const Statistic& statistic);

// Consecutive periods, the first beginning at `start`; `end` is no part of it.
struct Span {
  TimePoint start, end;
  Duration period;
};
using Unit = std::optional<aws::cloudwatch::StandardUnit>;  // nothing: whatever the unit
// By the beginning of each period for which there is anything.
using Points = std::map<TimePoint, state::MetricPoint>;
using Values = std::map<TimePoint, double>;

Points points_of(const state::MetricSeries& series, const Span& span, const Unit& unit);
Values values_of(const state::MetricSeries* series, const Span& span, const Statistic& statistic,
                 const Unit& unit);

// The latest whole period that begins at or before that time.
TimePoint aligned(TimePoint at, Duration period);

// --- queries.cpp ---

using Queries = std::vector<aws::cloudwatch::MetricDataQuery>;

// Whose metrics are meant.
struct Owner {
  std::string_view region, account;
};

// Throws ValidationException for queries that mean nothing: a missing or doubled id, neither a
// metric nor an expression, an expression that is more than arithmetic, ids that lead in a circle.
// list: the request's member that holds the queries, for messages.
void check(const Queries& queries, std::string_view list);
// The period of a query: its metric's, or the longest of those its expression is made of.
Duration period_of(const Queries& queries, const aws::cloudwatch::MetricDataQuery& query);
// What one of the checked queries yields between the two times; periods begin at whole multiples
// of themselves, or `end` is the end of the last one.
enum class Alignment { to_the_clock, to_the_end };
Values answer(const state::Metrics& metrics, const Owner& owner, const Queries& queries,
              const aws::cloudwatch::MetricDataQuery& query, TimePoint start, TimePoint end,
              Alignment alignment = Alignment::to_the_clock);

}  // namespace localecs::metrics
