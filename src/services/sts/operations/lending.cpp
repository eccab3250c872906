// Makes sessions with keys, and stores them until they expire.
#include <localecs/aws/sts/assumed_role_user.hpp>
#include <localecs/aws/sts/credentials.hpp>
#include <localecs/aws/sts/operations.hpp>
#include <localecs/base/arn.hpp>
#include <localecs/base/json.hpp>
#include <localecs/services/operation.hpp>
#include <localecs/services/sts/rows.hpp>
#include <localecs/services/sts/rows/sessions.hpp>

#include <nlohmann/json.hpp>

#include "sessions.hpp"

namespace localecs::services::sts {
namespace {

constexpr std::chrono::seconds kDefaultDuration{3600};
constexpr std::size_t kPolicyRoom = 2048;  // bytes

// Expired sessions are kept this long, so that their keys are answered with "expired" and not
// "unknown".
constexpr std::chrono::hours kMemoryOfExpired{24};

void forget_expired(Call& call) {
  std::vector<std::string> expired;
  for (const auto& [key, session] : call.state[sts::role_sessions].rows())
    if (session.task_arn.empty() && session.expires_at + kMemoryOfExpired < call.now)
      expired.push_back(key);
  for (const std::string& key : expired) call.state[sts::role_sessions].erase(key);
}

bool is_role(const std::string& text) {
  const auto arn = Arn::parse(text);
  return arn && arn->service == "iam" && arn->account.size() == 12 &&
         arn->resource.starts_with("role/") && !arn->resource.ends_with('/');
}

}  // namespace

const state::RoleSession* session_of(const Call& call) {
  return call.state[sts::role_sessions].find(call.access_key);
}

Credentials keep(Call& call, state::RoleSession session) {
  forget_expired(call);
  const state::RoleSession& kept = call.state[sts::role_sessions].add(std::move(session));
  return {.AccessKeyId = kept.access_key_id,
          .Expiration = kept.expires_at,
          .SecretAccessKey = kept.secret_access_key,
          .SessionToken = kept.token};
}

Lent lend_role(Call& call, const std::string& role_arn, const std::string& session_name,
               std::optional<std::int32_t> seconds) {
  if (!is_role(role_arn)) throw aws::Error("ValidationError", role_arn + " is invalid");
  const auto duration = seconds ? std::chrono::seconds(*seconds) : kDefaultDuration;
  state::RoleSession session =
      state::make_role_session(call.ids, role_arn, session_name, call.now + duration);
  AssumedRoleUser user{.Arn = state::assumed_role_arn(session),
                       .AssumedRoleId = session.role_id + ":" + session_name};
  return {keep(call, std::move(session)), std::move(user)};
}

std::optional<std::int32_t> packed_size(const std::optional<std::string>& policy) {
  if (!policy) return std::nullopt;
  if (!read_json(*policy).is_object())
    throw aws::Error("MalformedPolicyDocument", "The policy is not in the valid JSON format.");
  const std::size_t percent = (policy->size() * 100 + kPolicyRoom - 1) / kPolicyRoom;
  if (percent > 100)
    throw aws::Error("PackedPolicyTooLarge", "Packed policy consumes " + std::to_string(percent) +
                                                 "% of allotted space, please use smaller policy.");
  return static_cast<std::int32_t>(percent);
}

}  // namespace localecs::services::sts
