// Parses and computes arithmetic over metrics: numbers, ids of other queries, + - * / and
// parentheses.
#pragma once

#include <localecs/services/cloudwatch/statistics/metrics.hpp>

#include <functional>

namespace localecs::metrics {

struct Term {
  enum class Kind { number, id, operation } kind{};
  double number = 0;
  std::string id{};
  char operation = 0;  // + - * / and ~ (minus sign before a term)
};

// Terms in postfix order: operands before their operation.
using Expression = std::vector<Term>;

// Parses the text. Throws ValidationException if it is not arithmetic.
Expression parse(const std::string& text);
std::vector<std::string> ids_in(const Expression& expression);
// Computes the expression for each period in which every id has a value. A division by zero gives
// no value.
Values reckon(const Expression& expression,
              const std::function<Values(const std::string& id)>& values_of_id);

}  // namespace localecs::metrics
