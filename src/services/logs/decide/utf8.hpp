// Makes UTF-8 of containers' output, which may be any bytes; answers must be UTF-8.
#pragma once

#include <string>
#include <string_view>

namespace localecs::decide {

// The text with every byte that belongs to no valid sequence replaced by U+FFFD.
std::string to_utf8(std::string_view bytes);

// The longest beginning of a UTF-8 text with at most `most` bytes that splits no character.
std::string_view utf8_prefix(std::string_view text, std::size_t most);

}  // namespace localecs::decide
