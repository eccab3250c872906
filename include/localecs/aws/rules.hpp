// Checks an input against the limits that its model states: members that must be there, lengths,
// ranges, patterns, words.
#pragma once

#include <localecs/aws/dialect.hpp>
#include <localecs/aws/document.hpp>

#include <string_view>

namespace localecs::aws {

// Throws one aws::Error of the dialect's code that names every violation, in AWS's words. A value
// of the wrong type is left to decode.
void check(const Dialect& dialect, const Shape& input, const Document& from);

// Whether all of `text` is as the pattern of a model says. RE2 matches (docs/decisions/0013); the
// generator refuses models with patterns that RE2 cannot read. Throws std::invalid_argument for
// such a pattern from elsewhere.
bool matches(std::string_view pattern, std::string_view text);

}  // namespace localecs::aws
