// Checks an input against its model's limits: required members, lengths, ranges, patterns, enum
// values.
#pragma once

#include <localecs/aws/dialect.hpp>
#include <localecs/aws/document.hpp>

#include <string_view>

namespace localecs::aws {

// Throws one aws::Error, with the dialect's code, that lists every violation in AWS's words.
// Ignores values of a wrong type: decode() reports those.
void check(const Dialect& dialect, const Shape& input, const Document& from);

// True if a model's pattern matches the whole text. pattern: must outlive the program, because the
// compiled pattern is kept by it. RE2 matches (docs/decisions/0013). The generator refuses models
// with patterns that RE2 cannot read; for any other such pattern this throws std::invalid_argument.
bool matches(std::string_view pattern, std::string_view text);

}  // namespace localecs::aws
