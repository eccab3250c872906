// Who calls: account, region and identity, as the request's signature tells. Signatures are read,
// never verified; session credentials must be ours and alive.
#pragma once

#include <localecs/gateway/gateway.hpp>

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
};

// A 12-digit key is the account; a key that AssumeRole or a task's role issued is that session; any
// other means the default account. Throws ExpiredTokenException or UnrecognizedClientException
// where the session has ended or `token` is not its own.
Caller caller_of(const Credential& credential, std::string_view token, const Options& defaults,
                 const state::State& state, TimePoint now);

}  // namespace localecs::gateway
