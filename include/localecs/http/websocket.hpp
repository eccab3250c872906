// WebSockets on the HTTP server: an accepted upgrade turns a connection into messages both ways.
#pragma once

#include <localecs/http/message.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace localecs::http {

// The codes of RFC 6455, 7.4.1, that localecs sends.
enum class CloseCode : std::uint16_t {
  normal = 1000,
  going_away = 1001,
  protocol_error = 1002,
  policy = 1008,
};

// Called from the event loop's thread, never from inside a call to the WebSocket.
struct WebSocketEvents {
  std::function<void(std::string_view bytes, bool is_text)> on_message;
  std::function<void()> on_drained;  // the queue of outgoing messages has become empty
  std::function<void()> on_end;      // the connection has ended; no event follows
};

// The implementation answers pings, and pings clients that are silent; the user is not told.
class WebSocket {
 public:
  // Closes as close() does. No event runs any more.
  virtual ~WebSocket() = default;
  // To be called once. No message is read before.
  virtual void listen(WebSocketEvents events) = 0;
  virtual void send_text(std::string message) = 0;
  virtual void send_binary(std::string message) = 0;
  // Bytes of messages that wait for the socket. There is no limit: a sender that ignores this lets
  // a client that does not read fill the memory.
  virtual std::size_t queued() const = 0;
  // Sends the queued messages, then a close frame with the first 123 bytes of `reason`; a client
  // that does not read is cut off after ServerOptions::write_timeout. Later sends are ignored;
  // on_end follows.
  virtual void close(CloseCode code, std::string_view reason) = 0;
};

// Takes over the connection after the client has been told that the upgrade is accepted. Does not
// run if the handshake fails.
using AcceptWebSocket = std::function<void(std::unique_ptr<WebSocket>)>;

// Runs for each request to upgrade. An empty result declines: the server's Handler then answers it
// as an ordinary request.
using UpgradeHandler = std::function<AcceptWebSocket(const Request&)>;

}  // namespace localecs::http
