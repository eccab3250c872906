// The calls under /_localecs/: method and path name the operation. A GET's input is in the URL's
// query, any other's is a JSON body.
#include "protocol.hpp"

#include <nlohmann/json.hpp>

namespace localecs::gateway {
namespace {

class PrivateApi final : public Protocol {
 public:
  void route(Exchange& exchange, Services services) const override {
    exchange.content_type = "application/json";
    const http::Request& request = exchange.request;
    const auto query = request.target.find('?');
    if (query != std::string::npos)
      exchange.parameters.add(std::string_view(request.target).substr(query + 1));
    const std::string name = request.method + " " + request.target.substr(0, query);
    for (const services::OperationTable* service : services) {
      const services::Operation* found = find_operation(*service, name);
      if (!found) continue;
      exchange.service = service;
      exchange.operation = found;
    }
    if (!exchange.operation)
      throw aws::Error("ResourceNotFoundException", "There is no " + name + ".", 404);
  }

  aws::Document input(const Exchange& exchange) const override {
    if (exchange.request.method != "GET") return aws_json().input(exchange);
    return aws::to_document(exchange.operation->input(), exchange.parameters);
  }
  services::Encode encode() const override { return &aws::write_json; }
  void close(const Exchange&, std::string& body) const override { body += '\n'; }
  std::string error(const Exchange& exchange, Failure& failure) const override {
    return aws_json().error(exchange, failure) + "\n";
  }
};

}  // namespace

const Protocol& private_api() {
  static const PrivateApi protocol;
  return protocol;
}

}  // namespace localecs::gateway
