// One wire protocol: how a request names its operation and its input, and how answers and errors
// are written. Services know nothing of protocols.
#pragma once

#include <localecs/aws/document.hpp>
#include <localecs/http/message.hpp>
#include <localecs/services/operation.hpp>

#include <string>
#include <string_view>

#include "exchange/exchange.hpp"
#include "exchange/failure.hpp"

namespace localecs::gateway {

// The protocols are constants without state.
class Protocol {
 public:
  virtual ~Protocol() = default;
  // The operation that the request names, even if no wing has it. Empty: it names none.
  virtual std::string operation_name(const http::Request& request) const = 0;
  // "<key>/<date>/<region>/…" and the session token, from wherever this protocol carries them;
  // empty: none.
  virtual std::string_view credential(const Exchange& exchange) const;
  virtual std::string_view token(const Exchange& exchange) const;

  // Sets the exchange's wing and operation. Throws aws::Error if no wing has the operation.
  virtual void route(Exchange& exchange) const = 0;
  // The operation's input as a Document. Throws aws::Error if the body cannot be read.
  virtual aws::Document input(const Exchange& exchange) const = 0;
  // open() and close() append what surrounds the output in the body; encode() writes the output.
  virtual void open(const Exchange&, std::string&) const {}
  virtual services::Encode encode() const = 0;
  virtual void close(const Exchange&, std::string&) const {}
  // Writes the body for a failure. It may replace status and code by the protocol's own.
  virtual std::string error(const Exchange& exchange, Failure& failure) const = 0;
  // The Content-Type of answers and errors.
  virtual std::string_view content_type(const http::Request& request) const = 0;
  // Adds headers that only this protocol's answers have.
  virtual void add_headers(http::Response&) const {}
};

// The protocol that the request speaks, judged by its headers and its URL alone.
const Protocol& protocol_of(const http::Request& request);

// The operation named `name`; nullptr if the service's public model has none.
const services::Operation* find_operation(const services::OperationTable& service,
                                          std::string_view name);
// The member of an error's body that holds its text, as the service's public model spells it.
std::string_view message_member(const Exchange& exchange, std::string_view code);
// Sets the wing whose X-Amz-Target begins with `target_prefix`, and its operation `name`. Leaves
// them empty if there is no such wing.
void choose_operation(Exchange& exchange, std::string_view target_prefix, std::string_view name);

}  // namespace localecs::gateway
