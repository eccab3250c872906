// PutLogEvents: what a batch may be, and which of its events are taken.
#include <localecs/aws/logs/operations.hpp>
#include <localecs/aws/logs/put_log_events.hpp>
#include <localecs/services/logs/rows.hpp>
#include <localecs/services/logs/rows/logs.hpp>
#include <localecs/services/operation.hpp>

#include <limits>

#include "common.hpp"
#include "positions.hpp"

namespace localecs::services::logs {
namespace {

constexpr std::size_t kMostEvents = 10'000;
constexpr std::size_t kMostBytes = 1'048'576;                      // of an event, and of a batch
constexpr std::size_t kBytesPerEvent = 26;                         // counted beside the text
constexpr std::int64_t kHour = 60 * 60 * 1000, kDay = 24 * kHour;  // ms
constexpr std::int64_t kOldest = 14 * kDay, kNewest = 2 * kHour;   // from now

using Events = std::vector<InputLogEvent>;

std::size_t check_event(const InputLogEvent& event, std::size_t number) {
  const std::string member = "logEvents." + std::to_string(number) + ".member.";
  check_length(event.message.size(), member + "message", 1,
               std::numeric_limits<std::size_t>::max());
  check_time(event.timestamp, member + "timestamp");
  const std::size_t bytes = event.message.size() + kBytesPerEvent;
  if (bytes > kMostBytes)
    throw invalid_parameter("Log event too large: " + std::to_string(bytes) +
                            " bytes exceeds limit of " + std::to_string(kMostBytes));
  return bytes;
}

void check_batch(const Events& events) {
  check_length(events.size(), "logEvents", 1, kMostEvents);
  std::size_t bytes = 0;
  for (std::size_t i = 0; i < events.size(); ++i) bytes += check_event(events[i], i + 1);
  if (bytes > kMostBytes)
    throw invalid_parameter("Upload too large: " + std::to_string(bytes) +
                            " bytes exceeds limit of " + std::to_string(kMostBytes));
  if (!std::ranges::is_sorted(events, {}, &InputLogEvent::timestamp))
    throw invalid_parameter(
        "Log events in a single PutLogEvents request must be in chronological order.");
  if (events.back().timestamp - events.front().timestamp > kDay)
    throw invalid_parameter(
        "The batch of log events in a single PutLogEvents request cannot span more than 24 hours.");
}

// The index of the first event at or after a time.
std::int32_t index_from(const Events& events, std::int64_t time) {
  return static_cast<std::int32_t>(
      std::ranges::lower_bound(events, time, {}, &InputLogEvent::timestamp) - events.begin());
}

}  // namespace

PutLogEventsResponse put_log_events(Call& call, const PutLogEventsRequest& input) {
  state::LogGroup& group = find_group(call, input.logGroupName);
  state::LogStream& stream = find_stream(group, input.logStreamName);
  check_batch(input.logEvents);
  const Events& events = input.logEvents;
  const std::int64_t now = call.now.time_since_epoch().count();
  const auto size = static_cast<std::int32_t>(events.size());
  const std::int32_t too_old = index_from(events, now - kOldest);
  const std::int32_t expired =
      group.retention_days ? index_from(events, now - *group.retention_days * kDay) : 0;
  const std::int32_t too_new = index_from(events, now + kNewest + 1);

  PutLogEventsResponse answer;
  if (too_old > 0 || expired > 0 || too_new < size) {
    RejectedLogEventsInfo& rejected = answer.rejectedLogEventsInfo.emplace();
    if (too_old > 0) rejected.tooOldLogEventEndIndex = too_old;
    if (expired > 0) rejected.expiredLogEventEndIndex = expired;
    if (too_new < size) rejected.tooNewLogEventStartIndex = too_new;
  }
  std::vector<state::NewLogEvent> taken;
  for (std::int32_t i = std::max(too_old, expired); i < too_new; ++i) {
    const InputLogEvent& event = events[static_cast<std::size_t>(i)];
    taken.push_back({event.timestamp, event.message});
  }
  call.state[logs::groups].append(group, stream, std::move(taken), call.now);
  // Nobody needs it any more, but older clients send it along with the next batch.
  answer.nextSequenceToken = digits_of({stream.last_ingestion, 0});
  return answer;
}

}  // namespace localecs::services::logs
