// The members of STS's rows that are stored. What is worked out anew from the others, or belongs to
// one run of the daemon alone, is not among them.
#pragma once

#include <localecs/services/sts/rows/sessions.hpp>

#include <boost/describe.hpp>

namespace localecs::state {

BOOST_DESCRIBE_STRUCT(RoleSession, (),
                      (access_key_id, secret_access_key, token, role_arn, session_name, role_id,
                       task_arn, expires_at, account))

}  // namespace localecs::state
