// Lists the members of Secrets Manager's rows that are stored. Members that follow from others, or
// that concern one run only, are left out.
#pragma once

#include <localecs/services/secretsmanager/rows/secret.hpp>

#include <boost/describe.hpp>

namespace localecs::state {

BOOST_DESCRIBE_STRUCT(SecretVersion, (), (id, text, binary, stages, created_at, accessed_at))
BOOST_DESCRIBE_STRUCT(Secret, (),
                      (arn, name, description, key_id, versions, tags, was_tagged, created_at,
                       changed_at, accessed_at, deleted_at, recovery_days, resource_policy))

}  // namespace localecs::state
