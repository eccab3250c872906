// Speaks Smithy's rpc-v2-cbor: the path names service and operation, bodies are CBOR both ways.
#include "rpc_cbor.hpp"

#include <localecs/aws/error.hpp>
#include <localecs/base/cbor.hpp>

#include "cbor_codec.hpp"

namespace localecs::gateway {
namespace {

constexpr std::string_view kName = "rpc-v2-cbor", kService = "/service/",
                           kOperation = "/operation/";

struct Names {
  std::string_view service, operation;
};

// Reads ".../service/<service>/operation/<operation>". Clients may put a path of their own in
// front, so the last match counts.
Names names_in(std::string_view target) {
  target = target.substr(0, target.find('?'));
  const auto operation = target.rfind(kOperation);
  if (operation == std::string_view::npos) return {};
  const auto service = target.rfind(kService, operation);
  if (service == std::string_view::npos) return {};
  const auto begin = service + kService.size();
  if (begin > operation) return {};
  return {target.substr(begin, operation - begin), target.substr(operation + kOperation.size())};
}

class RpcCbor final : public Protocol {
 public:
  std::string operation_name(const http::Request& request) const override {
    const std::string_view path =
        std::string_view(request.target).substr(0, request.target.find('?'));
    return std::string(path.substr(path.find_last_of("./") + 1));
  }

  void route(Exchange& exchange) const override {
    const Names names = names_in(exchange.request.target);
    choose_operation(exchange, names.service, names.operation);
    if (exchange.request.method != "POST" || !exchange.operation)
      throw aws::unknown_operation("There is no operation '" + std::string(names.operation) +
                                   "' of '" + std::string(names.service) + "'.");
  }

  aws::Document input(const Exchange& exchange) const override {
    if (exchange.request.body.empty()) return aws::Document::object();
    return from_cbor(exchange.request.body);
  }

  services::Encode encode() const override { return &write_cbor; }

  std::string error(const Exchange& exchange, Failure& failure) const override {
    std::string body;
    cbor::Writer to(body);
    to.map(failure.has_message ? 2 : 1);
    to.text("__type");
    to.text(failure.code);
    if (!failure.has_message) return body;
    to.text(message_member(exchange, failure.code));
    to.text(failure.message);
    return body;
  }

  std::string_view content_type(const http::Request&) const override { return "application/cbor"; }
  // SDKs refuse an answer without this header.
  void add_headers(http::Response& response) const override {
    response.headers.emplace_back("smithy-protocol", kName);
  }
};

}  // namespace

bool is_rpc_cbor(const http::Request& request) {
  return request.header("smithy-protocol") == kName;
}

const Protocol& rpc_cbor() {
  static const RpcCbor protocol;
  return protocol;
}

}  // namespace localecs::gateway
