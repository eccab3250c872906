// The step that keeps web pages out.
#pragma once

#include "exchange/exchange.hpp"

namespace localecs::gateway::steps {

// Throws AccessDeniedException if the headers show that a web page sent the request, or if its Host
// is not a name of ours (DNS rebinding): otherwise any page that the user visits could start
// containers.
void guard(Exchange& exchange);

}  // namespace localecs::gateway::steps
