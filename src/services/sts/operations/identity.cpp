// GetCallerIdentity, GetAccessKeyInfo and GetSessionToken: whose keys these are.
#include "sessions.hpp"

#include <localecs/aws/sts/get_access_key_info.hpp>
#include <localecs/aws/sts/get_caller_identity.hpp>
#include <localecs/aws/sts/get_session_token.hpp>
#include <localecs/aws/sts/operations.hpp>
#include <localecs/services/operation.hpp>
#include <localecs/services/sts/rows.hpp>
#include <localecs/services/sts/rows/sessions.hpp>

namespace localecs::services::sts {

GetCallerIdentityResponse get_caller_identity(Call& call, const GetCallerIdentityRequest&) {
  return {.Account = call.scope.account, .Arn = call.caller_arn, .UserId = call.user_id};
}

GetAccessKeyInfoResponse get_access_key_info(Call& call, const GetAccessKeyInfoRequest& input) {
  const state::RoleSession* session = call.state[sts::role_sessions].find(input.AccessKeyId);
  if (!session) return {call.scope.account};
  return {state::account_of(*session)};
}

GetSessionTokenResponse get_session_token(Call& call, const GetSessionTokenRequest& input) {
  constexpr std::int32_t default_seconds = 43'200;
  if (session_of(call))
    throw aws::Error("AccessDenied", "Cannot call GetSessionToken with session credentials", 403);
  const std::chrono::seconds duration(input.DurationSeconds.value_or(default_seconds));
  state::RoleSession session = state::make_role_session(call.ids, "", "", call.now + duration);
  session.account = call.scope.account;
  return {keep(call, std::move(session))};
}

}  // namespace localecs::services::sts
