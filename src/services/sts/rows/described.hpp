// Lists the members of STS's rows that are stored. Members that follow from others, or that concern
// one run only, are left out.
#pragma once

#include <localecs/services/sts/rows/sessions.hpp>

#include <boost/describe.hpp>

namespace localecs::state {

BOOST_DESCRIBE_STRUCT(RoleSession, (),
                      (access_key_id, secret_access_key, token, role_arn, session_name, role_id,
                       task_arn, expires_at, account))

}  // namespace localecs::state
