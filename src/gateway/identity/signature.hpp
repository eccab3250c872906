// Reads a request's signature (AWS Signature Version 4) from its header or URL, and compares it
// with the one that the key's secret makes.
#pragma once

#include <localecs/base/time.hpp>
#include <localecs/http/message.hpp>

#include <string>
#include <string_view>

namespace localecs::gateway {

// The signature as a request states it. Nothing in it is proved before check() has returned.
struct Signature {
  std::string credential;      // "<key>/<date>/<region>/<service>/aws4_request"
  std::string signed_headers;  // "host;x-amz-date"
  std::string hex;
  std::string time;     // "20260101T000000Z"
  std::string token;    // session token of temporary credentials; empty: none
  std::string payload;  // hex digest of the body, or UNSIGNED-PAYLOAD
  Duration lasts{};     // of a presigned URL; less than 5 minutes means 5 minutes
};

// Reads the signature. Throws MissingAuthenticationTokenException if there is none,
// IncompleteSignatureException if parts are missing.
Signature read_signature(const http::Request& request);

// The signature, as hex, that `secret` makes of the request.
std::string sign(const http::Request& request, const Signature& signature, std::string_view secret);

// Throws InvalidSignatureException if another secret was used, a signed part was changed, or the
// signature is too old or from the future. `now` is the world's time, by which clients sign.
void check(const http::Request& request, const Signature& signature, std::string_view secret,
           TimePoint now);

}  // namespace localecs::gateway
