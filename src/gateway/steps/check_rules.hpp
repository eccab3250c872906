// The step that compares an input with the limits of the service's model.
#pragma once

#include "exchange/exchange.hpp"

namespace localecs::gateway::steps {

// Throws one error that names every violation. Does nothing for services that check their limits
// themselves, in words of their own.
void check_rules(Exchange& exchange);

}  // namespace localecs::gateway::steps
