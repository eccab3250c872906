// CloudWatch Logs wire shapes: event. Spelled as the public model spells them.
#pragma once

#include <localecs/aws/shape.hpp>

#include <optional>

namespace localecs::aws::logs {

struct Entity {
  std::optional<std::map<std::string, std::string>> attributes;
  std::optional<std::map<std::string, std::string>> keyAttributes;
};

struct InputLogEvent {
  std::string message;
  std::int64_t timestamp{};
};

struct PutLogEventsRequest {
  std::optional<Entity> entity;
  std::vector<InputLogEvent> logEvents;
  std::string logGroupName;
  std::string logStreamName;
  std::optional<std::string> sequenceToken;
};

enum class EntityRejectionErrorType {
  InvalidEntity,
  InvalidTypeValue,
  InvalidKeyAttributes,
  InvalidAttributes,
  EntitySizeTooLarge,
  UnsupportedLogGroupType,
  MissingRequiredFields
};

struct RejectedEntityInfo {
  EntityRejectionErrorType errorType{};
};

struct RejectedLogEventsInfo {
  std::optional<std::int32_t> expiredLogEventEndIndex;
  std::optional<std::int32_t> tooNewLogEventStartIndex;
  std::optional<std::int32_t> tooOldLogEventEndIndex;
};

struct PutLogEventsResponse {
  std::optional<std::string> nextSequenceToken;
  std::optional<RejectedEntityInfo> rejectedEntityInfo;
  std::optional<RejectedLogEventsInfo> rejectedLogEventsInfo;
};

struct GetLogEventsRequest {
  std::optional<std::int64_t> endTime;
  std::optional<std::int32_t> limit;
  std::optional<std::string> logGroupIdentifier;
  std::optional<std::string> logGroupName;
  std::string logStreamName;
  std::optional<std::string> nextToken;
  std::optional<bool> startFromHead;
  std::optional<std::int64_t> startTime;
  std::optional<bool> unmask;
};

struct OutputLogEvent {
  std::optional<std::int64_t> ingestionTime;
  std::optional<std::string> message;
  std::optional<std::int64_t> timestamp;
};

struct GetLogEventsResponse {
  std::optional<std::vector<OutputLogEvent>> events;
  std::optional<std::string> nextBackwardToken;
  std::optional<std::string> nextForwardToken;
};

struct FilterLogEventsRequest {
  std::optional<std::int64_t> endTime;
  std::optional<std::string> filterPattern;
  std::optional<bool> interleaved;
  std::optional<std::int32_t> limit;
  std::optional<std::string> logGroupIdentifier;
  std::optional<std::string> logGroupName;
  std::optional<std::string> logStreamNamePrefix;
  std::optional<std::vector<std::string>> logStreamNames;
  std::optional<std::string> nextToken;
  std::optional<std::int64_t> startTime;
  std::optional<bool> unmask;
};

struct FilteredLogEvent {
  std::optional<std::string> eventId;
  std::optional<std::int64_t> ingestionTime;
  std::optional<std::string> logStreamName;
  std::optional<std::string> message;
  std::optional<std::int64_t> timestamp;
};

struct SearchedLogStream {
  std::optional<std::string> logStreamName;
  std::optional<bool> searchedCompletely;
};

struct FilterLogEventsResponse {
  std::optional<std::vector<FilteredLogEvent>> events;
  std::optional<std::string> nextToken;
  std::optional<std::vector<SearchedLogStream>> searchedLogStreams;
};

}  // namespace localecs::aws::logs

// clang-format off
namespace localecs::aws {

template <> const Shape& ShapeOf<logs::Entity>::get();
template <> const Shape& ShapeOf<logs::InputLogEvent>::get();
template <> const Shape& ShapeOf<logs::PutLogEventsRequest>::get();
template <> const Shape& ShapeOf<logs::EntityRejectionErrorType>::get();
template <> const Shape& ShapeOf<logs::RejectedEntityInfo>::get();
template <> const Shape& ShapeOf<logs::RejectedLogEventsInfo>::get();
template <> const Shape& ShapeOf<logs::PutLogEventsResponse>::get();
template <> const Shape& ShapeOf<logs::GetLogEventsRequest>::get();
template <> const Shape& ShapeOf<logs::OutputLogEvent>::get();
template <> const Shape& ShapeOf<logs::GetLogEventsResponse>::get();
template <> const Shape& ShapeOf<logs::FilterLogEventsRequest>::get();
template <> const Shape& ShapeOf<logs::FilteredLogEvent>::get();
template <> const Shape& ShapeOf<logs::SearchedLogStream>::get();
template <> const Shape& ShapeOf<logs::FilterLogEventsResponse>::get();

}  // namespace localecs::aws
// clang-format on
