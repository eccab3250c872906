// The step that unpacks a body which was sent with gzip.
#pragma once

#include "exchange/exchange.hpp"

namespace localecs::gateway::steps {

// Keeps the request as it was sent in `as_sent`, because that is what was signed. Throws for what
// is no gzip, and for bodies that are too large when they are unpacked.
void unpack(Exchange& exchange);

}  // namespace localecs::gateway::steps
