// The step that finds out who calls.
#pragma once

#include "exchange/exchange.hpp"

namespace localecs::gateway::steps {

// Account, region and identity are what the signature says. Where the options require signatures,
// they are proved by it, and the step throws where they are not.
void identify(Exchange& exchange);

}  // namespace localecs::gateway::steps
