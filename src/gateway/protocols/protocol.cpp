// Finds the protocol of a request, and does what most protocols do alike.
#include "protocol.hpp"

#include <localecs/base/text.hpp>

#include <algorithm>

#include "identity/caller.hpp"
#include "protocols/aws_json/aws_json.hpp"
#include "protocols/aws_query/aws_query.hpp"
#include "protocols/private_api/private_api.hpp"
#include "protocols/rpc_cbor/rpc_cbor.hpp"

namespace localecs::gateway {
namespace {

// True if the URL's query has "Action=…", as old tools and presigned requests have it.
bool has_action(std::string_view target) {
  const auto query = target.find('?');
  if (query == std::string_view::npos) return false;
  return std::ranges::any_of(split(target.substr(query + 1), '&'), [](std::string_view parameter) {
    return parameter.starts_with("Action=");
  });
}

bool is_form(std::string_view content_type) {
  return to_lower(content_type.substr(0, content_type.find(';'))) ==
         "application/x-www-form-urlencoded";
}

}  // namespace

// X-Amz-Target means awsJson even if the content type is a form: curl sends JSON as a form unless
// it is told otherwise.
const Protocol& protocol_of(const http::Request& request) {
  if (request.target.starts_with(kPrivatePrefix)) return private_api();
  if (is_rpc_cbor(request)) return rpc_cbor();
  if (!request.header("X-Amz-Target").empty()) return aws_json();
  if (is_form(request.header("Content-Type")) || has_action(request.target)) return aws_query();
  return aws_json();
}

std::string_view Protocol::credential(const Exchange& exchange) const {
  return credential_text(exchange.request.header("Authorization"));
}

std::string_view Protocol::token(const Exchange& exchange) const {
  return exchange.request.header("X-Amz-Security-Token");
}

const services::Operation* find_operation(const services::OperationTable& service,
                                          std::string_view name) {
  const auto found = std::ranges::find(service.operations, name, &services::Operation::name);
  return found == service.operations.end() ? nullptr : &*found;
}

std::string_view message_member(const Exchange& exchange, std::string_view code) {
  if (!exchange.wing) return "message";
  const auto capital = exchange.wing->operations().errors_with_capital_message;
  return std::ranges::find(capital, code) == capital.end() ? "message" : "Message";
}

void choose_operation(Exchange& exchange, std::string_view target_prefix, std::string_view name) {
  if (target_prefix.empty()) return;
  for (const services::Wing* wing : exchange.house.wings) {
    const services::OperationTable& service = wing->operations();
    if (service.target_prefix != target_prefix) continue;
    exchange.wing = wing;
    exchange.operation = find_operation(service, name);
  }
}

}  // namespace localecs::gateway
