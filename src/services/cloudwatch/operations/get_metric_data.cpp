// GetMetricData: several metrics, and arithmetic over them, in pages of datapoints.
#include <localecs/aws/cloudwatch/get_metric_data.hpp>
#include <localecs/aws/cloudwatch/metric_data_query.hpp>
#include <localecs/aws/cloudwatch/operations.hpp>
#include <localecs/base/text.hpp>
#include <localecs/services/cloudwatch/rows.hpp>
#include <localecs/services/cloudwatch/rows/alarms.hpp>
#include <localecs/services/cloudwatch/statistics/metrics.hpp>
#include <localecs/services/operation.hpp>

#include <algorithm>

#include "common.hpp"

namespace localecs::services::cloudwatch {
namespace {

constexpr std::int64_t kMostDatapoints = 100'800;

// Counts datapoints over all results; the page token holds how many earlier pages have shown.
struct Page {
  std::int64_t skip, take;
};

Page page_of(const GetMetricDataInput& input) {
  Page page{0, std::clamp<std::int64_t>(input.MaxDatapoints.value_or(kMostDatapoints), 1,
                                        kMostDatapoints)};
  if (!input.NextToken) return page;
  const auto skip = to_number(base64_decode(*input.NextToken).value_or(""));
  if (!skip || *skip < 0)
    throw aws::Error("InvalidNextToken", "The next token specified is invalid.");
  page.skip = *skip;
  return page;
}

// What the metrics of a call differ in, which tells their labels apart.
struct Differences {
  bool statistic = false, period = false;
};

Differences differences_of(const std::vector<MetricDataQuery>& queries) {
  Differences differences;
  const MetricStat* first = nullptr;
  for (const MetricDataQuery& query : queries) {
    if (!query.MetricStat) continue;
    if (!first) first = &*query.MetricStat;
    differences.statistic |= query.MetricStat->Stat != first->Stat;
    differences.period |= query.MetricStat->Period != first->Period;
  }
  return differences;
}

std::string label_of(const MetricDataQuery& query, const Differences& differences) {
  if (query.Label) return *query.Label;
  if (!query.MetricStat) return query.Id;
  std::string label = query.MetricStat->Metric.MetricName.value_or(query.Id);
  if (differences.statistic) label += " " + query.MetricStat->Stat;
  if (differences.period) label += " " + std::to_string(query.MetricStat->Period);
  return label;
}

// The values that belong on this page.
MetricDataResult result_of(const std::string& id, const std::string& label,
                           const metrics::Values& values, bool ascending, Page& page) {
  MetricDataResult result;
  result.Id = id;
  result.Label = label;
  result.Timestamps.emplace();
  result.Values.emplace();
  result.StatusCode = StatusCode::Complete;
  const auto give = [&](const auto& value) {
    if (page.skip > 0) {
      --page.skip;
    } else if (page.take > 0) {
      --page.take;
      result.Timestamps->push_back(value.first);
      result.Values->push_back(value.second);
    } else {
      result.StatusCode = StatusCode::PartialData;
    }
  };
  if (ascending)
    std::ranges::for_each(values, give);
  else
    std::for_each(values.rbegin(), values.rend(), give);
  return result;
}

}  // namespace

GetMetricDataOutput get_metric_data(Call& call, const GetMetricDataInput& input) {
  if (!(input.StartTime < input.EndTime))
    throw validation("The parameter StartTime must be less than the parameter EndTime.");
  metrics::check(input.MetricDataQueries, "MetricDataQueries");
  const Differences differences = differences_of(input.MetricDataQueries);
  Page page = page_of(input);
  const std::int64_t begin = page.skip, size = page.take;
  const bool ascending = input.ScanBy == ScanBy::TimestampAscending;
  const metrics::Owner owner{call.scope.region, call.scope.account};
  GetMetricDataOutput output;
  output.MetricDataResults.emplace();
  output.Messages.emplace();
  bool is_cut = false;
  for (const MetricDataQuery& query : input.MetricDataQueries) {
    if (!query.ReturnData.value_or(true)) continue;
    const metrics::Values values =
        metrics::answer(call.state[cloudwatch::metrics], owner, input.MetricDataQueries, query,
                        input.StartTime, input.EndTime);
    output.MetricDataResults->push_back(
        result_of(query.Id, label_of(query, differences), values, ascending, page));
    is_cut |= output.MetricDataResults->back().StatusCode == StatusCode::PartialData;
  }
  if (is_cut) output.NextToken = base64_encode(std::to_string(begin + size));
  return output;
}

}  // namespace localecs::services::cloudwatch
