// The way of a request: route, decode, run, encode; and the one place where errors become answers.
#include <localecs/gateway/gateway.hpp>

#include <localecs/aws/error.hpp>
#include <localecs/base/log.hpp>
#include <localecs/base/text.hpp>
#include <localecs/http/gzip.hpp>
#include <localecs/state/state.hpp>

#include <nlohmann/json.hpp>

#include "authorization.hpp"
#include "caller.hpp"
#include "protocol.hpp"
#include "resources.hpp"
#include "signature.hpp"

namespace localecs::gateway {
namespace {

std::string_view path_of(std::string_view target) {
  return target.substr(0, target.find('?'));
}

// SDKs pack large bodies of CloudWatch's PutMetricData. What AWS takes is smaller than this when it
// is unpacked.
void unpack(http::Request& request, Exchange& exchange) {
  constexpr std::size_t most_bytes = 4u << 20;
  if (to_lower(request.header("Content-Encoding")) != "gzip") return;
  auto unpacked = http::gunzip(request.body, most_bytes);
  if (unpacked.is_too_large)
    throw aws::Error("RequestEntityTooLargeException",
                     "The request body has more than 4 MiB when it is unpacked.", 413);
  if (!unpacked.bytes) throw aws::serialization_error("The request body is not gzip.");
  exchange.as_sent = request;
  request.body = *std::move(unpacked.bytes);
}

// In a signature's scope; empty for the private API, which is nobody's but ours.
std::string signing_name(const services::OperationTable& service) {
  if (service.target_prefix.empty() && service.version.empty()) return {};
  return service.signing_name.empty() ? to_lower(service.name) : std::string(service.signing_name);
}

// "localecs:reset", as policies may name it. Nobody but a role that may do "*" will be allowed it.
std::string private_action(std::string_view path) {
  return "localecs:" + std::string(path.substr(kPrivatePrefix.size()));
}

// GetCallerIdentity needs no permission on AWS either.
void authorize(const RolePolicies& policies, const Caller& caller, const state::State& state,
               const Exchange& exchange, const aws::Document& whole_input) {
  if (!is_restricted(policies, caller) || exchange.operation->name == "GetCallerIdentity") return;
  std::string service = signing_name(*exchange.service);
  if (service.empty())
    return authorize(policies, caller, private_action(path_of(exchange.request.target)), {"*"});
  const std::string_view name = exchange.operation->name;
  const aws::Document input = known_members(exchange.operation->input(), whole_input);
  // CloudWatch alone has another name in policies than in signatures.
  if (service == "monitoring") service = "cloudwatch";
  authorize(policies, caller, service + ":" + std::string(name),
            resources_of(state, caller.scope, service, name, input));
  authorize(policies, caller, "iam:PassRole", passed_roles(state, caller.scope, name, input));
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
  const std::string objection = options_.guard.objection(request);
  if (!objection.empty()) return answer(forbid(request, objection));
  const std::string_view path = path_of(request.target);
  if (path.starts_with(kPrivatePrefix)) {
    const auto found = private_calls_.find(request.method + " " + std::string(path));
    if (found != private_calls_.end())
      return call_private(found->second, request, std::move(answer));
  }
  answer(call_service(request));
}

// Whether we live may be asked by anyone.
void Gateway::call_private(const PrivateCall& call, const http::Request& request,
                           http::Respond answer) {
  if (path_of(request.target) != kHealthPath) try {
      const Caller caller = caller_of(request, credential_text(request.header("Authorization")),
                                      request.header("X-Amz-Security-Token"), {});
      authorize(options_.role_policies, caller, private_action(path_of(request.target)), {"*"});
    } catch (const aws::Error& failure) {
      return answer(error({failure.status(), failure.code(), failure.what(), {}}));
    }
  call(request, std::move(answer));
}

http::Response Gateway::call_service(http::Request& request) {
  const Protocol& protocol = protocol_of(request);
  Exchange exchange{.request = request, .request_id = ids_.uuid()};
  try {
    unpack(request, exchange);
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
    // Without its query: a presigned URL carries a token.
    log::error("{} failed: {}",
               exchange.operation ? exchange.operation->name : path_of(request.target), bug.what());
    return error(protocol, exchange,
                 {500, "ServerException", "localecs failed unexpectedly; its log says more.", {}});
  }
}

// Who calls, as the request says; where signatures are required, as it proves.
Caller Gateway::caller_of(const http::Request& request, std::string_view credential,
                          std::string_view token, std::string_view service) const {
  if (!options_.require_signatures)
    return gateway::caller_of(read_credential(credential), token, options_, state_, clock_.now());
  const Signature signature = read_signature(request);
  const Credential claimed = read_credential(signature.credential);
  // The world's clock, not ours: ours may have been set forward.
  check(request, signature, secret_of(claimed.key, options_, state_), SystemClock().now());
  if (!service.empty() && claimed.service != service)
    throw aws::Error(
        "InvalidSignatureException",
        "Credential should be scoped to correct service: '" + std::string(service) + "'.");
  return gateway::caller_of(claimed, signature.token, options_, state_, clock_.now());
}

void Gateway::run(const Protocol& protocol, const Exchange& exchange, std::string& body) {
  const http::Request& signed_one = exchange.as_sent ? *exchange.as_sent : exchange.request;
  Caller caller = caller_of(signed_one, protocol.credential(exchange), protocol.token(exchange),
                            signing_name(*exchange.service));
  const aws::Document input = protocol.input(exchange);
  authorize(options_.role_policies, caller, state_, exchange, input);
  services::Call call{.state = state_,
                      .scope = std::move(caller.scope),
                      .now = clock_.now(),
                      .ids = ids_,
                      .caller_arn = std::move(caller.arn),
                      .endpoint = "http://" + std::string(exchange.request.header("Host")),
                      .user_id = std::move(caller.user_id),
                      .access_key = caller.key};
  services::perform(*exchange.service, *exchange.operation, call, input, body, protocol.encode());
}

http::Response Gateway::refuse(unsigned status, std::string_view reason) {
  return error({status,
                status == 413   ? "RequestEntityTooLargeException"
                : status == 500 ? "ServerException"
                : status == 503 ? "ServiceUnavailableException"
                                : "SerializationException",
                std::string(reason),
                {}});
}

// In the words of the protocol that the request seems to speak, which takes no service to find out.
http::Response Gateway::forbid(const http::Request& request, const std::string& why) {
  log::debug("refused: {}", why);
  const Protocol& protocol = protocol_of(request);
  Exchange exchange{.request = request, .request_id = ids_.uuid()};
  try {
    protocol.route(exchange, {});
  } catch (const aws::Error&) {
  }
  return error(protocol, exchange, {403, "AccessDeniedException", why, {}});
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
