// Speaks awsQuery: Action and Version are form parameters in the body or the URL; answers are XML.
#include "aws_query.hpp"

#include <localecs/aws/error.hpp>

#include <array>
#include <nlohmann/json.hpp>

#include "error_codes.hpp"
#include "identity/caller.hpp"
#include "xml_writer.hpp"

namespace localecs::gateway {
namespace {

// The errors of the gateway's own, which have another code and sometimes another status in services
// that speak awsQuery.
struct Translation {
  std::string_view code, in_query;
  unsigned status;
};
constexpr std::array<Translation, 10> kTranslations{{
    {"UnknownOperationException", "InvalidAction", 400},
    {"NotImplementedException", "InvalidAction", 400},
    {"SerializationException", "MalformedInput", 400},
    {"UnrecognizedClientException", "InvalidClientTokenId", 403},
    {"ExpiredTokenException", "ExpiredToken", 403},
    {"AccessDeniedException", "AccessDenied", 403},
    {"MissingAuthenticationTokenException", "MissingAuthenticationToken", 403},
    {"IncompleteSignatureException", "IncompleteSignature", 400},
    {"InvalidSignatureException", "SignatureDoesNotMatch", 403},
    {"ServerException", "InternalFailure", 500},
}};

void append_element(std::string_view name, std::string_view text, std::string& to) {
  to.append("<").append(name).append(">");
  write_xml_text(text, to);
  to.append("</").append(name).append(">");
}

void append_root(std::string_view name, const Exchange& exchange, std::string& to) {
  to.append("<").append(name);
  if (exchange.wing)
    to.append(" xmlns=\"").append(exchange.wing->operations().xml_namespace).append("\"");
  to.append(">");
}

std::string_view value_of(const Exchange& exchange, std::string_view parameter) {
  const std::string* value = exchange.parameters.find(parameter);
  return value ? std::string_view(*value) : std::string_view();
}

// The parameters of the URL's query and of the body's form together.
Parameters parameters_of(const http::Request& request) {
  Parameters parameters;
  const auto query = request.target.find('?');
  if (query != std::string::npos)
    parameters.add(std::string_view(request.target).substr(query + 1));
  parameters.add(request.body);
  return parameters;
}

class AwsQuery final : public Protocol {
 public:
  // A presigned URL carries credential and token as parameters instead of headers.
  std::string_view credential(const Exchange& exchange) const override {
    const std::string_view in_header = Protocol::credential(exchange);
    return in_header.empty() ? value_of(exchange, "X-Amz-Credential") : in_header;
  }
  std::string_view token(const Exchange& exchange) const override {
    const std::string_view in_header = Protocol::token(exchange);
    return in_header.empty() ? value_of(exchange, "X-Amz-Security-Token") : in_header;
  }

  // Empty for a form that cannot be read: route() then refuses it with a reason.
  std::string operation_name(const http::Request& request) const override {
    try {
      const Parameters parameters = parameters_of(request);
      const std::string* action = parameters.find("Action");
      return action ? *action : std::string();
    } catch (const aws::Error&) {
      return {};
    }
  }

  void route(Exchange& exchange) const override {
    exchange.parameters = parameters_of(exchange.request);
    const std::string_view action = value_of(exchange, "Action");
    if (action.empty())
      throw aws::Error("MissingAction", "The request has neither an Action nor an X-Amz-Target.");
    exchange.wing = find_wing(exchange);
    if (exchange.wing) exchange.operation = find_operation(exchange.wing->operations(), action);
    if (!exchange.operation)
      throw aws::unknown_operation("Could not find operation " + std::string(action) +
                                   " for version " + std::string(value_of(exchange, "Version")));
  }

  aws::Document input(const Exchange& exchange) const override {
    return to_document(exchange.operation->input(), exchange.parameters);
  }

  void open(const Exchange& exchange, std::string& body) const override {
    const std::string name(exchange.operation->name);
    append_root(name + "Response", exchange, body);
    body += "<" + name + "Result>";
  }
  services::Encode encode() const override { return &write_xml; }
  void close(const Exchange& exchange, std::string& body) const override {
    const std::string name(exchange.operation->name);
    body += "</" + name + "Result><ResponseMetadata>";
    append_element("RequestId", exchange.request_id, body);
    body += "</ResponseMetadata></" + name + "Response>";
  }

  std::string error(const Exchange& exchange, Failure& failure) const override {
    for (const Translation& translation : kTranslations)
      if (translation.code == failure.code) {
        failure.code = translation.in_query;
        failure.status = translation.status;
        break;
      }
    failure.code = query_code_of(failure.code);
    std::string body;
    append_root("ErrorResponse", exchange, body);
    body += "<Error>";
    append_element("Type", failure.status < 500 ? "Sender" : "Receiver", body);
    append_element("Code", failure.code, body);
    if (failure.has_message) append_element("Message", failure.message, body);
    body += "</Error>";
    append_element("RequestId", exchange.request_id, body);
    return body + "</ErrorResponse>";
  }

  std::string_view content_type(const http::Request&) const override { return "text/xml"; }

 private:
  // Finds the wing by the parameter Version. Several services may share a version, and a request
  // may lack it: then the service in the signature's scope decides.
  const services::Wing* find_wing(const Exchange& exchange) const {
    const std::string_view version = value_of(exchange, "Version");
    const std::string_view scope = read_credential(credential(exchange)).service;
    const services::Wing* found = nullptr;
    for (const services::Wing* wing : exchange.house.wings) {
      const services::OperationTable& service = wing->operations();
      if (service.version.empty()) continue;
      const bool in_scope = service.signing_name == scope;
      if (version.empty() ? !in_scope : service.version != version) continue;
      if (!found || in_scope) found = wing;
    }
    return found;
  }
};

}  // namespace

const Protocol& aws_query() {
  static const AwsQuery protocol;
  return protocol;
}

}  // namespace localecs::gateway
