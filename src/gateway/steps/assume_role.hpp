// The step that makes a call's role its caller.
#pragma once

#include "exchange/exchange.hpp"

namespace localecs::gateway::steps {

// Where identify() believes a signature, a call states its role: the caller is a session of it, in
// the role's account and the call's region. Throws ValidationException for what is no role's ARN.
void assume_role(Exchange& exchange);

}  // namespace localecs::gateway::steps
