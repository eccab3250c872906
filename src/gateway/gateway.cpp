// The way of a request: route, decode, run, encode; and the one place where errors become answers.
#include <localecs/gateway/gateway.hpp>

#include <localecs/aws/error.hpp>
#include <localecs/base/log.hpp>

#include <algorithm>

#include "caller.hpp"

namespace localecs::gateway {
namespace {

constexpr const char* kJson = "application/x-amz-json-1.1";

std::string_view path_of(std::string_view target) {
  return target.substr(0, target.find('?'));
}

aws::Document parse(const std::string& body) {
  if (body.empty()) return aws::Document::object();
  aws::Document document = aws::Document::parse(body, nullptr, /*allow_exceptions=*/false);
  if (document.is_discarded())
    throw aws::serialization_error("The request body is not valid JSON.");
  return document;
}

}  // namespace

Gateway::Gateway(Options options, state::State& state, const Clock& clock, IdSource& ids,
                 std::vector<const services::OperationTable*> services)
    : options_(std::move(options)),
      state_(state),
      clock_(clock),
      ids_(ids),
      services_(std::move(services)) {}

void Gateway::add_private_path(std::string path, PrivatePath handler) {
  private_paths_.emplace(std::move(path), std::move(handler));
}

void Gateway::handle(http::Request request, http::Respond answer) {
  const std::string_view path = path_of(request.target);
  if (!path.starts_with("/_localecs/")) return answer(call_aws(request));
  const auto found = private_paths_.find(path);
  if (found == private_paths_.end())
    return answer(
        error(404, "ResourceNotFoundException", "There is no " + std::string(path) + "."));
  if (found->second.method != request.method)
    return answer(error(405, "ValidationException",
                        "Use " + found->second.method + " for " + found->first + "."));
  found->second.handle(request, std::move(answer));
}

http::Response Gateway::call_aws(const http::Request& request) {
  try {
    if (request.method != "POST")
      throw aws::Error("UnknownOperationException",
                       "AWS operations are called with POST, not " + request.method + ".", 405);
    const services::Operation& operation = find_operation(request.header("X-Amz-Target"));
    const state::Scope scope = scope_of(request.header("Authorization"), options_);
    services::Call call{.state = state_,
                        .scope = scope,
                        .now = clock_.now(),
                        .ids = ids_,
                        .caller_arn = "arn:aws:iam::" + scope.account + ":root",
                        .endpoint = "http://" + std::string(request.header("Host"))};
    std::string body;
    operation.run(call, parse(request.body), body);
    return respond(200, std::move(body));
  } catch (const aws::Error& failure) {
    return error(failure.status(), failure.code(), failure.what(), failure.resource_ids);
  } catch (const std::exception& bug) {
    log::error("{} failed: {}", request.header("X-Amz-Target"), bug.what());
    return error(500, "ServerException", "localecs failed unexpectedly; its log says more.");
  }
}

// Throws UnknownOperationException, or NotImplementedException for what the public model has and we
// do not.
const services::Operation& Gateway::find_operation(std::string_view target) const {
  if (target.empty()) throw aws::unknown_operation("The request has no X-Amz-Target header.");
  const auto dot = target.rfind('.');
  const std::string_view prefix = target.substr(0, dot);
  const std::string_view name =
      dot == std::string_view::npos ? std::string_view() : target.substr(dot + 1);
  for (const services::OperationTable* service : services_) {
    if (service->target_prefix != prefix) continue;
    const auto found = std::ranges::find(service->operations, name, &services::Operation::name);
    if (found == service->operations.end()) break;
    if (!found->run)
      throw aws::not_yet("localecs does not have the " + std::string(service->name) +
                         " operation " + std::string(name) + " yet.");
    return *found;
  }
  throw aws::unknown_operation("There is no operation '" + std::string(target) + "'.");
}

http::Response Gateway::refuse(unsigned status, std::string_view reason) {
  return error(status, status == 413 ? "RequestEntityTooLargeException" : "SerializationException",
               std::string(reason));
}

http::Response Gateway::error(unsigned status, const std::string& code, const std::string& message,
                              const std::vector<std::string>& resource_ids) {
  aws::Document body{{"__type", code}, {"message", message}};
  if (!resource_ids.empty()) body["resourceIds"] = resource_ids;
  http::Response response =
      respond(status, body.dump(-1, ' ', false, aws::Document::error_handler_t::replace));
  response.headers.emplace_back("x-amzn-ErrorType", code);
  return response;
}

http::Response Gateway::respond(unsigned status, std::string body) {
  return {.status = status,
          .headers = {{"Content-Type", kJson}, {"x-amzn-RequestId", ids_.uuid()}},
          .body = std::move(body)};
}

}  // namespace localecs::gateway
