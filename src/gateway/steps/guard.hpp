// The step that keeps web pages out.
#pragma once

#include "exchange/exchange.hpp"

namespace localecs::gateway::steps {

// Throws AccessDeniedException where the request's head tells of a web page, or where its Host is
// no name of ours.
void guard(Exchange& exchange);

}  // namespace localecs::gateway::steps
