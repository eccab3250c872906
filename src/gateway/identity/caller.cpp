// Reads the credential of a SigV4 signature, and finds the account or role that owns its key.
#include "caller.hpp"

#include <localecs/aws/error.hpp>
#include <localecs/base/arn.hpp>
#include <localecs/base/digest.hpp>
#include <localecs/base/text.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/services/ecs/rows/task_table.hpp>
#include <localecs/services/sts/rows.hpp>
#include <localecs/services/sts/rows/sessions.hpp>
#include <localecs/state/state.hpp>

#include <algorithm>

namespace localecs::gateway {
namespace {

bool is_account(std::string_view key) {
  return key.size() == 12 && std::ranges::all_of(key, [](char c) { return c >= '0' && c <= '9'; });
}

// Accepts only what can be a region's name, since the region becomes part of ARNs.
bool is_region(std::string_view region) {
  return is_name(region, 32);
}

// A session of a task ends with the task, even before the session's row is swept away.
bool is_alive(const state::RoleSession& session, const state::State& state) {
  if (session.task_arn.empty()) return true;
  const state::Task* task = state[ecs::tasks].find(session.task_arn);
  return task && !task->is_stopped();
}

aws::Error invalid_token() {
  return {"UnrecognizedClientException", "The security token included in the request is invalid."};
}

void check(const state::RoleSession& session, std::string_view token, const state::State& state,
           TimePoint now) {
  if (!is_alive(session, state) || !is_same_secret(token, session.token)) throw invalid_token();
  if (now >= session.expires_at)
    throw aws::Error("ExpiredTokenException",
                     "The security token included in the request is expired");
}

}  // namespace

Caller root_of(state::Scope scope) {
  std::string arn = "arn:aws:iam::" + scope.account + ":root";
  std::string user_id = scope.account;
  return {std::move(scope), std::move(arn), std::move(user_id)};
}

Caller in_session(const state::RoleSession& session, std::string region) {
  state::Scope scope{state::account_of(session), std::move(region)};
  if (session.role_arn.empty()) return root_of(std::move(scope));
  return {std::move(scope), state::assumed_role_arn(session),
          session.role_id + ":" + session.session_name, session.role_arn};
}

std::string_view credential_text(std::string_view authorization) {
  constexpr std::string_view marker = "Credential=";
  const auto at = authorization.find(marker);
  if (at == std::string_view::npos) return {};
  const std::string_view text = authorization.substr(at + marker.size());
  return text.substr(0, text.find_first_of(", "));
}

Credential read_credential(std::string_view text) {
  const auto parts = split(text, '/');
  Credential credential{.key = parts[0], .region = {}, .service = {}};
  if (parts.size() < 5) return credential;
  if (is_region(parts[2])) credential.region = parts[2];
  credential.service = parts[3];
  return credential;
}

namespace {

// The order: a 12-digit account, a session, a key of --access-keys, any other key. Unknown keys are
// accepted, since most users have made-up ones; with --require-signatures, secret_of() refuses
// them. A key that looks like one of our sessions is refused: its session has ended.
Caller owner_of(const Credential& credential, std::string_view token, const Options& defaults,
                const state::State& state, TimePoint now) {
  std::string region(credential.region.empty() ? defaults.region : credential.region);
  if (is_account(credential.key)) return root_of({std::string(credential.key), std::move(region)});
  const state::RoleSession* session = state[sts::role_sessions].find(credential.key);
  if (!session) {
    if (state::is_session_key(credential.key)) throw invalid_token();
    const auto own = defaults.access_keys.find(credential.key);
    const bool has_account = own != defaults.access_keys.end() && !own->second.account.empty();
    return root_of({has_account ? own->second.account : defaults.account, std::move(region)});
  }
  check(*session, token, state, now);
  return in_session(*session, std::move(region));
}

}  // namespace

Caller caller_of(const Credential& credential, std::string_view token, const Options& defaults,
                 const state::State& state, TimePoint now) {
  Caller caller = owner_of(credential, token, defaults, state, now);
  caller.key = credential.key;
  return caller;
}

const std::string& secret_of(std::string_view key, const Options& options,
                             const state::State& state) {
  const auto own = options.access_keys.find(key);
  if (own != options.access_keys.end()) return own->second.secret;
  const state::RoleSession* session = state[sts::role_sessions].find(key);
  if (!session) throw invalid_token();
  return session->secret_access_key;
}

}  // namespace localecs::gateway
