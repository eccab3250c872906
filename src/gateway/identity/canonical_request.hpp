// Makes the text of a request that AWS Signature Version 4 signs. Proxies may respell a request on
// its way; its canonical text stays the same.
#pragma once

#include <localecs/http/message.hpp>

#include <string>
#include <string_view>

namespace localecs::gateway {

// signed_headers: "host;x-amz-date", as the signature names them. payload: the hex digest of the
// body, or "UNSIGNED-PAYLOAD".
std::string canonical_request(const http::Request& request, std::string_view signed_headers,
                              std::string_view payload);

}  // namespace localecs::gateway
