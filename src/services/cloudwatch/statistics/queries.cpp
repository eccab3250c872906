// Answers a set of queries: metrics, and expressions over each other.
#include <localecs/aws/cloudwatch/metric_data_query.hpp>
#include <localecs/services/cloudwatch/rows/alarms.hpp>

#include <algorithm>

#include "expression.hpp"

namespace localecs::metrics {
namespace {

using aws::cloudwatch::MetricDataQuery;

aws::Error bad_query(const std::string& message) {
  return aws::validation_error(message);
}

const MetricDataQuery* find(const Queries& queries, const std::string& id) {
  const auto found = std::ranges::find(queries, id, &MetricDataQuery::Id);
  return found == queries.end() ? nullptr : &*found;
}

bool is_id(const std::string& id) {
  const auto is_part = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  };
  return !id.empty() && id[0] >= 'a' && id[0] <= 'z' && std::ranges::all_of(id, is_part);
}

void check_stat(const aws::cloudwatch::MetricStat& stat) {
  if (!statistic_of(stat.Stat))
    throw bad_query("The value " + stat.Stat +
                    " for parameter Stat is not supported; localecs knows SampleCount, Average, "
                    "Sum, Minimum, Maximum and percentiles such as p90.");
  if (stat.Period != 1 && stat.Period != 5 && stat.Period != 10 && stat.Period != 30 &&
      stat.Period % 60 != 0)
    throw bad_query(
        "Metrics list cannot contain a period that is not 1, 5, 10, 30 or a multiple of 60.");
}

// Throws if expressions refer to each other in a circle. Removes again and again the queries that
// refer to no other remaining one; any that cannot be removed are in a circle.
void check_circles(const Queries& queries) {
  std::vector<const MetricDataQuery*> open;
  for (const MetricDataQuery& query : queries)
    if (query.Expression) open.push_back(&query);
  const auto is_open = [&](const std::string& id) {
    return std::ranges::find(open, id, [](const auto* query) { return query->Id; }) != open.end();
  };
  while (!open.empty()) {
    const auto closed = std::erase_if(open, [&](const MetricDataQuery* query) {
      return std::ranges::none_of(ids_in(parse(*query->Expression)), is_open);
    });
    if (closed == 0)
      throw bad_query("The expressions of " + open.front()->Id + " lead in a circle.");
  }
}

class Answering {
 public:
  Answering(const state::Metrics& metrics, const Owner& owner, const Queries& queries,
            TimePoint start, TimePoint end, Alignment alignment)
      : metrics_(metrics),
        owner_(owner),
        queries_(queries),
        start_(start),
        end_(end),
        alignment_(alignment) {}

  // Computes each query once, however many expressions name it.
  const Values& answer(const MetricDataQuery& query) {
    const auto known = known_.find(query.Id);
    if (known != known_.end()) return known->second;
    Values values = query.MetricStat ? metric(*query.MetricStat)
                                     : reckon(parse(*query.Expression), [&](const std::string& id) {
                                         const MetricDataQuery* other = find(queries_, id);
                                         return other ? answer(*other) : Values{};
                                       });
    return known_.emplace(query.Id, std::move(values)).first->second;
  }

 private:
  Values metric(const aws::cloudwatch::MetricStat& stat) const {
    const Duration period = std::chrono::seconds(stat.Period);
    const TimePoint start = alignment_ == Alignment::to_the_clock
                                ? aligned(start_, period)
                                : end_ - (end_ - start_) / period * period;
    return values_of(metrics_.find(state::metric_key(owner_.region, owner_.account, stat.Metric)),
                     {start, end_, period}, *statistic_of(stat.Stat), stat.Unit);
  }

  const state::Metrics& metrics_;
  const Owner& owner_;
  const Queries& queries_;
  TimePoint start_, end_;
  Alignment alignment_;
  std::map<std::string, Values> known_;
};

}  // namespace

void check(const Queries& queries, std::string_view list) {
  constexpr std::size_t most_queries = 500;
  if (queries.size() > most_queries)
    throw bad_query("The collection MetricDataQueries must not have a size greater than 500.");
  for (std::size_t i = 0; i < queries.size(); ++i) {
    const MetricDataQuery& query = queries[i];
    if (!is_id(query.Id))
      throw bad_query(
          "The value " + query.Id +
          " for parameter Id is not matching the expected pattern ^[a-z][a-zA-Z0-9_]*$.");
    if (std::ranges::count(queries, query.Id, &MetricDataQuery::Id) > 1)
      throw bad_query("The id " + query.Id + " is used by more than one query.");
    if (!query.MetricStat && !query.Expression)
      throw bad_query("The parameter " + std::string(list) + ".member." + std::to_string(i + 1) +
                      ".MetricStat is required.");
    if (query.MetricStat && query.Expression)
      throw bad_query("Exactly one of MetricStat and Expression must be given for " + query.Id +
                      ".");
    if (query.MetricStat) check_stat(*query.MetricStat);
    if (!query.Expression) continue;
    for (const std::string& id : ids_in(parse(*query.Expression)))
      if (!find(queries, id))
        throw bad_query("The expression of " + query.Id + " names " + id +
                        ", which is no query's id.");
  }
  check_circles(queries);
}

Duration period_of(const Queries& queries, const MetricDataQuery& query) {
  if (query.MetricStat) return std::chrono::seconds(query.MetricStat->Period);
  if (query.Period) return std::chrono::seconds(*query.Period);
  Duration longest = std::chrono::seconds(1);
  for (const MetricDataQuery& other : queries)
    if (other.MetricStat)
      longest = std::max(longest, Duration(std::chrono::seconds(other.MetricStat->Period)));
  return longest;
}

Values answer(const state::Metrics& metrics, const Owner& owner, const Queries& queries,
              const MetricDataQuery& query, TimePoint start, TimePoint end, Alignment alignment) {
  return Answering(metrics, owner, queries, start, end, alignment).answer(query);
}

}  // namespace localecs::metrics
