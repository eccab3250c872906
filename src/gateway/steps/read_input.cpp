// Lets the protocol make a Document of the body; operations decode it.
#include "read_input.hpp"

#include "protocols/protocol.hpp"

namespace localecs::gateway::steps {

void read_input(Exchange& exchange) {
  exchange.input = exchange.protocol.input(exchange);
}

}  // namespace localecs::gateway::steps
