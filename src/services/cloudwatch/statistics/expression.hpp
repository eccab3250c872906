// Arithmetic over metrics: numbers, the ids of other queries, + - * / and parentheses.
#pragma once

#include <localecs/services/cloudwatch/statistics/metrics.hpp>

#include <functional>

namespace localecs::metrics {

struct Term {
  enum class Kind { number, id, operation } kind{};
  double number = 0;
  std::string id{};
  char operation = 0;  // + - * / and ~, the minus before a term
};

// In the order in which it is reckoned: operands before their operation.
using Expression = std::vector<Term>;

// Throws ValidationError for what is no arithmetic.
Expression parse(const std::string& text);
std::vector<std::string> ids_in(const Expression& expression);
// A period has a value where all ids have one for it; a division by zero gives none.
Values reckon(const Expression& expression,
              const std::function<Values(const std::string& id)>& values_of_id);

}  // namespace localecs::metrics
