// Finds the caller: believes the credential, or with --require-signatures verifies the signature.
#include "identify.hpp"

#include <localecs/aws/error.hpp>

#include "identity/signature.hpp"
#include "protocols/protocol.hpp"

namespace localecs::gateway::steps {
namespace {

// A signature for one service must not serve another. Private calls belong to no service of AWS, so
// a signature for any service will do.
void check_service(const Exchange& exchange, std::string_view signed_for) {
  if (!exchange.wing) return;
  const std::string_view service = exchange.wing->operations().signing_name;
  if (!service.empty() && signed_for != service)
    throw aws::Error(
        "InvalidSignatureException",
        "Credential should be scoped to correct service: '" + std::string(service) + "'.");
}

Caller proven_caller(const Exchange& exchange) {
  const House& house = exchange.house;
  const http::Request& request = exchange.as_sent ? *exchange.as_sent : exchange.request;
  const Signature signature = read_signature(request);
  const Credential claimed = read_credential(signature.credential);
  // Clients sign by the world's clock; ours may have been set forward.
  check(request, signature, secret_of(claimed.key, house.options, house.state),
        SystemClock().now());
  check_service(exchange, claimed.service);
  return caller_of(claimed, signature.token, house.options, house.state, house.clock.now());
}

}  // namespace

void identify(Exchange& exchange) {
  const House& house = exchange.house;
  if (house.options.require_signatures) {
    exchange.caller = proven_caller(exchange);
    return;
  }
  const Credential claimed = read_credential(exchange.protocol.credential(exchange));
  exchange.caller = caller_of(claimed, exchange.protocol.token(exchange), house.options,
                              house.state, house.clock.now());
}

}  // namespace localecs::gateway::steps
