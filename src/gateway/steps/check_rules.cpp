// Checks lengths, ranges and patterns, which are data; the wing's dialect words the error.
#include "check_rules.hpp"

namespace localecs::gateway::steps {

void check_rules(Exchange& exchange) {
  services::check_rules(exchange.wing->operations(), *exchange.operation, exchange.input);
}

}  // namespace localecs::gateway::steps
