// What differs between the wire protocols: how a request names its operation and its input, how an
// answer and an error are worded. Services know nothing of it.
#pragma once

#include <localecs/aws/error.hpp>
#include <localecs/aws/query.hpp>
#include <localecs/http/message.hpp>
#include <localecs/services/operation.hpp>

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace localecs::gateway {

inline constexpr std::string_view kPrivatePrefix = "/_localecs/";
inline constexpr std::string_view kHealthPath = "/_localecs/health";

using Services = std::span<const services::OperationTable* const>;

// One request being answered.
struct Exchange {
  const http::Request& request;
  std::string request_id;
  std::string_view content_type = "application/x-amz-json-1.1";  // of the answer
  // The request as it was sent and signed, where its body was packed.
  std::optional<http::Request> as_sent{};
  aws::Parameters parameters{};  // awsQuery and GET: the form and the URL's query
  const services::OperationTable* service = nullptr;
  const services::Operation* operation = nullptr;
};

struct Failure {
  unsigned status;
  std::string code;
  std::string message;
  std::vector<std::string> resource_ids{};
};

// What awsQuery calls an error whose shape has another name: "InvalidParameterValue" for
// "InvalidParameterValueException". Services that once spoke nothing else still tell it.
std::string_view query_code_of(std::string_view code);

class Protocol {
 public:
  virtual ~Protocol() = default;
  // "<key>/<date>/<region>/…" and the session token, wherever this request carries them.
  virtual std::string_view credential(const Exchange& exchange) const;
  virtual std::string_view token(const Exchange& exchange) const;

  // Finds service and operation. Throws aws::Error where the request names none of ours.
  virtual void route(Exchange& exchange, Services services) const = 0;
  virtual aws::Document input(const Exchange& exchange) const = 0;
  // Around and inside the answer's body.
  virtual void open(const Exchange&, std::string&) const {}
  virtual services::Encode encode() const = 0;
  virtual void close(const Exchange&, std::string&) const {}
  // The body that tells of a failure; may give status and code the protocol's own values.
  virtual std::string error(const Exchange& exchange, Failure& failure) const = 0;
  // What else this protocol's answers have in their heads.
  virtual void add_headers(http::Response&) const {}
};

// Which protocol the request speaks, told by its headers and its URL alone.
const Protocol& protocol_of(const http::Request& request);
const Protocol& aws_json();
const Protocol& aws_query();
const Protocol& private_api();
const Protocol& rpc_cbor();
bool is_rpc_cbor(const http::Request& request);

// The operation of that name; nullptr where the service's public model has none.
const services::Operation* find_operation(const services::OperationTable& service,
                                          std::string_view name);

}  // namespace localecs::gateway
