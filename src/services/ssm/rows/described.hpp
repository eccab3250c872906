// Lists the members of Parameter Store's rows that are stored. Members that follow from others, or
// that concern one run only, are left out.
#pragma once

#include <localecs/services/ssm/rows/parameter.hpp>

#include <boost/describe.hpp>

namespace localecs::state {

BOOST_DESCRIBE_STRUCT(ParameterVersion, (),
                      (value, type, description, key_id, data_type, tier, allowed_pattern,
                       modified_at, modified_by, labels))
BOOST_DESCRIBE_STRUCT(Parameter, (), (arn, name, versions, tags))

}  // namespace localecs::state
