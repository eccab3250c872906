// FilterLogEvents: the events of many streams in one order, those that fit a pattern.
#include <localecs/aws/logs/filter_log_events.hpp>
#include <localecs/aws/logs/operations.hpp>
#include <localecs/services/logs/rows.hpp>
#include <localecs/services/logs/rows/logs.hpp>
#include <localecs/services/operation.hpp>

#include <algorithm>
#include <limits>
#include <queue>

#include "common.hpp"
#include "event_pages.hpp"
#include "filter_pattern.hpp"
#include "positions.hpp"

namespace localecs::services::logs {
namespace {

// One call looks at no more than this, in bytes of text weighed by the pattern's effort: the daemon
// has other callers. The reader goes on with the token.
constexpr std::size_t kMostEffort = 16u << 20;
constexpr std::size_t kEffortPerEvent = 64;
constexpr std::size_t kMostStreamNames = 100;

// The events of one stream that have not been looked at yet.
struct Rest {
  const state::LogStream* stream = nullptr;
  std::size_t at = 0, end = 0;
  const state::LogEvent& next() const { return stream->events[at]; }
};
struct IsLater {
  bool operator()(const Rest& a, const Rest& b) const {
    return b.next().position() < a.next().position();
  }
};
using Rests = std::priority_queue<Rest, std::vector<Rest>, IsLater>;

std::vector<const state::LogStream*> streams_asked_for(state::LogGroup& group,
                                                       const FilterLogEventsRequest& input) {
  std::vector<const state::LogStream*> streams;
  if (input.logStreamNames) {
    if (input.logStreamNamePrefix)
      throw invalid_parameter(
          "LogStream names and LogStream name prefix are mutually exclusive parameters.");
    check_length(input.logStreamNames->size(), "logStreamNames", 1, kMostStreamNames);
    for (const std::string& name : *input.logStreamNames)
      if (const auto* stream = &find_stream(group, name);
          std::ranges::find(streams, stream) == streams.end())
        streams.push_back(stream);
    return streams;
  }
  const std::string prefix = input.logStreamNamePrefix.value_or("");
  for (auto row = group.streams.lower_bound(prefix);
       row != group.streams.end() && row->first.starts_with(prefix); ++row)
    streams.push_back(&row->second);
  return streams;
}

state::LogPosition start_of(const FilterLogEventsRequest& input) {
  const state::LogPosition earliest{input.startTime.value_or(0), 0};
  if (!input.nextToken) return earliest;
  const auto position = position_in(*input.nextToken);
  if (!position) throw invalid_token();
  return std::max(earliest, *position);
}

Rests rests_of(const std::vector<const state::LogStream*>& streams,
               const FilterLogEventsRequest& input) {
  const state::LogPosition start = start_of(input);
  // Unlike GetLogEvents' the end is included.
  const state::LogPosition last{input.endTime.value_or(std::numeric_limits<std::int64_t>::max()),
                                std::numeric_limits<std::uint64_t>::max()};
  Rests rests;
  for (const state::LogStream* stream : streams) {
    const Rest rest{stream, stream->index_of(start), stream->index_of(last)};
    if (rest.at < rest.end) rests.push(rest);
  }
  return rests;
}

FilteredLogEvent view(const state::LogStream& stream, const state::LogEvent& event) {
  return {.eventId = digits_of(event.position()),
          .ingestionTime = event.ingested,
          .logStreamName = stream.name,
          .message = event.message,
          .timestamp = event.timestamp};
}

}  // namespace

FilterLogEventsResponse filter_log_events(Call& call, const FilterLogEventsRequest& input) {
  state::LogGroup& group = find_group(call, input.logGroupName, input.logGroupIdentifier);
  check_time(input.startTime, "startTime");
  check_time(input.endTime, "endTime");
  const std::size_t limit = limit_of(input.limit, kMostEventsInPage, kMostEventsInPage);
  const FilterPattern pattern = parse_filter_pattern(input.filterPattern.value_or(""));
  call.state[logs::groups].expire(group, call.now);
  Rests rests = rests_of(streams_asked_for(group, input), input);

  // AWS names no searched streams any more.
  FilterLogEventsResponse answer{.events = std::vector<FilteredLogEvent>{},
                                 .searchedLogStreams = std::vector<SearchedLogStream>{}};
  PageRoom room(limit);
  std::size_t effort = 0;
  while (!rests.empty() && effort < kMostEffort && !room.is_full()) {
    Rest rest = rests.top();
    const state::LogEvent& event = rest.next();
    effort += (event.message.size() + kEffortPerEvent) * pattern.effort;
    if (pattern.matches(event.message)) {
      if (!room.take(event)) break;
      answer.events->push_back(view(*rest.stream, event));
    }
    rests.pop();
    if (++rest.at < rest.end) rests.push(rest);
  }
  if (!rests.empty()) answer.nextToken = digits_of(rests.top().next().position());
  return answer;
}

}  // namespace localecs::services::logs
