// Small operations on text that the standard library lacks.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace localecs {

// "a/b/c" at '/' -> {"a", "b", "c"}; an empty text gives one empty part.
std::vector<std::string_view> split(std::string_view text, char separator);
std::string join(const std::vector<std::string>& parts, std::string_view separator);
std::string_view trim(std::string_view text);
std::string to_lower(std::string_view text);

// The whole text as a decimal number, or nothing.
std::optional<long long> to_number(std::string_view text);

// Letters, digits, '-' and '_', 1 to max_length of them: ECS's rule for nearly every name.
bool is_name(std::string_view text, std::size_t max_length = 255);
bool is_hex(std::string_view text);

std::string base64_encode(std::string_view bytes);
std::optional<std::string> base64_decode(std::string_view text);
std::string percent_encode(std::string_view text);  // for URL query values
// Of a form or a URL's query: '+' is a blank; a '%' without two hex digits stays as it is.
std::string percent_decode(std::string_view text);

bool is_utf8(std::string_view text);
std::size_t characters(std::string_view utf8);  // not bytes

}  // namespace localecs
