// Splits a query into tokens.
#include "query_scanner.hpp"

#include <array>
#include <utility>

namespace localecs::placement {
namespace {

// Longer signs first: "!=" must not be read as "!".
constexpr std::array<std::string_view, 16> kSigns{
    "&&", "||", "==", "!=", "=~", "!~", ">=", "<=", ">", "<", "!", "(", ")", "[", "]", ","};

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

// Everything else may stand in a bare word: names, times and simple patterns ("t2.*") need no
// quotes.
bool ends_word(char c) {
  return is_blank(c) || std::string_view("()[],'\"&|=!<>~").find(c) != std::string_view::npos;
}

}  // namespace

const Token& Scanner::peek() {
  if (!ahead_) ahead_ = scan();
  return *ahead_;
}

Token Scanner::take() {
  Token taken = peek();
  ahead_.reset();
  return taken;
}

Token Scanner::scan() {
  while (at_ < text_.size() && is_blank(text_[at_])) ++at_;
  if (at_ == text_.size()) return {.kind = Token::Kind::end, .text = {}, .position = at_};
  const std::string_view rest = text_.substr(at_);
  if (rest.front() == '\'') return quoted();
  for (const std::string_view sign : kSigns)
    if (rest.starts_with(sign))
      return {.kind = Token::Kind::sign,
              .text = sign,
              .position = std::exchange(at_, at_ + sign.size())};
  std::size_t length = 0;
  while (length < rest.size() && !ends_word(rest[length])) ++length;
  if (length == 0)
    throw BadQuery{{at_, "unexpected character '" + std::string(1, rest.front()) + "'"}};
  return {.kind = Token::Kind::word,
          .text = rest.substr(0, length),
          .position = std::exchange(at_, at_ + length)};
}

Token Scanner::quoted() {
  const auto end = text_.find('\'', at_ + 1);
  if (end == std::string_view::npos) throw BadQuery{{at_, "the quote is not closed"}};
  Token token{
      .kind = Token::Kind::quoted, .text = text_.substr(at_ + 1, end - at_ - 1), .position = at_};
  at_ = end + 1;
  return token;
}

}  // namespace localecs::placement
