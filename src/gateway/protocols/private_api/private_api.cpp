// Speaks the private API under /_localecs/: method and path name the operation. The input of a GET
// is the URL's query, any other input is a JSON body.
#include "private_api.hpp"

#include <localecs/aws/error.hpp>

#include <nlohmann/json.hpp>

#include "protocols/aws_json/aws_json.hpp"

namespace localecs::gateway {
namespace {

class PrivateApi final : public Protocol {
 public:
  std::string operation_name(const http::Request& request) const override {
    return request.method + " " + request.target.substr(0, request.target.find('?'));
  }

  void route(Exchange& exchange) const override {
    const http::Request& request = exchange.request;
    const auto query = request.target.find('?');
    if (query != std::string::npos)
      exchange.parameters.add(std::string_view(request.target).substr(query + 1));
    const std::string name = operation_name(request);
    for (const services::Wing* wing : exchange.house.wings) {
      const services::Operation* found = find_operation(wing->operations(), name);
      if (!found) continue;
      exchange.wing = wing;
      exchange.operation = found;
    }
    if (!exchange.operation)
      throw aws::Error("ResourceNotFoundException", "There is no " + name + ".", 404);
  }

  aws::Document input(const Exchange& exchange) const override {
    if (exchange.request.method != "GET") return aws_json().input(exchange);
    return to_document(exchange.operation->input(), exchange.parameters);
  }
  services::Encode encode() const override { return &aws::write_json; }
  void close(const Exchange&, std::string& body) const override { body += '\n'; }
  std::string error(const Exchange& exchange, Failure& failure) const override {
    return aws_json().error(exchange, failure) + "\n";
  }
  std::string_view content_type(const http::Request&) const override { return "application/json"; }
};

}  // namespace

const Protocol& private_api() {
  static const PrivateApi protocol;
  return protocol;
}

}  // namespace localecs::gateway
