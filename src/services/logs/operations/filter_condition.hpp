// One comparison in a filter pattern: an operator and the value it compares with.
#pragma once

#include <localecs/base/pattern.hpp>

#include <optional>
#include <string>
#include <string_view>

#include "filter_scanner.hpp"

namespace localecs::services::logs {

struct Condition {
  enum class Operator { equal, not_equal, less, less_or_equal, greater, greater_or_equal };
  Operator op = Operator::equal;
  std::string text;  // without the wildcards at its ends
  bool any_before = false, any_after = false;
  std::optional<double> number;  // where the value is one, not in quotes
  std::optional<Pattern> regex;

  bool holds_for(std::string_view value) const;
};

// True if an operator comes next.
bool at_operator(const FilterScanner& scanner);
// Throws "Invalid filter pattern".
Condition read_condition(FilterScanner& scanner);

}  // namespace localecs::services::logs
