// The keyed digest that signatures are made of, and how to compare them.
#pragma once

#include <string>
#include <string_view>

namespace localecs::gateway {

std::string hmac_sha256(std::string_view key, std::string_view bytes);  // 32 bytes, not hex

// Takes as long for texts that differ early as for those that differ late: time tells nothing.
bool is_same_secret(std::string_view one, std::string_view other);

}  // namespace localecs::gateway
