// Splits a query into words, signs and quoted values.
#pragma once

#include <localecs/services/ecs/placement/query.hpp>

namespace localecs::placement {

struct Token {
  enum class Kind { end, sign, word, quoted };
  Kind kind = Kind::end;
  std::string_view text;  // without its quotes
  std::size_t position = 0;

  bool is(std::string_view sign) const { return kind == Kind::sign && text == sign; }
};

// Thrown and caught within the parser.
struct BadQuery {
  QueryProblem problem;
};

class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  // The token ahead, and the one after it once this one is taken.
  const Token& peek();
  Token take();

 private:
  Token scan();
  Token quoted();

  std::string_view text_;
  std::size_t at_ = 0;
  std::optional<Token> ahead_;
};

}  // namespace localecs::placement
