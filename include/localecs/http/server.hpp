// The HTTP server: Beast on one event loop, every answer in one write, hostile clients bounded.
#pragma once

#include <localecs/http/message.hpp>
#include <localecs/http/websocket.hpp>

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

namespace boost::asio {
class io_context;
}

namespace localecs::http {

struct ServerOptions {
  std::string address = "127.0.0.1";
  std::uint16_t port = 4566;             // 0: any free one; Server::port tells which
  std::size_t body_limit = 8u << 20;     // bytes; a larger body gets 413
  std::size_t header_limit = 64u << 10;  // bytes; a larger header gets 431
  // At the limit a new connection closes the one that has been idle longest; if none is idle, the
  // new one gets 503.
  std::size_t max_connections = 4096;
  // Bytes that all connections together may store: requests that have not come whole, answers that
  // clients have not read. Beyond it such a request gets 503, such an answer's connection is
  // closed.
  std::size_t memory_limit = 256u << 20;
  std::chrono::seconds request_timeout{30};  // from a request's first byte to its last
  std::chrono::seconds idle_timeout{300};    // between requests of a kept connection
  std::chrono::seconds write_timeout{60};    // for a client that does not read its answer
  // WebSockets:
  std::size_t message_limit = 64u << 10;       // bytes; a larger message closes the connection
  std::chrono::seconds silence_limit{60};      // closed after it; a ping is sent at half of it
  std::chrono::seconds handshake_timeout{10};  // for opening and for closing
};

// To be called exactly once, from the loop's thread, inside the handler or any time later.
using Respond = std::function<void(Response)>;
using Handler = std::function<void(Request, Respond)>;
// Words the server's own refusals (malformed, too large, too many): the caller knows the error
// format of its API, the server does not. reason: a short English phrase.
using Refuse = std::function<Response(unsigned status, std::string_view reason)>;

class Server {
 public:
  virtual ~Server() = default;
  virtual std::uint16_t port() const = 0;
  // Stops accepting, closes idle connections and WebSockets, lets requests in progress be answered.
  // `done` runs from the loop when no connection is left.
  virtual void stop(std::function<void()> done) = 0;
};

// Listens at once. Throws std::system_error if the address cannot be bound. Handlers that throw are
// logged and answered with 500. Without `upgrade` there are no WebSockets.
std::unique_ptr<Server> serve(boost::asio::io_context& loop, ServerOptions options, Handler handler,
                              Refuse refuse, UpgradeHandler upgrade = {});

}  // namespace localecs::http
