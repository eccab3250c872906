// The step that checks a request against the policies of the caller's role.
#pragma once

#include "exchange/exchange.hpp"

namespace localecs::gateway::steps {

// Throws AccessDeniedException with AWS's message if they do not allow the request. Callers without
// a role may do everything.
void authorize(Exchange& exchange);

}  // namespace localecs::gateway::steps
