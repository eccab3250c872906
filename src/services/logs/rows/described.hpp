// Lists the members of CloudWatch Logs' rows that are stored. Members that follow from others, or
// that concern one run only, are left out.
#pragma once

#include <localecs/services/logs/rows/logs.hpp>

#include <boost/describe.hpp>

namespace localecs {

BOOST_DESCRIBE_STRUCT(OutputMark, (), (time, count))

}  // namespace localecs

namespace localecs::state {

BOOST_DESCRIBE_STRUCT(LogStream, (), (name, created, last_ingestion, read_to))
BOOST_DESCRIBE_STRUCT(LogGroup, (),
                      (arn, name, created, retention_days, log_class, kms_key, deletion_protected,
                       tags))

}  // namespace localecs::state
