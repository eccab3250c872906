// Describes the CloudWatch Logs shapes of event.hpp.
#include <localecs/aws/logs/event.hpp>

#include "describe.hpp"

namespace localecs::aws::logs {

BOOST_DESCRIBE_STRUCT(Entity, (), (attributes, keyAttributes))
BOOST_DESCRIBE_STRUCT(InputLogEvent, (), (message, timestamp))
BOOST_DESCRIBE_STRUCT(PutLogEventsRequest, (), (entity, logEvents, logGroupName, logStreamName, sequenceToken))
BOOST_DESCRIBE_ENUM(EntityRejectionErrorType, InvalidEntity, InvalidTypeValue, InvalidKeyAttributes, InvalidAttributes, EntitySizeTooLarge, UnsupportedLogGroupType, MissingRequiredFields)
BOOST_DESCRIBE_STRUCT(RejectedEntityInfo, (), (errorType))
BOOST_DESCRIBE_STRUCT(RejectedLogEventsInfo, (), (expiredLogEventEndIndex, tooNewLogEventStartIndex, tooOldLogEventEndIndex))
BOOST_DESCRIBE_STRUCT(PutLogEventsResponse, (), (nextSequenceToken, rejectedEntityInfo, rejectedLogEventsInfo))
BOOST_DESCRIBE_STRUCT(GetLogEventsRequest, (), (endTime, limit, logGroupIdentifier, logGroupName, logStreamName, nextToken, startFromHead, startTime, unmask))
BOOST_DESCRIBE_STRUCT(OutputLogEvent, (), (ingestionTime, message, timestamp))
BOOST_DESCRIBE_STRUCT(GetLogEventsResponse, (), (events, nextBackwardToken, nextForwardToken))
BOOST_DESCRIBE_STRUCT(FilterLogEventsRequest, (), (endTime, filterPattern, interleaved, limit, logGroupIdentifier, logGroupName, logStreamNamePrefix, logStreamNames, nextToken, startTime, unmask))
BOOST_DESCRIBE_STRUCT(FilteredLogEvent, (), (eventId, ingestionTime, logStreamName, message, timestamp))
BOOST_DESCRIBE_STRUCT(SearchedLogStream, (), (logStreamName, searchedCompletely))
BOOST_DESCRIBE_STRUCT(FilterLogEventsResponse, (), (events, nextToken, searchedLogStreams))

}  // namespace localecs::aws::logs

namespace localecs::aws {

template <> const Shape& ShapeOf<logs::Entity>::get() { return structure<logs::Entity>("Entity"); }
template <> const Shape& ShapeOf<logs::InputLogEvent>::get() { return structure<logs::InputLogEvent>("InputLogEvent"); }
template <> const Shape& ShapeOf<logs::PutLogEventsRequest>::get() { return structure<logs::PutLogEventsRequest>("PutLogEventsRequest"); }
template <> const Shape& ShapeOf<logs::EntityRejectionErrorType>::get() { return enumeration<logs::EntityRejectionErrorType>("EntityRejectionErrorType"); }
template <> const Shape& ShapeOf<logs::RejectedEntityInfo>::get() { return structure<logs::RejectedEntityInfo>("RejectedEntityInfo"); }
template <> const Shape& ShapeOf<logs::RejectedLogEventsInfo>::get() { return structure<logs::RejectedLogEventsInfo>("RejectedLogEventsInfo"); }
template <> const Shape& ShapeOf<logs::PutLogEventsResponse>::get() { return structure<logs::PutLogEventsResponse>("PutLogEventsResponse"); }
template <> const Shape& ShapeOf<logs::GetLogEventsRequest>::get() { return structure<logs::GetLogEventsRequest>("GetLogEventsRequest"); }
template <> const Shape& ShapeOf<logs::OutputLogEvent>::get() { return structure<logs::OutputLogEvent>("OutputLogEvent"); }
template <> const Shape& ShapeOf<logs::GetLogEventsResponse>::get() { return structure<logs::GetLogEventsResponse>("GetLogEventsResponse"); }
template <> const Shape& ShapeOf<logs::FilterLogEventsRequest>::get() { return structure<logs::FilterLogEventsRequest>("FilterLogEventsRequest"); }
template <> const Shape& ShapeOf<logs::FilteredLogEvent>::get() { return structure<logs::FilteredLogEvent>("FilteredLogEvent"); }
template <> const Shape& ShapeOf<logs::SearchedLogStream>::get() { return structure<logs::SearchedLogStream>("SearchedLogStream"); }
template <> const Shape& ShapeOf<logs::FilterLogEventsResponse>::get() { return structure<logs::FilterLogEventsResponse>("FilterLogEventsResponse"); }

}  // namespace localecs::aws
