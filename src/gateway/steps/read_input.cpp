// Bytes of any protocol become a Document, which operations decode.
#include "read_input.hpp"

#include "protocols/protocol.hpp"

namespace localecs::gateway::steps {

void read_input(Exchange& exchange) {
  exchange.input = exchange.protocol.input(exchange);
}

}  // namespace localecs::gateway::steps
