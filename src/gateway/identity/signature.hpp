// A request's signature (AWS Signature Version 4), in its header or its URL: read, and compared
// with what the key's secret gives.
#pragma once

#include <localecs/base/time.hpp>
#include <localecs/http/message.hpp>

#include <string>
#include <string_view>

namespace localecs::gateway {

// What a request says of itself. Nothing of it is true before check() has returned.
struct Signature {
  std::string credential;      // "<key>/<date>/<region>/<service>/aws4_request"
  std::string signed_headers;  // "host;x-amz-date"
  std::string hex;
  std::string time;     // "20260101T000000Z"
  std::string token;    // of temporary credentials
  std::string payload;  // the digest of the body, or UNSIGNED-PAYLOAD
  Duration lasts{};     // of a presigned URL; 0: as long as AWS gives a header
};

// Throws MissingAuthenticationTokenException or IncompleteSignatureException.
Signature read_signature(const http::Request& request);

// What the request would be signed with by that secret, as hex.
std::string sign(const http::Request& request, const Signature& signature, std::string_view secret);

// Throws InvalidSignatureException where the secret was another one, something that was signed has
// been changed, or the signature's time is not now (that of the world, in which clients live).
void check(const http::Request& request, const Signature& signature, std::string_view secret,
           TimePoint now);

}  // namespace localecs::gateway
