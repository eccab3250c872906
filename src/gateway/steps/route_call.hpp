// The step that finds the wing and the operation that a call names.
#pragma once

#include "exchange/exchange.hpp"

namespace localecs::gateway::steps {

// The call's service is named as in policies: private calls have no such name and are not found.
// Throws UnknownOperationException where there is no such operation.
void route_call(Exchange& exchange);

}  // namespace localecs::gateway::steps
