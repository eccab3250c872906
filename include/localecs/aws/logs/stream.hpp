// CloudWatch Logs wire shapes: stream. Spelled as the public model spells them.
#pragma once

#include <localecs/aws/shape.hpp>

#include <optional>

namespace localecs::aws::logs {

struct CreateLogStreamRequest {
  std::string logGroupName;
  std::string logStreamName;
};

struct DeleteLogStreamRequest {
  std::string logGroupName;
  std::string logStreamName;
};

enum class OrderBy { LogStreamName, LastEventTime };

struct DescribeLogStreamsRequest {
  std::optional<bool> descending;
  std::optional<std::int32_t> limit;
  std::optional<std::string> logGroupIdentifier;
  std::optional<std::string> logGroupName;
  std::optional<std::string> logStreamNamePrefix;
  std::optional<std::string> nextToken;
  std::optional<OrderBy> orderBy;
};

struct LogStream {
  std::optional<std::string> arn;
  std::optional<std::int64_t> creationTime;
  std::optional<std::int64_t> firstEventTimestamp;
  std::optional<std::int64_t> lastEventTimestamp;
  std::optional<std::int64_t> lastIngestionTime;
  std::optional<std::string> logStreamName;
  std::optional<std::int64_t> storedBytes;
  std::optional<std::string> uploadSequenceToken;
};

struct DescribeLogStreamsResponse {
  std::optional<std::vector<LogStream>> logStreams;
  std::optional<std::string> nextToken;
};

}  // namespace localecs::aws::logs

// clang-format off
namespace localecs::aws {

template <> const Shape& ShapeOf<logs::CreateLogStreamRequest>::get();
template <> const Shape& ShapeOf<logs::DeleteLogStreamRequest>::get();
template <> const Shape& ShapeOf<logs::OrderBy>::get();
template <> const Shape& ShapeOf<logs::DescribeLogStreamsRequest>::get();
template <> const Shape& ShapeOf<logs::LogStream>::get();
template <> const Shape& ShapeOf<logs::DescribeLogStreamsResponse>::get();

}  // namespace localecs::aws
// clang-format on
