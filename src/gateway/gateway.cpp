// The way of a request: route, decode, run, encode; and the one place where errors become answers.
#include <localecs/gateway/gateway.hpp>

#include <localecs/aws/error.hpp>
#include <localecs/base/log.hpp>
#include <localecs/base/text.hpp>
#include <localecs/http/gzip.hpp>

#include "caller.hpp"
#include "protocol.hpp"

namespace localecs::gateway {
namespace {

std::string_view path_of(std::string_view target) {
  return target.substr(0, target.find('?'));
}

// SDKs pack large bodies of CloudWatch's PutMetricData. What AWS takes is smaller than this when it
// is unpacked.
void unpack(http::Request& request) {
  constexpr std::size_t most_bytes = 4u << 20;
  if (to_lower(request.header("Content-Encoding")) != "gzip") return;
  auto unpacked = http::gunzip(request.body, most_bytes);
  if (unpacked.is_too_large)
    throw aws::Error("RequestEntityTooLargeException",
                     "The request body has more than 4 MiB when it is unpacked.", 413);
  if (!unpacked.bytes) throw aws::serialization_error("The request body is not gzip.");
  request.body = *std::move(unpacked.bytes);
}

}  // namespace

Gateway::Gateway(Options options, state::State& state, const Clock& clock, IdSource& ids,
                 std::vector<const services::OperationTable*> services)
    : options_(std::move(options)),
      state_(state),
      clock_(clock),
      ids_(ids),
      services_(std::move(services)) {}

void Gateway::add_private_call(std::string name, PrivateCall handler) {
  private_calls_.emplace(std::move(name), std::move(handler));
}

void Gateway::handle(http::Request request, http::Respond answer) {
  const std::string_view path = path_of(request.target);
  if (path.starts_with(kPrivatePrefix)) {
    const auto found = private_calls_.find(request.method + " " + std::string(path));
    if (found != private_calls_.end()) return found->second(request, std::move(answer));
  }
  answer(call_service(request));
}

http::Response Gateway::call_service(http::Request& request) {
  const Protocol& protocol = protocol_of(request);
  Exchange exchange{.request = request, .request_id = ids_.uuid()};
  try {
    unpack(request);
    protocol.route(exchange, services_);
    std::string body;
    protocol.open(exchange, body);
    run(protocol, exchange, body);
    protocol.close(exchange, body);
    return respond(protocol, exchange, 200, std::move(body));
  } catch (const aws::Error& failure) {
    return error(protocol, exchange,
                 {failure.status(), failure.code(), failure.what(), failure.resource_ids});
  } catch (const std::exception& bug) {
    log::error("{} failed: {}", exchange.operation ? exchange.operation->name : request.target,
               bug.what());
    return error(protocol, exchange,
                 {500, "ServerException", "localecs failed unexpectedly; its log says more.", {}});
  }
}

void Gateway::run(const Protocol& protocol, const Exchange& exchange, std::string& body) {
  const Credential credential = read_credential(protocol.credential(exchange));
  const TimePoint now = clock_.now();
  Caller caller = caller_of(credential, protocol.token(exchange), options_, state_, now);
  services::Call call{.state = state_,
                      .scope = std::move(caller.scope),
                      .now = now,
                      .ids = ids_,
                      .caller_arn = std::move(caller.arn),
                      .endpoint = "http://" + std::string(exchange.request.header("Host")),
                      .user_id = std::move(caller.user_id),
                      .access_key = credential.key};
  services::perform(*exchange.service, *exchange.operation, call, protocol.input(exchange), body,
                    protocol.encode());
}

http::Response Gateway::refuse(unsigned status, std::string_view reason) {
  return error({status,
                status == 413   ? "RequestEntityTooLargeException"
                : status == 500 ? "ServerException"
                                : "SerializationException",
                std::string(reason),
                {}});
}

// For what belongs to no protocol: private paths, and what is no request.
http::Response Gateway::error(Failure failure) {
  const http::Request none;
  Exchange exchange{.request = none, .request_id = ids_.uuid()};
  return error(aws_json(), exchange, std::move(failure));
}

http::Response Gateway::error(const Protocol& protocol, Exchange& exchange, Failure failure) {
  std::string body = protocol.error(exchange, failure);
  http::Response response = respond(protocol, exchange, failure.status, std::move(body));
  response.headers.emplace_back("x-amzn-ErrorType", failure.code);
  // Such a client reports the code that awsQuery has for the error.
  if (exchange.request.header("x-amzn-query-mode") == "true")
    response.headers.emplace_back("x-amzn-query-error",
                                  std::string(query_code_of(failure.code)) +
                                      (failure.status < 500 ? ";Sender" : ";Receiver"));
  return response;
}

http::Response Gateway::respond(const Protocol& protocol, Exchange& exchange, unsigned status,
                                std::string body) {
  http::Response response{.status = status,
                          .headers = {{"Content-Type", std::string(exchange.content_type)},
                                      {"x-amzn-RequestId", std::move(exchange.request_id)}},
                          .body = std::move(body)};
  protocol.add_headers(response);
  return response;
}

}  // namespace localecs::gateway
