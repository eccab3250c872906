// Lengths, ranges and patterns are data; the wing's dialect words what is wrong.
#include "check_rules.hpp"

namespace localecs::gateway::steps {

void check_rules(Exchange& exchange) {
  services::check_rules(exchange.wing->operations(), *exchange.operation, exchange.input);
}

}  // namespace localecs::gateway::steps
