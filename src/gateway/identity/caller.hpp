// Finds the caller (account, region, identity) from the credential of a request. The signature is
// verified elsewhere (signature.hpp); session credentials must be ones we issued, and not expired.
#pragma once

#include <localecs/base/time.hpp>
#include <localecs/gateway/options.hpp>
#include <localecs/state/scope.hpp>
#include <localecs/state/state.hpp>

#include <string>
#include <string_view>

namespace localecs::state {
struct RoleSession;
}

namespace localecs::gateway {

// A signature's credential: "<key>/<date>/<region>/<service>/aws4_request". Parts that are missing
// or malformed are empty.
struct Credential {
  std::string_view key, region, service;
};

// Returns the credential in an Authorization header: "AWS4-HMAC-SHA256 Credential=<credential>, …".
// Empty if it has none.
std::string_view credential_text(std::string_view authorization);
Credential read_credential(std::string_view text);

struct Caller {
  state::Scope scope;
  std::string arn, user_id;
  std::string role_arn{};  // empty: the caller uses no role
  std::string key{};       // access key id; empty: the request is unsigned
};

// The root user of the scope's account: every caller that uses no role is taken for it.
Caller root_of(state::Scope scope);
// The caller for whom a session stands: its role, or the root user of its account
// (GetSessionToken).
Caller in_session(const state::RoleSession& session, std::string region);

// A 12-digit key is itself the account; a key issued by AssumeRole or for a task's role is that
// session; any other key belongs to the account that the options name for it, else to the default
// one. Throws ExpiredTokenException if the session has expired, UnrecognizedClientException if it
// has ended or `token` is not its own.
Caller caller_of(const Credential& credential, std::string_view token, const Options& defaults,
                 const state::State& state, TimePoint now);

// The secret that `key` signs with. Throws UnrecognizedClientException if the key is unknown.
const std::string& secret_of(std::string_view key, const Options& options,
                             const state::State& state);

}  // namespace localecs::gateway
