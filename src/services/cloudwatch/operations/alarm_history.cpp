// DescribeAlarmHistory: what happened to the alarms that exist, newest first unless asked
// otherwise.
#include <localecs/aws/cloudwatch/describe_alarm_history.hpp>
#include <localecs/aws/cloudwatch/operations.hpp>
#include <localecs/aws/page.hpp>
#include <localecs/services/operation.hpp>

#include <localecs/services/cloudwatch/rows/alarms.hpp>

#include <algorithm>
#include <cstdio>

#include "common.hpp"

namespace localecs::services::cloudwatch {
namespace {

constexpr std::int32_t kPageSize = 100;

struct Row {
  std::string key;  // sorts as the items are shown
  const AlarmHistoryItem* item;
};

bool passes(const AlarmHistoryItem& item, const DescribeAlarmHistoryInput& input) {
  if (input.HistoryItemType && item.HistoryItemType != input.HistoryItemType) return false;
  if (input.StartDate && item.Timestamp < input.StartDate) return false;
  return !input.EndDate || item.Timestamp <= input.EndDate;
}

// Pads the number to a fixed width, so that keys sort as times do; counts down for newest first.
std::string key_of(const state::Alarm& alarm, std::size_t index, bool ascending) {
  const std::int64_t most = 9'999'999'999'999;
  const std::int64_t time = alarm.history[index].Timestamp->time_since_epoch().count();
  char text[64];
  std::snprintf(text, sizeof text, "%015lld %06zu ",
                static_cast<long long>(ascending ? time : most - time),
                ascending ? index : 999'999 - index);
  return text + *alarm.shown.AlarmName;
}

}  // namespace

DescribeAlarmHistoryOutput describe_alarm_history(Call& call,
                                                  const DescribeAlarmHistoryInput& input) {
  const bool ascending = input.ScanBy == ScanBy::TimestampAscending;
  std::vector<Row> rows;
  for (const state::Alarm* alarm : alarms_of(call)) {
    if (input.AlarmName && alarm->shown.AlarmName != input.AlarmName) continue;
    for (std::size_t i = 0; i < alarm->history.size(); ++i)
      if (passes(alarm->history[i], input))
        rows.push_back({key_of(*alarm, i, ascending), &alarm->history[i]});
  }
  std::ranges::sort(rows, {}, &Row::key);
  const auto page = aws::page_of(rows, input.NextToken,
                                 static_cast<std::size_t>(input.MaxRecords.value_or(kPageSize)),
                                 [](const Row& row) { return row.key; });
  if (!page) throw invalid_next_token();
  DescribeAlarmHistoryOutput output;
  output.NextToken = page->next_token;
  output.AlarmHistoryItems.emplace();
  for (const Row& row : page->rows) output.AlarmHistoryItems->push_back(*row.item);
  return output;
}

}  // namespace localecs::services::cloudwatch
