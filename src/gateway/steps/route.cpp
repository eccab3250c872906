// Each protocol names operations in its own way, so the protocol finds them.
#include "route.hpp"

#include "protocols/protocol.hpp"

namespace localecs::gateway::steps {

void route(Exchange& exchange) {
  exchange.protocol.route(exchange);
}

}  // namespace localecs::gateway::steps
