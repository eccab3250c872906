// HMAC-SHA256, the keyed digest of which AWS signatures are made.
#pragma once

#include <string>
#include <string_view>

namespace localecs::gateway {

std::string hmac_sha256(std::string_view key, std::string_view bytes);  // 32 bytes, not hex

}  // namespace localecs::gateway
