// ListMetrics: the metrics that pass filters, in pages.
#include <localecs/aws/cloudwatch/list_metrics.hpp>
#include <localecs/aws/cloudwatch/operations.hpp>
#include <localecs/aws/page.hpp>
#include <localecs/services/operation.hpp>

#include <localecs/services/cloudwatch/rows.hpp>
#include <localecs/services/cloudwatch/rows/alarms.hpp>

#include <algorithm>
#include <chrono>

#include "common.hpp"

namespace localecs::services::cloudwatch {
namespace {

constexpr std::size_t kPageSize = 500;
constexpr auto kRecent = std::chrono::hours(3);

using Row = std::pair<const std::string, state::MetricSeries>;

bool has(const Metric& metric, const DimensionFilter& filter) {
  return std::ranges::any_of(*metric.Dimensions, [&](const Dimension& dimension) {
    return dimension.Name == filter.Name && (!filter.Value || dimension.Value == *filter.Value);
  });
}

bool passes(const state::MetricSeries& series, const ListMetricsInput& input, TimePoint now) {
  const Metric& metric = series.metric;
  if (input.Namespace && metric.Namespace != input.Namespace) return false;
  if (input.MetricName && metric.MetricName != input.MetricName) return false;
  if (input.RecentlyActive && series.last_put < now - kRecent) return false;
  const auto filters = input.Dimensions.value_or(std::vector<DimensionFilter>{});
  return std::ranges::all_of(filters, [&](const auto& filter) { return has(metric, filter); });
}

}  // namespace

ListMetricsOutput list_metrics(Call& call, const ListMetricsInput& input) {
  const std::string prefix = state::metric_prefix(call.scope.region, call.scope.account);
  const auto& all = call.state[cloudwatch::metrics].all();
  std::vector<const Row*> rows;
  for (auto row = all.lower_bound(prefix); row != all.end() && row->first.starts_with(prefix);
       ++row)
    if (passes(row->second, input, call.now)) rows.push_back(&*row);
  const auto page =
      aws::page_of(rows, input.NextToken, kPageSize, [](const Row* row) { return row->first; });
  if (!page) throw invalid_next_token();
  ListMetricsOutput output;
  output.NextToken = page->next_token;
  output.Metrics.emplace();
  for (const Row* row : page->rows) output.Metrics->push_back(row->second.metric);
  return output;
}

}  // namespace localecs::services::cloudwatch
