// What differs between the wire protocols: how a request names its operation and its input, how an
// answer and an error are worded. Services know nothing of it.
#pragma once

#include <localecs/aws/document.hpp>
#include <localecs/http/message.hpp>
#include <localecs/services/operation.hpp>

#include <string>
#include <string_view>

#include "exchange/exchange.hpp"
#include "exchange/failure.hpp"

namespace localecs::gateway {

class Protocol {
 public:
  virtual ~Protocol() = default;
  // The operation's name as the request alone tells it, whether there is one of that name or not;
  // empty: it names none.
  virtual std::string operation_name(const http::Request& request) const = 0;
  // "<key>/<date>/<region>/…" and the session token, wherever this request carries them.
  virtual std::string_view credential(const Exchange& exchange) const;
  virtual std::string_view token(const Exchange& exchange) const;

  // Finds wing and operation. Throws aws::Error where the request names none of ours.
  virtual void route(Exchange& exchange) const = 0;
  virtual aws::Document input(const Exchange& exchange) const = 0;
  // Around and inside the answer's body.
  virtual void open(const Exchange&, std::string&) const {}
  virtual services::Encode encode() const = 0;
  virtual void close(const Exchange&, std::string&) const {}
  // The body that tells of a failure; may give status and code the protocol's own values.
  virtual std::string error(const Exchange& exchange, Failure& failure) const = 0;
  // Of the answer, also of one that tells of a failure.
  virtual std::string_view content_type(const http::Request& request) const = 0;
  // What else this protocol's answers have in their heads.
  virtual void add_headers(http::Response&) const {}
};

// Which protocol the request speaks, told by its headers and its URL alone.
const Protocol& protocol_of(const http::Request& request);

// The operation of that name; nullptr where the service's public model has none.
const services::Operation* find_operation(const services::OperationTable& service,
                                          std::string_view name);
// The exchange is about that operation of the wing whose X-Amz-Target has that prefix, if there is
// one.
void choose_operation(Exchange& exchange, std::string_view target_prefix, std::string_view name);

}  // namespace localecs::gateway
