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

// Thrown by the scanner and parser; Query::parse catches it.
struct BadQuery {
  QueryProblem problem;
};

class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  // peek returns the next token and leaves it; take consumes it. Both throw BadQuery.
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
