// CreateLogStream, DeleteLogStream and DescribeLogStreams.
#include <localecs/aws/logs/create_log_stream.hpp>
#include <localecs/aws/logs/delete_log_stream.hpp>
#include <localecs/aws/logs/describe_log_streams.hpp>
#include <localecs/aws/logs/operations.hpp>
#include <localecs/services/logs/rows.hpp>
#include <localecs/services/logs/rows/logs.hpp>
#include <localecs/services/operation.hpp>

#include "common.hpp"
#include "pages.hpp"
#include "positions.hpp"

namespace localecs::services::logs {
namespace {

LogStream view(const state::LogGroup& group, const state::LogStream& stream) {
  LogStream shown;
  shown.arn = group.arn + ":log-stream:" + stream.name;
  shown.logStreamName = stream.name;
  shown.creationTime = stream.created;
  shown.storedBytes = 0;  // AWS tells no more than this since 2019
  shown.uploadSequenceToken = digits_of({stream.last_ingestion, 0});
  if (stream.last_ingestion) shown.lastIngestionTime = stream.last_ingestion;
  if (!stream.events.empty()) {
    shown.firstEventTimestamp = stream.events.front().timestamp;
    shown.lastEventTimestamp = stream.events.back().timestamp;
  }
  return shown;
}

}  // namespace

NoOutput create_log_stream(Call& call, const CreateLogStreamRequest& input) {
  check_stream_name(input.logStreamName);
  const state::LogGroup& group = find_group(call, input.logGroupName);
  if (group.streams.contains(input.logStreamName))
    throw aws::Error("ResourceAlreadyExistsException", "The specified log stream already exists");
  call.state[logs::groups].open_stream(group.arn, input.logStreamName, call.now);
  return {};
}

NoOutput delete_log_stream(Call& call, const DeleteLogStreamRequest& input) {
  state::LogGroup& group = find_group(call, input.logGroupName);
  find_stream(group, input.logStreamName);
  call.state[logs::groups].erase_stream(group, input.logStreamName);
  return {};
}

DescribeLogStreamsResponse describe_log_streams(Call& call,
                                                const DescribeLogStreamsRequest& input) {
  state::LogGroup& group = find_group(call, input.logGroupName, input.logGroupIdentifier);
  const bool by_time = input.orderBy == OrderBy::LastEventTime;
  if (by_time && input.logStreamNamePrefix)
    throw invalid_parameter("Cannot order by LastEventTime with a logStreamNamePrefix.");
  const std::size_t limit = limit_of(input.limit, 50, 50);
  call.state[logs::groups].expire(group, call.now);
  const std::string prefix = input.logStreamNamePrefix.value_or("");
  std::vector<const state::LogStream*> streams;
  for (auto row = group.streams.lower_bound(prefix);
       row != group.streams.end() && row->first.starts_with(prefix); ++row)
    streams.push_back(&row->second);
  const auto key = [&](const state::LogStream& stream) {
    const bool has_time = by_time && !stream.events.empty();
    return ListKey{has_time ? stream.events.back().timestamp : 0, stream.name};
  };
  const auto page =
      page_of(std::move(streams), key, input.descending.value_or(false), limit, input.nextToken);
  DescribeLogStreamsResponse answer{.logStreams = std::vector<LogStream>{},
                                    .nextToken = page.next_token};
  for (const state::LogStream* stream : page.rows)
    answer.logStreams->push_back(view(group, *stream));
  return answer;
}

}  // namespace localecs::services::logs
