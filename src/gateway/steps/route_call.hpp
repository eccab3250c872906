// The step that finds the wing and the operation that a call names.
#pragma once

#include "exchange/exchange.hpp"

namespace localecs::gateway::steps {

// A call names its service as policies do ("ecs"). The private API has no such name, so wings
// cannot call it. Throws UnknownOperationException if there is no such operation.
void route_call(Exchange& exchange);

}  // namespace localecs::gateway::steps
