// Lists the members of CloudWatch's rows that are stored. Members that follow from others, or that
// concern one run only, are left out.
#pragma once

#include <localecs/services/cloudwatch/rows/alarms.hpp>

#include <boost/describe.hpp>

namespace localecs::state {

BOOST_DESCRIBE_STRUCT(Alarm, (), (arn, shown, tags, history, next_evaluation))
BOOST_DESCRIBE_STRUCT(MetricPoint, (), (unit, count, sum, minimum, maximum, values))
BOOST_DESCRIBE_STRUCT(MetricSeries, (), (metric, last_put))

}  // namespace localecs::state
