// Comparisons of texts and numbers.
#include "filter_condition.hpp"

#include <charconv>

namespace localecs::services::logs {
namespace {

using Operator = Condition::Operator;

std::optional<double> number_in(std::string_view text) {
  if (text.starts_with('+')) text.remove_prefix(1);
  double number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  // from_chars also knows "inf" and "nan".
  const bool begins_well = text.find_first_of("0123456789") <= (text.starts_with('-') ? 1u : 0u);
  if (error != std::errc{} || end != text.data() + text.size() || !begins_well) return std::nullopt;
  return number;
}

Operator read_operator(FilterScanner& scanner) {
  // The longer spellings first. "=!" is in AWS's own examples.
  if (scanner.take("!=") || scanner.take("=!")) return Operator::not_equal;
  if (scanner.take("<=")) return Operator::less_or_equal;
  if (scanner.take(">=")) return Operator::greater_or_equal;
  if (scanner.take("<")) return Operator::less;
  if (scanner.take(">")) return Operator::greater;
  scanner.expect("=");
  return Operator::equal;
}

bool is_in_value(char c) {
  return is_word_character(c) || std::string_view("-.:/*+#").find(c) != std::string_view::npos;
}

bool is_equality(Operator op) {
  return op == Operator::equal || op == Operator::not_equal;
}

void strip_wildcards(Condition& condition) {
  std::string& text = condition.text;
  condition.any_before = text.starts_with('*');
  if (condition.any_before) text.erase(0, 1);
  condition.any_after = text.ends_with('*') || (condition.any_before && text.empty());
  if (text.ends_with('*')) text.pop_back();
}

bool compare(double value, Operator op, double with) {
  switch (op) {
    case Operator::equal:
      return value == with;
    case Operator::not_equal:
      return value != with;
    case Operator::less:
      return value < with;
    case Operator::less_or_equal:
      return value <= with;
    case Operator::greater:
      return value > with;
    case Operator::greater_or_equal:
      return value >= with;
  }
  return false;
}

bool is_like(std::string_view value, const Condition& condition) {
  const std::string& text = condition.text;
  if (condition.regex) return condition.regex->found_in(value);
  if (condition.any_before && condition.any_after) return value.find(text) != value.npos;
  if (condition.any_before) return value.ends_with(text);
  if (condition.any_after) return value.starts_with(text);
  return value == text;
}

}  // namespace

bool Condition::holds_for(std::string_view value) const {
  if (number)
    if (const auto given = number_in(value)) return compare(*given, op, *number);
  return is_equality(op) && is_like(value, *this) == (op == Operator::equal);
}

bool at_operator(const FilterScanner& scanner) {
  return std::string_view("=!<>").find(scanner.peek()) != std::string_view::npos;
}

Condition read_condition(FilterScanner& scanner) {
  Condition condition{.op = read_operator(scanner)};
  scanner.skip_blanks();
  if (scanner.peek() == '%') {
    condition.regex = scanner.take_regex();
  } else if (scanner.peek() == '"') {
    condition.text = scanner.take_quoted();
    strip_wildcards(condition);
  } else {
    condition.text = scanner.take_while(is_in_value);
    if (condition.text.empty()) throw invalid_filter_pattern();
    condition.number = number_in(condition.text);
    strip_wildcards(condition);
  }
  // Only numbers are less or more than others.
  if (!is_equality(condition.op) && !condition.number) throw invalid_filter_pattern();
  return condition;
}

}  // namespace localecs::services::logs
