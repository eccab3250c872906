// The step that compares an input with the limits of the service's model.
#pragma once

#include "exchange/exchange.hpp"

namespace localecs::gateway::steps {

// Throws one error that names every violation. Services that word them on their own are left out.
void check_rules(Exchange& exchange);

}  // namespace localecs::gateway::steps
