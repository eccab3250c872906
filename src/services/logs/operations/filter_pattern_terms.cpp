// Filter patterns of words: ERROR "exact phrase" -DEBUG ?either ?or %regex%
#include <algorithm>
#include <string>
#include <vector>

#include "filter_pattern.hpp"
#include "filter_scanner.hpp"

namespace localecs::services::logs {
namespace {

struct Term {
  std::string text;
  std::optional<Pattern> regex;
  bool is_in(std::string_view message) const {
    return regex ? regex->found_in(message) : message.find(text) != std::string_view::npos;
  }
};

struct Terms {
  std::vector<Term> all, any, none;

  bool match(std::string_view message) const {
    const auto is_in = [&](const Term& term) { return term.is_in(message); };
    if (!std::ranges::all_of(all, is_in) || std::ranges::any_of(none, is_in)) return false;
    // Beside terms that must or must not be there, those that may be say nothing.
    return any.empty() || !all.empty() || !none.empty() || std::ranges::any_of(any, is_in);
  }
};

Term read_term(FilterScanner& scanner) {
  if (scanner.peek() == '%') return {{}, scanner.take_regex()};
  if (scanner.peek() == '"') return {scanner.take_quoted(), {}};
  const std::string_view word = scanner.take_while(is_word_character);
  if (word.empty()) throw invalid_filter_pattern();
  return {std::string(word), {}};
}

bool is_blank(const Term& term) {
  return !term.regex && term.text.find_first_not_of(' ') == std::string::npos;
}

}  // namespace

FilterPattern parse_term_filter(std::string_view text) {
  FilterScanner scanner(text);
  Terms terms;
  std::size_t effort = 0;
  for (scanner.skip_blanks(); !scanner.at_end(); scanner.skip_blanks()) {
    std::vector<Term>& kind = scanner.take("?")   ? terms.any
                              : scanner.take("-") ? terms.none
                                                  : terms.all;
    Term term = read_term(scanner);
    effort += term.regex ? 4 : 1;
    // "word"word and the like is no pattern.
    if (!scanner.at_end() && scanner.peek() != ' ' && scanner.peek() != '\t')
      throw invalid_filter_pattern();
    // " " is how one asks for everything.
    if (!is_blank(term)) kind.push_back(std::move(term));
  }
  return {[terms = std::move(terms)](std::string_view message) { return terms.match(message); },
          effort};
}

}  // namespace localecs::services::logs
