// Describes the CloudWatch Logs shapes of stream.hpp.
#include <localecs/aws/logs/stream.hpp>

#include "describe.hpp"

namespace localecs::aws::logs {

BOOST_DESCRIBE_STRUCT(CreateLogStreamRequest, (), (logGroupName, logStreamName))
BOOST_DESCRIBE_STRUCT(DeleteLogStreamRequest, (), (logGroupName, logStreamName))
BOOST_DESCRIBE_ENUM(OrderBy, LogStreamName, LastEventTime)
BOOST_DESCRIBE_STRUCT(DescribeLogStreamsRequest, (), (descending, limit, logGroupIdentifier, logGroupName, logStreamNamePrefix, nextToken, orderBy))
BOOST_DESCRIBE_STRUCT(LogStream, (), (arn, creationTime, firstEventTimestamp, lastEventTimestamp, lastIngestionTime, logStreamName, storedBytes, uploadSequenceToken))
BOOST_DESCRIBE_STRUCT(DescribeLogStreamsResponse, (), (logStreams, nextToken))

}  // namespace localecs::aws::logs

namespace localecs::aws {

template <> const Shape& ShapeOf<logs::CreateLogStreamRequest>::get() { return structure<logs::CreateLogStreamRequest>("CreateLogStreamRequest"); }
template <> const Shape& ShapeOf<logs::DeleteLogStreamRequest>::get() { return structure<logs::DeleteLogStreamRequest>("DeleteLogStreamRequest"); }
template <> const Shape& ShapeOf<logs::OrderBy>::get() { return enumeration<logs::OrderBy>("OrderBy"); }
template <> const Shape& ShapeOf<logs::DescribeLogStreamsRequest>::get() { return structure<logs::DescribeLogStreamsRequest>("DescribeLogStreamsRequest"); }
template <> const Shape& ShapeOf<logs::LogStream>::get() { return structure<logs::LogStream>("LogStream"); }
template <> const Shape& ShapeOf<logs::DescribeLogStreamsResponse>::get() { return structure<logs::DescribeLogStreamsResponse>("DescribeLogStreamsResponse"); }

}  // namespace localecs::aws
