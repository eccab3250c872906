// Parses arithmetic with a stack of operations and computes it with a stack of operands. Nothing is
// recursive, so a hostile text that nests deeply cannot exhaust the call stack.
#include "expression.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <variant>

namespace localecs::metrics {
namespace {

using Operand = std::variant<double, Values>;

aws::Error bad_expression(const std::string& text) {
  return {"ValidationException",
          "Error in expression '" + text +
              "': localecs reckons with numbers, ids of other queries, +, -, *, / and parentheses; "
              "functions and SEARCH are not there."};
}

int rank(char operation) {
  if (operation == '~') return 3;
  if (operation == '*' || operation == '/') return 2;
  return operation == '(' ? 0 : 1;
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

class Reader {
 public:
  explicit Reader(const std::string& text) : text_(text) {}

  Expression read() {
    while (skip_blanks()) is_operand_next_ ? operand() : operation();
    if (is_operand_next_) throw bad_expression(text_);
    while (!waiting_.empty()) {
      if (waiting_.back() == '(') throw bad_expression(text_);
      take_waiting();
    }
    return std::move(read_);
  }

 private:
  bool skip_blanks() {
    while (at_ < text_.size() && text_[at_] == ' ') ++at_;
    return at_ < text_.size();
  }

  void operand() {
    const char c = text_[at_];
    if (c == '(' || c == '-') {
      waiting_.push_back(c == '-' ? '~' : c);
      ++at_;
      return;
    }
    if (is_digit(c) || c == '.')
      number();
    else if (is_letter(c))
      id();
    else
      throw bad_expression(text_);
    is_operand_next_ = false;
  }

  void number() {
    Term term{Term::Kind::number};
    const auto [end, error] =
        std::from_chars(text_.data() + at_, text_.data() + text_.size(), term.number);
    if (error != std::errc{}) throw bad_expression(text_);
    at_ = static_cast<std::size_t>(end - text_.data());
    read_.push_back(std::move(term));
  }

  void id() {
    const std::size_t begin = at_;
    while (at_ < text_.size() &&
           (is_letter(text_[at_]) || is_digit(text_[at_]) || text_[at_] == '_'))
      ++at_;
    read_.push_back({Term::Kind::id, 0, text_.substr(begin, at_ - begin)});
  }

  void operation() {
    const char c = text_[at_++];
    if (c == ')') return close();
    if (std::string_view("+-*/").find(c) == std::string_view::npos) throw bad_expression(text_);
    while (!waiting_.empty() && rank(waiting_.back()) >= rank(c)) take_waiting();
    waiting_.push_back(c);
    is_operand_next_ = true;
  }

  void close() {
    while (!waiting_.empty() && waiting_.back() != '(') take_waiting();
    if (waiting_.empty()) throw bad_expression(text_);
    waiting_.pop_back();
  }

  void take_waiting() {
    read_.push_back({Term::Kind::operation, 0, {}, waiting_.back()});
    waiting_.pop_back();
  }

  const std::string& text_;
  std::size_t at_ = 0;
  bool is_operand_next_ = true;
  std::vector<char> waiting_;
  Expression read_;
};

double apply(char operation, double left, double right) {
  switch (operation) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    default:
      return left / right;
  }
}

void put(Values& into, TimePoint at, double value) {
  if (std::isfinite(value)) into.emplace(at, value);
}

Operand combine(char operation, const Operand& left, const Operand& right) {
  const auto* left_values = std::get_if<Values>(&left);
  const auto* right_values = std::get_if<Values>(&right);
  if (!left_values && !right_values)
    return apply(operation, std::get<double>(left), std::get<double>(right));
  Values result;
  for (const auto& [at, value] : left_values ? *left_values : *right_values) {
    if (!right_values) {
      put(result, at, apply(operation, value, std::get<double>(right)));
    } else if (!left_values) {
      put(result, at, apply(operation, std::get<double>(left), value));
    } else if (const auto other = right_values->find(at); other != right_values->end()) {
      put(result, at, apply(operation, value, other->second));
    }
  }
  return result;
}

}  // namespace

Expression parse(const std::string& text) {
  Expression read = Reader(text).read();
  if (ids_in(read).empty()) throw bad_expression(text);
  return read;
}

std::vector<std::string> ids_in(const Expression& expression) {
  std::vector<std::string> ids;
  for (const Term& term : expression)
    if (term.kind == Term::Kind::id) ids.push_back(term.id);
  return ids;
}

Values reckon(const Expression& expression,
              const std::function<Values(const std::string& id)>& values_of_id) {
  std::vector<Operand> operands;
  const auto take = [&] {
    Operand last = std::move(operands.back());
    operands.pop_back();
    return last;
  };
  for (const Term& term : expression) {
    if (term.kind == Term::Kind::number) {
      operands.emplace_back(term.number);
    } else if (term.kind == Term::Kind::id) {
      operands.emplace_back(values_of_id(term.id));
    } else if (term.operation == '~') {
      operands.push_back(combine('-', Operand(0.0), take()));
    } else {
      const Operand right = take();
      operands.push_back(combine(term.operation, take(), right));
    }
  }
  const auto* values = std::get_if<Values>(&operands.back());
  return values ? *values : Values{};
}

}  // namespace localecs::metrics
