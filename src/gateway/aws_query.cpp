// awsQuery: Action and Version among form parameters, in the body or in the URL; answers are XML.
#include <localecs/aws/xml.hpp>

#include <array>
#include <nlohmann/json.hpp>

#include "caller.hpp"
#include "protocol.hpp"

namespace localecs::gateway {
namespace {

// What the one kind of error is called by services that speak awsQuery.
struct Translation {
  std::string_view code, in_query;
  unsigned status;
};
constexpr std::array<Translation, 10> translations{{
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
  aws::write_xml_text(text, to);
  to.append("</").append(name).append(">");
}

void append_root(std::string_view name, const Exchange& exchange, std::string& to) {
  to.append("<").append(name);
  if (exchange.service) to.append(" xmlns=\"").append(exchange.service->xml_namespace).append("\"");
  to.append(">");
}

std::string_view value_of(const Exchange& exchange, std::string_view parameter) {
  const std::string* value = exchange.parameters.find(parameter);
  return value ? std::string_view(*value) : std::string_view();
}

class AwsQuery final : public Protocol {
 public:
  // A presigned URL carries them as parameters.
  std::string_view credential(const Exchange& exchange) const override {
    const std::string_view in_header = Protocol::credential(exchange);
    return in_header.empty() ? value_of(exchange, "X-Amz-Credential") : in_header;
  }
  std::string_view token(const Exchange& exchange) const override {
    const std::string_view in_header = Protocol::token(exchange);
    return in_header.empty() ? value_of(exchange, "X-Amz-Security-Token") : in_header;
  }

  void route(Exchange& exchange, Services services) const override {
    exchange.content_type = "text/xml";
    const http::Request& request = exchange.request;
    const auto query = request.target.find('?');
    if (query != std::string::npos)
      exchange.parameters.add(std::string_view(request.target).substr(query + 1));
    exchange.parameters.add(request.body);
    const std::string_view action = value_of(exchange, "Action");
    if (action.empty())
      throw aws::Error("MissingAction", "The request has neither an Action nor an X-Amz-Target.");
    find_service(exchange, services);
    if (exchange.service) exchange.operation = find_operation(*exchange.service, action);
    if (!exchange.operation)
      throw aws::unknown_operation("Could not find operation " + std::string(action) +
                                   " for version " + std::string(value_of(exchange, "Version")));
  }

  aws::Document input(const Exchange& exchange) const override {
    return aws::to_document(exchange.operation->input(), exchange.parameters);
  }

  void open(const Exchange& exchange, std::string& body) const override {
    const std::string name(exchange.operation->name);
    append_root(name + "Response", exchange, body);
    body += "<" + name + "Result>";
  }
  services::Encode encode() const override { return &aws::write_xml; }
  void close(const Exchange& exchange, std::string& body) const override {
    const std::string name(exchange.operation->name);
    body += "</" + name + "Result><ResponseMetadata>";
    append_element("RequestId", exchange.request_id, body);
    body += "</ResponseMetadata></" + name + "Response>";
  }

  std::string error(const Exchange& exchange, Failure& failure) const override {
    for (const Translation& translation : translations)
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
    append_element("Message", failure.message, body);
    body += "</Error>";
    append_element("RequestId", exchange.request_id, body);
    return body + "</ErrorResponse>";
  }

 private:
  // By version; several services may share one, and a request may lack it: then the signature's
  // scope tells.
  void find_service(Exchange& exchange, Services services) const {
    const std::string_view version = value_of(exchange, "Version");
    const std::string_view scope = read_credential(credential(exchange)).service;
    for (const services::OperationTable* service : services) {
      if (service->version.empty()) continue;
      const bool in_scope = service->signing_name == scope;
      if (version.empty() ? !in_scope : service->version != version) continue;
      if (!exchange.service || in_scope) exchange.service = service;
    }
  }
};

}  // namespace

const Protocol& aws_query() {
  static const AwsQuery protocol;
  return protocol;
}

}  // namespace localecs::gateway
