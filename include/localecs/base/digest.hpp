// SHA-256, and bytes as hex digits.
#pragma once

#include <string>
#include <string_view>

namespace localecs {

std::string sha256(std::string_view bytes);  // 32 bytes, not hex
std::string to_hex(std::string_view bytes);  // "0f3a...", two lower-case digits for each

}  // namespace localecs
