// The way of a request, as lists of steps; and the answers at its end.
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

// From a request to the answer of an operation.
constexpr Step kOperationSteps[] = {
    steps::guard,        // no web page behind it
    steps::unpack,       // gzip
    steps::route,        // which wing, which operation
    steps::identify,     // who calls; with --require-signatures, whether that is true
    steps::read_input,   // bytes to a Document
    steps::authorize,    // what the caller's role may do
    steps::check_rules,  // the limits that the service's model states
    steps::run           // the operation itself, and its output in the protocol's form
};
// Up to a private call: its own function runs then.
constexpr Step kPrivateCallSteps[] = {steps::guard, steps::identify, steps::authorize};
// Whether we live may be asked by everyone but web pages.
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
  // Such a client reports the code that awsQuery has for the error.
  if (exchange.request.header("x-amzn-query-mode") == "true")
    response.headers.emplace_back("x-amzn-query-error",
                                  std::string(query_code_of(failure.code)) +
                                      (failure.status < 500 ? ";Sender" : ";Receiver"));
  return response;
}

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

// nullptr: an operation is meant, maybe one of the private API.
const PrivateCall* Gateway::find_private_call(const http::Request& request) const {
  const std::string path = request.target.substr(0, request.target.find('?'));
  const auto found = private_calls_.find(request.method + " " + path);
  return found == private_calls_.end() ? nullptr : &found->second;
}

// What is no request belongs to no protocol.
http::Response Gateway::refuse(unsigned status, std::string_view reason) {
  const Exchange nothing{.house = house_, .protocol = aws_json(), .request = {}};
  return respond(nothing, {status, std::string(code_of(status)), std::string(reason)});
}

}  // namespace localecs::gateway
