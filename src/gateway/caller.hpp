// Who calls: account and region, as the request's signature tells. Signatures are read, never
// verified.
#pragma once

#include <localecs/gateway/gateway.hpp>

namespace localecs::gateway {

// "AWS4-HMAC-SHA256 Credential=<key>/<date>/<region>/<service>/aws4_request, …": a 12-digit key is
// the account.
state::Scope scope_of(std::string_view authorization, const Options& defaults);

}  // namespace localecs::gateway
