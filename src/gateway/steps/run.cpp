// Makes the services::Call, runs the operation with it and writes the output.
#include "run.hpp"

#include "protocols/protocol.hpp"

namespace localecs::gateway::steps {

void run(Exchange& exchange) {
  const House& house = exchange.house;
  const Caller& caller = exchange.caller;
  services::Call call{.state = house.state,
                      .scope = caller.scope,
                      .now = house.clock.now(),
                      .ids = house.ids,
                      .caller_arn = caller.arn,
                      .endpoint = "http://" + std::string(exchange.request.header("Host")),
                      .user_id = caller.user_id,
                      .access_key = caller.key};
  const Protocol& protocol = exchange.protocol;
  protocol.open(exchange, exchange.answer);
  exchange.operation->run(call, exchange.input, exchange.answer, protocol.encode());
  protocol.close(exchange, exchange.answer);
}

}  // namespace localecs::gateway::steps
