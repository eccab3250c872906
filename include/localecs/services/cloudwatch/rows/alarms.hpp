// CloudWatch as it is kept here: alarms with their history, and what was put of each metric,
// bounded.
#pragma once

#include <localecs/aws/cloudwatch/describe_alarm_history.hpp>
#include <localecs/aws/cloudwatch/metric_alarm.hpp>
#include <localecs/aws/cloudwatch/tag.hpp>
#include <localecs/base/time.hpp>
#include <localecs/services/cloudwatch/rows.hpp>

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace localecs::state {

struct Alarm {
  std::string arn;
  aws::cloudwatch::MetricAlarm shown;  // what the user set, and its state
  std::vector<aws::cloudwatch::Tag> tags;
  std::vector<aws::cloudwatch::AlarmHistoryItem> history;  // oldest first, bounded
  TimePoint next_evaluation{};
};

// "arn:aws:cloudwatch:us-east-1:000000000000:alarm:" + name
std::string alarm_arn(std::string_view region, std::string_view account, std::string_view name);
// Adds an item to the alarm's history; the oldest goes where there are too many.
void note(Alarm& alarm, aws::cloudwatch::HistoryItemType type, std::string summary,
          std::string data, TimePoint now);
// Gives the alarm its state; a change of the state is noted in its history.
void set_alarm_state(Alarm& alarm, aws::cloudwatch::StateValue value, std::string reason,
                     std::optional<std::string> reason_data, TimePoint now);

// What was put of one metric for one moment in one unit.
struct MetricPoint {
  aws::cloudwatch::StandardUnit unit = aws::cloudwatch::StandardUnit::None;
  double count = 0;
  double sum = 0;
  double minimum = 0;
  double maximum = 0;
  std::map<double, double> values;  // how often each value was put; none came with a StatisticSet

  // Takes in what was put for the same moment, or for another one of the same period.
  void add(const MetricPoint& other);
};

// A metric is its namespace, its name and its exact set of dimensions.
struct MetricSeries {
  aws::cloudwatch::Metric metric;                        // its dimensions sorted by name
  std::map<TimePoint, std::vector<MetricPoint>> points;  // by whole seconds or minutes
  TimePoint last_put{};
};

// What the metrics of one account and region begin with, and the key of one of them.
std::string metric_prefix(std::string_view region, std::string_view account);
std::string metric_key(std::string_view region, std::string_view account,
                       const aws::cloudwatch::Metric& metric);
// By which the change of one moment of a metric is noted: its key, and the seconds since 1970.
std::string moment_id(std::string_view key, TimePoint at);

class Metrics {
 public:
  using All = std::map<std::string, MetricSeries, std::less<>>;

  Metrics(State& state, TableId metrics);

  const MetricSeries* find(std::string_view key) const;
  const All& all() const { return all_; }  // by key: those of one account and region stand together

  // Adds to what was put for that moment in that unit. The oldest moments of all metrics go when
  // there is more than the limit.
  void put(const std::string& key, const aws::cloudwatch::Metric& metric, TimePoint at,
           const MetricPoint& point, TimePoint now);
  // Put those of an earlier run of the daemon back: a metric first, then its moments.
  void restore(const std::string& key, MetricSeries series);
  void restore(std::string_view key, TimePoint at, std::vector<MetricPoint> points);
  // Drops what is older than metrics are kept.
  void expire(TimePoint now);

  void set_limit(std::size_t values) { limit_ = values; }
  std::size_t size() const { return size_; }  // of all points and their distinct values
  void clear();

 private:
  void drop_oldest();
  void note(std::string_view key, TimePoint at);

  Changes& changes_;
  TableId metric_table_, moment_table_;
  All all_;
  std::set<std::pair<TimePoint, std::string_view>> moments_;  // of all series, by age
  std::size_t size_ = 0;
  std::size_t limit_ = 1'000'000;
};

}  // namespace localecs::state
