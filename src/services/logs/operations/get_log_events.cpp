// GetLogEvents: one stream, page by page in both directions.
#include <localecs/aws/logs/get_log_events.hpp>
#include <localecs/aws/logs/operations.hpp>
#include <localecs/services/logs/rows.hpp>
#include <localecs/services/logs/rows/logs.hpp>
#include <localecs/services/operation.hpp>

#include "common.hpp"
#include "event_pages.hpp"
#include "positions.hpp"

namespace localecs::services::logs {
namespace {

struct Start {
  bool forward = false;
  std::optional<state::LogPosition> position;  // nothing: from the end that `forward` leaves
};

// "f/<56 digits>" or "b/<56 digits>".
Start start_of(const GetLogEventsRequest& input) {
  if (!input.nextToken) return {input.startFromHead.value_or(false), std::nullopt};
  const std::string_view token = *input.nextToken;
  const bool forward = token.starts_with("f/");
  const auto position =
      forward || token.starts_with("b/") ? position_in(token.substr(2)) : std::nullopt;
  if (!position) throw invalid_token();
  return {forward, position};
}

// Indexes into the stream's events.
struct Slice {
  std::size_t begin = 0, end = 0;
};

Slice page_in(const state::LogStream& stream, Slice range, const Start& start, std::size_t limit) {
  if (start.position) {
    const std::size_t at = stream.index_of(*start.position);
    (start.forward ? range.begin : range.end) =
        start.forward ? std::max(range.begin, at) : std::min(range.end, at);
  }
  Slice page = start.forward ? Slice{range.begin, range.begin} : Slice{range.end, range.end};
  PageRoom room(limit);
  if (start.forward)
    while (page.end < range.end && room.take(stream.events[page.end])) ++page.end;
  else
    while (page.begin > range.begin && room.take(stream.events[page.begin - 1])) --page.begin;
  return page;
}

}  // namespace

GetLogEventsResponse get_log_events(Call& call, const GetLogEventsRequest& input) {
  state::LogGroup& group = find_group(call, input.logGroupName, input.logGroupIdentifier);
  const state::LogStream& stream = find_stream(group, input.logStreamName);
  check_time(input.startTime, "startTime");
  check_time(input.endTime, "endTime");
  const std::size_t limit = limit_of(input.limit, kMostEventsInPage, kMostEventsInPage);
  const Start start = start_of(input);
  call.state[logs::groups].expire(group, call.now);

  const state::LogPosition earliest{input.startTime.value_or(0), 0};
  const Slice range{stream.index_of(earliest),
                    input.endTime ? stream.index_of({*input.endTime, 0}) : stream.events.size()};
  const Slice page = page_in(stream, range, start, limit);

  GetLogEventsResponse answer{.events = std::vector<OutputLogEvent>{}};
  answer.events->reserve(page.end - page.begin);
  for (std::size_t i = page.begin; i < page.end; ++i) {
    const state::LogEvent& event = stream.events[i];
    answer.events->push_back({event.ingested, event.message, event.timestamp});
  }
  // An empty page leaves the reader where it was: the same token again tells it to stop.
  const bool empty = page.begin >= page.end;
  const state::LogPosition here = start.position.value_or(earliest);
  answer.nextForwardToken =
      "f/" + digits_of(empty ? here : position_after(stream.events[page.end - 1]));
  answer.nextBackwardToken = "b/" + digits_of(empty ? here : stream.events[page.begin].position());
  return answer;
}

}  // namespace localecs::services::logs
