// The members of CloudWatch's rows that are stored. What is worked out anew from the others, or
// belongs to one run of the daemon alone, is not among them.
#pragma once

#include <localecs/services/cloudwatch/rows/alarms.hpp>

#include <boost/describe.hpp>

namespace localecs::state {

BOOST_DESCRIBE_STRUCT(Alarm, (), (arn, shown, tags, history, next_evaluation))
BOOST_DESCRIBE_STRUCT(MetricPoint, (), (unit, count, sum, minimum, maximum, values))
BOOST_DESCRIBE_STRUCT(MetricSeries, (), (metric, last_put))

}  // namespace localecs::state
