// The step that makes a call's role its caller.
#pragma once

#include "exchange/exchange.hpp"

namespace localecs::gateway::steps {

// A request's caller comes from its signature (identify.hpp); a call states its role. Its caller is
// a session of that role, in the role's account and the call's region, or the root user if the call
// names no role. Throws ValidationException if the ARN is not a role's.
void assume_role(Exchange& exchange);

}  // namespace localecs::gateway::steps
