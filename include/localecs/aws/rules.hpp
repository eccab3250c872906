// What a service's model demands of an input beyond its types: members that must be there, lengths,
// ranges, patterns, words.
#pragma once

#include <localecs/aws/document.hpp>

#include <cstdint>
#include <limits>
#include <span>
#include <string_view>

namespace localecs::aws {

// Of a number: its value. Of a text: its characters. Of a list: its elements.
struct Limits {
  std::int64_t least = std::numeric_limits<std::int64_t>::min();
  std::int64_t most = std::numeric_limits<std::int64_t>::max();
  std::string_view pattern{};  // see matches()
  bool is_sensitive = false;   // such a value is not repeated in the message
};

struct Rule {
  std::string_view structure, member;
  Limits limits{};
  Limits elements{};  // of a list's elements
};

struct Rules {
  std::string_view error_code;  // "ValidationException", "ValidationError"
  std::span<const Rule> rules;  // those of one structure stand together
};

// Throws one aws::Error that names every violation, in AWS's words. What has the wrong type is left
// to decode.
void check(const Rules& rules, const Shape& input, const Document& from);

// Whether all of `text` is as the pattern says: one character class repeated ("[\w+=,.@-]*"), with
// or without ^, $ and brackets around it, the only form in which models bound texts here. Beyond
// ASCII \p{...} is believed. Throws std::invalid_argument for another pattern.
bool matches(std::string_view pattern, std::string_view text);

}  // namespace localecs::aws
