// Lists the steps of each kind of request, and makes the HTTP responses.
#include <localecs/gateway/gateway.hpp>

#include "exchange/chain.hpp"
#include "protocols/aws_json/aws_json.hpp"
#include "protocols/aws_query/error_codes.hpp"
#include "protocols/private_api/private_api.hpp"
#include "protocols/protocol.hpp"
#include "steps/authorize.hpp"
#include "steps/check_rules.hpp"
#include "steps/guard.hpp"
#include "steps/identify.hpp"
#include "steps/read_input.hpp"
#include "steps/route.hpp"
#include "steps/run.hpp"
#include "steps/unpack.hpp"

namespace localecs::gateway {
namespace {

// From a request to an operation's answer. The order matters: a request is refused for its
// signature before its body is parsed.
constexpr Step kOperationSteps[] = {
    steps::guard,        // refuses web pages
    steps::unpack,       // undoes gzip
    steps::route,        // finds the wing and the operation
    steps::identify,     // finds the caller; proves it with --require-signatures
    steps::read_input,   // makes a Document of the body
    steps::authorize,    // asks the policies of the caller's role
    steps::check_rules,  // checks the limits of the service's model
    steps::run           // runs the operation, writes its output
};
// Before a private call; then its own function runs.
constexpr Step kPrivateCallSteps[] = {steps::guard, steps::identify, steps::authorize};
// /_localecs/health needs no credentials, so that any monitor can ask; only web pages are refused.
constexpr Step kHealthSteps[] = {steps::guard};

std::span<const Step> steps_of(const Exchange& exchange, bool is_private_call) {
  if (!is_private_call) return kOperationSteps;
  if (exchange.path() == kHealthPath) return kHealthSteps;
  return kPrivateCallSteps;
}

http::Response respond(const Exchange& exchange, unsigned status, std::string body) {
  http::Response response{
      .status = status,
      .headers = {{"Content-Type", std::string(exchange.protocol.content_type(exchange.request))},
                  {"x-amzn-RequestId", exchange.request_id}},
      .body = std::move(body)};
  exchange.protocol.add_headers(response);
  return response;
}

http::Response respond(const Exchange& exchange, Failure failure) {
  std::string body = exchange.protocol.error(exchange, failure);
  http::Response response = respond(exchange, failure.status, std::move(body));
  response.headers.emplace_back("x-amzn-ErrorType", failure.code);
  // A client that sends this header once spoke awsQuery: it reports to its user the error's old
  // code, such as "InvalidParameterValue", instead of the shape's name.
  if (exchange.request.header("x-amzn-query-mode") == "true")
    response.headers.emplace_back("x-amzn-query-error",
                                  std::string(query_code_of(failure.code)) +
                                      (failure.status < 500 ? ";Sender" : ";Receiver"));
  return response;
}

// The error code of requests refused before any protocol is known.
std::string_view code_of(unsigned status) {
  switch (status) {
    case 413:
      return "RequestEntityTooLargeException";
    case 500:
      return "ServerException";
    case 503:
      return "ServiceUnavailableException";
    default:
      return "SerializationException";
  }
}

}  // namespace

void Gateway::add_private_call(std::string name, PrivateCall handler) {
  private_calls_.emplace(std::move(name), std::move(handler));
}

void Gateway::handle(http::Request request, http::Respond answer) {
  const PrivateCall* call = find_private_call(request);
  const Protocol& protocol = protocol_of(request);
  Exchange exchange{.house = house_, .protocol = protocol, .request = std::move(request)};
  if (auto failure = take_steps(steps_of(exchange, call), exchange))
    return answer(respond(exchange, *std::move(failure)));
  if (call) return (*call)(exchange.request, std::move(answer));
  answer(respond(exchange, 200, std::move(exchange.answer)));
}

// nullptr if the request names an operation, which may also be one of the private API.
const PrivateCall* Gateway::find_private_call(const http::Request& request) const {
  const std::string path = request.target.substr(0, request.target.find('?'));
  const auto found = private_calls_.find(request.method + " " + path);
  return found == private_calls_.end() ? nullptr : &found->second;
}

// Broken bytes belong to no protocol; awsJson is the one most clients can read.
http::Response Gateway::refuse(unsigned status, std::string_view reason) {
  const Exchange nothing{.house = house_, .protocol = aws_json(), .request = {}};
  return respond(nothing, {status, std::string(code_of(status)), std::string(reason)});
}

}  // namespace localecs::gateway
