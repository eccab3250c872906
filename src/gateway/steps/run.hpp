// The step that runs the operation.
#pragma once

#include "exchange/exchange.hpp"

namespace localecs::gateway::steps {

// Fills the exchange's `answer` with the output as the protocol writes it. Throws what the
// operation throws.
void run(Exchange& exchange);

}  // namespace localecs::gateway::steps
