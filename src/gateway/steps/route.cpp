// Lets the protocol find the operation, since each names operations in its own way.
#include "route.hpp"

#include "protocols/protocol.hpp"

namespace localecs::gateway::steps {

void route(Exchange& exchange) {
  exchange.protocol.route(exchange);
}

}  // namespace localecs::gateway::steps
