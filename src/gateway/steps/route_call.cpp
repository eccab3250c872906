// Finds the wing by its name in policies, and its operation.
#include "route_call.hpp"

#include <localecs/aws/error.hpp>
#include <localecs/effects/calls.hpp>

#include <algorithm>

#include "protocols/protocol.hpp"

namespace localecs::gateway::steps {

void route_call(Exchange& exchange) {
  const effects::Call& call = *exchange.call;
  const Wings wings = exchange.house.wings;
  const auto found = std::ranges::find_if(wings, [&](const services::Wing* wing) {
    return !wing->policy.name.empty() && wing->policy.name == call.service;
  });
  if (found != wings.end()) {
    exchange.wing = *found;
    exchange.operation = find_operation((*found)->operations(), call.operation);
  }
  if (!exchange.operation)
    throw aws::unknown_operation("There is no operation '" + call.service + ":" + call.operation +
                                 "'.");
}

}  // namespace localecs::gateway::steps
