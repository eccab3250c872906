// The step that runs the operation.
#pragma once

#include "exchange/exchange.hpp"

namespace localecs::gateway::steps {

// Fills `answer` with the output in the protocol's form. Throws what the operation throws.
void run(Exchange& exchange);

}  // namespace localecs::gateway::steps
