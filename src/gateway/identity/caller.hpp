// Who calls: account, region and identity, as the request's signature tells. Whether it is true is
// for the signature's file to find out; session credentials must be ours and alive.
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

// What a signature's credential says: "<key>/<date>/<region>/<service>/aws4_request". Parts that
// are not there, or cannot be what they should, are empty.
struct Credential {
  std::string_view key, region, service;
};

// Of an Authorization header: "AWS4-HMAC-SHA256 Credential=<credential>, …".
std::string_view credential_text(std::string_view authorization);
Credential read_credential(std::string_view text);

struct Caller {
  state::Scope scope;
  std::string arn, user_id;
  std::string role_arn{};  // empty: no role's session
  std::string key{};       // of the signature; empty: there was none
};

// The root of the scope's account: whoever shows no role's session.
Caller root_of(state::Scope scope);
// Whom a session stands for, in its role's account.
Caller in_session(const state::RoleSession& session, std::string region);

// A 12-digit key is the account; a key that AssumeRole or a task's role issued is that session; the
// options may name the account of others, which else is the default one. Throws
// ExpiredTokenException or UnrecognizedClientException where the session has ended or `token` is
// not its own.
Caller caller_of(const Credential& credential, std::string_view token, const Options& defaults,
                 const state::State& state, TimePoint now);

// What such a key has to sign with. Throws UnrecognizedClientException where nobody has that key.
const std::string& secret_of(std::string_view key, const Options& options,
                             const state::State& state);

}  // namespace localecs::gateway
