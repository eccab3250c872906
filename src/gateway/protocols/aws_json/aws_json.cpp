// Speaks awsJson 1.0 and 1.1: X-Amz-Target names the operation, bodies are JSON both ways.
#include "aws_json.hpp"

#include <localecs/aws/error.hpp>
#include <localecs/base/json.hpp>

#include <nlohmann/json.hpp>

namespace localecs::gateway {
namespace {

class AwsJson final : public Protocol {
 public:
  std::string operation_name(const http::Request& request) const override {
    const std::string_view target = request.header("X-Amz-Target");
    return std::string(target.substr(target.find_last_of("./") + 1));
  }

  void route(Exchange& exchange) const override {
    const std::string_view target = exchange.request.header("X-Amz-Target");
    if (exchange.request.method != "POST")
      throw aws::Error("UnknownOperationException",
                       "AWS operations are called with POST, not " + exchange.request.method + ".",
                       405);
    if (target.empty()) refuse_without_target(exchange.request);
    const auto dot = target.rfind('.');
    if (dot != std::string_view::npos)
      choose_operation(exchange, target.substr(0, dot), target.substr(dot + 1));
    if (!exchange.operation)
      throw aws::unknown_operation("There is no operation '" + std::string(target) + "'.");
  }

  aws::Document input(const Exchange& exchange) const override {
    // Some clients send no body instead of "{}".
    if (exchange.request.body.empty()) return aws::Document::object();
    aws::Document document = read_json(exchange.request.body);
    if (document.is_discarded())
      throw aws::serialization_error("The request body is not valid JSON.");
    return document;
  }

  services::Encode encode() const override { return &aws::write_json; }

  std::string error(const Exchange& exchange, Failure& failure) const override {
    aws::Document body{{"__type", failure.code}};
    if (failure.has_message)
      body[std::string(message_member(exchange, failure.code))] = failure.message;
    if (!failure.resource_ids.empty()) body["resourceIds"] = failure.resource_ids;
    return body.dump(-1, ' ', false, aws::Document::error_handler_t::replace);
  }

  std::string_view content_type(const http::Request& request) const override {
    return request.header("Content-Type").starts_with("application/x-amz-json-1.0")
               ? "application/x-amz-json-1.0"
               : "application/x-amz-json-1.1";
  }

 private:
  [[noreturn]] static void refuse_without_target(const http::Request& request) {
    const std::string_view other = request.header("smithy-protocol");
    if (!other.empty())
      throw aws::not_yet("localecs does not speak the protocol '" + std::string(other) + "' yet.");
    throw aws::unknown_operation("The request has no X-Amz-Target header.");
  }
};

}  // namespace

const Protocol& aws_json() {
  static const AwsJson protocol;
  return protocol;
}

}  // namespace localecs::gateway
