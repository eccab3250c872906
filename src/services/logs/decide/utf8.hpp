// Text that containers write is bytes; what goes into an answer must be UTF-8.
#pragma once

#include <string>
#include <string_view>

namespace localecs::decide {

// The text with every byte that belongs to no valid sequence replaced by U+FFFD.
std::string to_utf8(std::string_view bytes);

// The longest beginning of a UTF-8 text that has at most that many bytes and splits no character.
std::string_view utf8_prefix(std::string_view text, std::size_t most);

}  // namespace localecs::decide
