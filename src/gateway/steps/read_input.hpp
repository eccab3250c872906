// The step that reads the operation's input out of the request.
#pragma once

#include "exchange/exchange.hpp"

namespace localecs::gateway::steps {

// Throws SerializationException, or the protocol's counterpart, if the body cannot be read.
void read_input(Exchange& exchange);

}  // namespace localecs::gateway::steps
