// The step that finds the wing and the operation that a request names.
#pragma once

#include "exchange/exchange.hpp"

namespace localecs::gateway::steps {

// Throws UnknownOperationException, or the protocol's counterpart, if there is no such operation.
void route(Exchange& exchange);

}  // namespace localecs::gateway::steps
