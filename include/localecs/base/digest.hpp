// SHA-256, bytes as hex digits, and the comparison of secrets.
#pragma once

#include <string>
#include <string_view>

namespace localecs {

std::string sha256(std::string_view bytes);  // 32 bytes, not hex
std::string to_hex(std::string_view bytes);  // "0f3a...", two lower-case digits for each byte

// Takes the same time wherever two texts of one length differ, so that an attacker who measures it
// cannot guess a secret byte by byte.
bool is_same_secret(std::string_view one, std::string_view other);

}  // namespace localecs
