// What STS's operations share: the sessions that they lend and keep.
#pragma once

#include <localecs/aws/error.hpp>
#include <localecs/aws/sts/assumed_role_user.hpp>
#include <localecs/aws/sts/credentials.hpp>
#include <localecs/aws/sts/operations.hpp>
#include <localecs/services/operation.hpp>
#include <localecs/services/sts/rows/sessions.hpp>

namespace localecs::services::sts {

// The session that the caller's key stands for; nullptr for a long-term key.
const state::RoleSession* session_of(const Call& call);

// Lends a role: keeps the session and tells of it. Throws ValidationError where `role_arn` is no
// role's.
struct Lent {
  Credentials credentials;
  AssumedRoleUser user;
};
Lent lend_role(Call& call, const std::string& role_arn, const std::string& session_name,
               std::optional<std::int32_t> seconds);
// Keeps any other session.
Credentials keep(Call& call, state::RoleSession session);

// Throws MalformedPolicyDocument for a session policy that is no JSON object; how much of the room
// for policies it takes, in percent.
std::optional<std::int32_t> packed_size(const std::optional<std::string>& policy);

}  // namespace localecs::services::sts
