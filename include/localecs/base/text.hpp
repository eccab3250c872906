// Small operations on text that the standard library lacks. "Characters" are ASCII unless UTF-8 is
// named: texts on the wire are, wherever AWS gives a rule for them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace localecs {

// "a/b/c" at '/' -> {"a", "b", "c"}; an empty text gives one empty part.
std::vector<std::string_view> split(std::string_view text, char separator);
std::string join(const std::vector<std::string>& parts, std::string_view separator);
std::string_view trim(std::string_view text);  // without blanks, tabs and line ends around it
std::string to_lower(std::string_view text);   // A-Z only

// The whole text as a decimal number, perhaps with a '-'; nothing if there is anything else in it.
std::optional<long long> to_number(std::string_view text);

// Letters, digits, '-' and '_', 1 to max_length of them: ECS's rule for nearly every name.
bool is_name(std::string_view text, std::size_t max_length = 255);
bool is_hex(std::string_view text);  // one digit or more, of either case

// True if `pattern` matches the whole text. '*' stands for any characters, also none; with
// Wildcards::star_and_question_mark '?' stands for exactly one. All else stands for itself. Takes
// at most time proportional to the product of both lengths, whatever the pattern.
enum class Wildcards { star, star_and_question_mark };
bool matches_wildcards(std::string_view pattern, std::string_view text,
                       Wildcards wildcards = Wildcards::star);

// Append a number as text. A floating number gets as few digits as give it back when read.
void append_integer(std::string& to, std::int64_t number);
void append_floating(std::string& to, double number);

std::string base64_encode(std::string_view bytes);
std::optional<std::string> base64_decode(std::string_view text);  // nothing if it is not base64
std::string percent_encode(std::string_view text);                // for URL query values
// For forms and URL queries: '+' becomes a blank; a '%' without two hex digits stays as it is.
std::string percent_decode(std::string_view text);

bool is_utf8(std::string_view text);
std::size_t characters(std::string_view utf8);  // the number of code points, not of bytes

}  // namespace localecs
