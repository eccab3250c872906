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
  std::uint16_t port = 4566;             // 0: any free one, see Server::port
  std::size_t body_limit = 8u << 20;     // bytes; beyond it: 413 through `refuse`
  std::size_t header_limit = 64u << 10;  // bytes
  std::size_t max_connections = 4096;    // the longest idle one makes room; where none is: 503
  // Bytes of requests that are not whole yet and of answers that are not read yet, of all
  // connections together; beyond it: 503, or closed.
  std::size_t memory_limit = 256u << 20;
  std::chrono::seconds request_timeout{30};    // from a request's first byte to its last
  std::chrono::seconds idle_timeout{300};      // between requests of a kept connection
  std::chrono::seconds write_timeout{60};      // a client that does not read its answer
  std::size_t message_limit = 64u << 10;       // bytes of a WebSocket's message; beyond it: closed
  std::chrono::seconds silence_limit{60};      // of a WebSocket; a ping at half of it asks for life
  std::chrono::seconds handshake_timeout{10};  // of a WebSocket's opening and of its closing
};

using Respond =
    std::function<void(Response)>;  // called exactly once, from the loop's thread, now or later
using Handler = std::function<void(Request, Respond)>;
// Words the answer to what is not even a request (malformed, too large): keeps AWS's error shape
// out of here.
using Refuse = std::function<Response(unsigned status, std::string_view reason)>;

class Server {
 public:
  virtual ~Server() = default;
  virtual std::uint16_t port() const = 0;
  // Stops accepting, closes idle connections and WebSockets, lets requests in progress be answered;
  // `done` when none is left.
  virtual void stop(std::function<void()> done) = 0;
};

// Listens at once. Throws std::system_error when the address cannot be bound.
std::unique_ptr<Server> serve(boost::asio::io_context& loop, ServerOptions options, Handler handler,
                              Refuse refuse, UpgradeHandler upgrade = {});

}  // namespace localecs::http
