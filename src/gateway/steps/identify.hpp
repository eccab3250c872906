// The step that finds out who calls.
#pragma once

#include "exchange/exchange.hpp"

namespace localecs::gateway::steps {

// Sets the caller's account, region and identity from the signature's credential. With
// --require-signatures the signature has to prove them; the step throws if it does not.
void identify(Exchange& exchange);

}  // namespace localecs::gateway::steps
