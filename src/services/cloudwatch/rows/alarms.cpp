// Alarms and metrics as rows: history, states, and the room that metrics take.
#include <localecs/services/cloudwatch/rows/alarms.hpp>

#include <localecs/aws/cloudwatch/describe_alarm_history.hpp>
#include <localecs/aws/cloudwatch/metric.hpp>
#include <localecs/aws/cloudwatch/state_value.hpp>
#include <localecs/aws/document.hpp>
#include <localecs/base/arn.hpp>

#include <algorithm>
#include <nlohmann/json.hpp>

namespace localecs::state {
namespace {

namespace cw = aws::cloudwatch;

constexpr std::size_t kMostHistory = 100;
constexpr auto kMetricsKept = std::chrono::hours(24 * 15);

std::string state_text(const Alarm& alarm) {
  return std::string(aws::to_text(alarm.shown.StateValue.value_or(cw::StateValue::OK)));
}

aws::Document state_document(const Alarm& alarm) {
  aws::Document shown{{"stateValue", state_text(alarm)},
                      {"stateReason", alarm.shown.StateReason.value_or("")}};
  if (alarm.shown.StateReasonData) {
    auto data = aws::Document::parse(*alarm.shown.StateReasonData, nullptr, false);
    if (!data.is_discarded()) shown["stateReasonData"] = std::move(data);
  }
  return shown;
}

std::size_t cost(const MetricPoint& point) {
  return 1 + point.values.size();
}

// Counts a metric's key as well: name and dimensions may take far more memory than its values.
std::size_t cost_of_key(std::string_view key) {
  constexpr std::size_t bytes_of_a_value = 64;
  return 1 + 3 * key.size() / bytes_of_a_value;
}

}  // namespace

std::string alarm_arn(std::string_view region, std::string_view account, std::string_view name) {
  return std::string("arn:")
      .append(partition_of(region))
      .append(":cloudwatch:")
      .append(region)
      .append(":")
      .append(account)
      .append(":alarm:")
      .append(name);
}

void note(Alarm& alarm, cw::HistoryItemType type, std::string summary, std::string data,
          TimePoint now) {
  cw::AlarmHistoryItem item;
  item.AlarmName = alarm.shown.AlarmName;
  item.AlarmType = cw::AlarmType::MetricAlarm;
  item.HistoryItemType = type;
  item.HistorySummary = std::move(summary);
  item.HistoryData = std::move(data);
  item.Timestamp = now;
  if (alarm.history.size() >= kMostHistory) alarm.history.erase(alarm.history.begin());
  alarm.history.push_back(std::move(item));
}

void set_alarm_state(Alarm& alarm, cw::StateValue value, std::string reason,
                     std::optional<std::string> reason_data, TimePoint now) {
  const std::string before = state_text(alarm);
  aws::Document told{{"version", "1.0"}, {"oldState", state_document(alarm)}};
  const bool moves = alarm.shown.StateValue != value;
  alarm.shown.StateValue = value;
  alarm.shown.StateReason = std::move(reason);
  alarm.shown.StateReasonData = std::move(reason_data);
  alarm.shown.StateUpdatedTimestamp = now;
  if (!moves) return;
  alarm.shown.StateTransitionedTimestamp = now;
  told["newState"] = state_document(alarm);
  note(alarm, cw::HistoryItemType::StateUpdate,
       "Alarm updated from " + before + " to " + state_text(alarm),
       told.dump(-1, ' ', false, aws::Document::error_handler_t::replace), now);
}

void MetricPoint::add(const MetricPoint& other) {
  minimum = count > 0 ? std::min(minimum, other.minimum) : other.minimum;
  maximum = count > 0 ? std::max(maximum, other.maximum) : other.maximum;
  count += other.count;
  sum += other.sum;
  for (const auto& [value, times] : other.values) values[value] += times;
}

std::string metric_prefix(std::string_view region, std::string_view account) {
  return std::string(account).append(1, '\0').append(region).append(1, '\0');
}

std::string metric_key(std::string_view region, std::string_view account,
                       const cw::Metric& metric) {
  std::string key = metric_prefix(region, account);
  key.append(metric.Namespace.value_or("")).append(1, '\0');
  key.append(metric.MetricName.value_or("")).append(1, '\0');
  auto dimensions = metric.Dimensions.value_or(std::vector<cw::Dimension>{});
  std::ranges::sort(dimensions, {}, &cw::Dimension::Name);
  for (const cw::Dimension& dimension : dimensions)
    key.append(dimension.Name).append(1, '\0').append(dimension.Value).append(1, '\0');
  return key;
}

std::string moment_id(std::string_view key, TimePoint at) {
  const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(at.time_since_epoch());
  return std::string(key).append(std::to_string(seconds.count()));
}

Metrics::Metrics(State& state, TableId metrics)
    : changes_(state.changes),
      metric_table_(metrics),
      moment_table_(state.table_of(cloudwatch::moments)) {}

const MetricSeries* Metrics::find(std::string_view key) const {
  const auto found = all_.find(key);
  return found == all_.end() ? nullptr : &found->second;
}

void Metrics::put(const std::string& key, const cw::Metric& metric, TimePoint at,
                  const MetricPoint& point, TimePoint now) {
  const auto [row, is_new] = all_.try_emplace(key);
  MetricSeries& series = row->second;
  if (is_new) {
    size_ += cost_of_key(key);
    series.metric = metric;
    if (series.metric.Dimensions)
      std::ranges::sort(*series.metric.Dimensions, {}, &cw::Dimension::Name);
  }
  series.last_put = now;
  moments_.emplace(at, row->first);
  note(row->first, at);
  auto& points = series.points[at];
  auto same = std::ranges::find(points, point.unit, &MetricPoint::unit);
  if (same == points.end()) {
    points.push_back({.unit = point.unit, .values = {}});
    same = std::prev(points.end());
  } else {
    size_ -= cost(*same);
  }
  same->add(point);
  size_ += cost(*same);
  while (size_ > limit_) drop_oldest();
}

void Metrics::restore(const std::string& key, MetricSeries series) {
  size_ += cost_of_key(key);
  all_.emplace(key, std::move(series));
}

void Metrics::restore(std::string_view key, TimePoint at, std::vector<MetricPoint> points) {
  const auto row = all_.find(key);
  if (row == all_.end()) return;
  for (const MetricPoint& point : points) size_ += cost(point);
  moments_.emplace(at, row->first);
  row->second.points.emplace(at, std::move(points));
}

void Metrics::note(std::string_view key, TimePoint at) {
  if (!changes_.is_stored()) return;
  changes_.note_quietly(metric_table_, key);
  changes_.note_quietly(moment_table_, moment_id(key, at));
}

void Metrics::expire(TimePoint now) {
  while (!moments_.empty() && moments_.begin()->first < now - kMetricsKept) drop_oldest();
}

void Metrics::drop_oldest() {
  const auto [at, key] = *moments_.begin();
  moments_.erase(moments_.begin());
  const auto row = all_.find(key);
  note(row->first, at);
  const auto points = row->second.points.find(at);
  for (const MetricPoint& point : points->second) size_ -= cost(point);
  row->second.points.erase(points);
  if (!row->second.points.empty()) return;
  size_ -= cost_of_key(row->first);
  all_.erase(row);
}

void Metrics::clear() {
  for (const auto& [at, key] : moments_) note(key, at);
  moments_.clear();
  all_.clear();
  size_ = 0;
}

}  // namespace localecs::state
