// The pieces of which filter patterns are made.
#include "filter_scanner.hpp"

#include <algorithm>

#include "common.hpp"

namespace localecs::services::logs {
namespace {

bool is_in_regex(char c) {
  return is_word_character(c) ||
         std::string_view(" :#=@/;,-^$?[]{}|\\*+.").find(c) != std::string_view::npos;
}

bool has_regex_alphabet(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\\')
      ++i;  // whatever is escaped stands for itself
    else if (!is_in_regex(text[i]))
      return false;
  }
  return true;
}

}  // namespace

aws::Error invalid_filter_pattern() {
  return invalid_parameter("Invalid filter pattern");
}

bool is_word_character(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

void FilterScanner::skip_blanks() {
  take_while([](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; });
}

bool FilterScanner::take(std::string_view literal) {
  if (!rest_.starts_with(literal)) return false;
  rest_.remove_prefix(literal.size());
  return true;
}

void FilterScanner::expect(std::string_view literal) {
  if (!take(literal)) throw invalid_filter_pattern();
}

std::string FilterScanner::take_quoted() {
  const char quote = peek();
  if (quote != '"' && quote != '\'') throw invalid_filter_pattern();
  std::string text;
  for (std::size_t i = 1; i < rest_.size(); ++i) {
    if (rest_[i] == quote) {
      rest_.remove_prefix(i + 1);
      return text;
    }
    const bool escapes =
        rest_[i] == '\\' && i + 1 < rest_.size() && (rest_[i + 1] == quote || rest_[i + 1] == '\\');
    if (escapes) ++i;
    text += rest_[i];
  }
  throw invalid_filter_pattern();
}

Pattern FilterScanner::take_regex() {
  expect("%");
  const std::string_view text = take_while([](char c) { return c != '%'; });
  expect("%");
  if (text.empty() || !has_regex_alphabet(text)) throw invalid_filter_pattern();
  const auto pattern = Pattern::compile(text);
  if (!pattern) throw invalid_filter_pattern();
  return *pattern;
}

}  // namespace localecs::services::logs
