// What STS's operations share: the sessions that they lend and keep.
#pragma once

#include <localecs/aws/error.hpp>
#include <localecs/aws/sts/assumed_role_user.hpp>
#include <localecs/aws/sts/credentials.hpp>
#include <localecs/aws/sts/operations.hpp>
#include <localecs/services/operation.hpp>
#include <localecs/services/sts/rows/sessions.hpp>

namespace localecs::services::sts {

// The session of the caller's key; nullptr if the key is a long-term one.
const state::RoleSession* session_of(const Call& call);

// Makes and stores a session of a role. Throws ValidationError if `role_arn` is no role's ARN.
struct Lent {
  Credentials credentials;
  AssumedRoleUser user;
};
Lent lend_role(Call& call, const std::string& role_arn, const std::string& session_name,
               std::optional<std::int32_t> seconds);
// Stores a session, and returns its credentials.
Credentials keep(Call& call, state::RoleSession session);

// How much of the room for session policies `policy` takes, in percent. Throws
// MalformedPolicyDocument if it is no JSON object.
std::optional<std::int32_t> packed_size(const std::optional<std::string>& policy);

}  // namespace localecs::services::sts
