// Reads the text of a filter pattern from left to right.
#pragma once

#include <localecs/aws/error.hpp>
#include <localecs/base/pattern.hpp>

#include <string>
#include <string_view>

namespace localecs::services::logs {

aws::Error invalid_filter_pattern();
bool is_word_character(char c);  // A-Z a-z 0-9 _

class FilterScanner {
 public:
  explicit FilterScanner(std::string_view text) : rest_(text) {}

  bool at_end() const { return rest_.empty(); }
  char peek() const { return rest_.empty() ? '\0' : rest_.front(); }
  void skip_blanks();
  // Passes over the literal where the rest begins with it.
  bool take(std::string_view literal);
  // Throws "Invalid filter pattern" where the rest begins with anything else.
  void expect(std::string_view literal);
  // All that comes before the first character that `belongs` refuses.
  template <class Belongs>
  std::string_view take_while(Belongs belongs) {
    std::size_t length = 0;
    while (length < rest_.size() && belongs(rest_[length])) ++length;
    const std::string_view taken = rest_.substr(0, length);
    rest_.remove_prefix(length);
    return taken;
  }
  // "..." or '...': what is between, with \" and \\ undone.
  std::string take_quoted();
  // %...%: AWS allows no parentheses, and few signs.
  Pattern take_regex();

 private:
  std::string_view rest_;
};

}  // namespace localecs::services::logs
