// WebSockets on the HTTP server: who accepts an upgrade gets the connection as messages both ways.
#pragma once

#include <localecs/http/message.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace localecs::http {

// RFC 6455, 7.4.1: those that we say.
enum class CloseCode : std::uint16_t {
  normal = 1000,
  going_away = 1001,
  protocol_error = 1002,
  policy = 1008,
};

// Called from the event loop's thread, never from inside a call to the WebSocket.
struct WebSocketEvents {
  std::function<void(std::string_view bytes, bool is_text)> on_message;
  std::function<void()> on_drained;  // all that was queued has left
  std::function<void()> on_end;      // the connection is no more; nothing follows
};

// Pings are answered, and silent clients pinged, without a word.
class WebSocket {
 public:
  // Closes as close() does; no event is told any more.
  virtual ~WebSocket() = default;
  // Nothing is read before this is called, once.
  virtual void listen(WebSocketEvents events) = 0;
  virtual void send_text(std::string message) = 0;
  virtual void send_binary(std::string message) = 0;
  // Bytes of messages that the socket has not taken yet. Who sends without looking at it lets a
  // client that does not read fill the memory.
  virtual std::size_t queued() const = 0;
  // What is queued leaves first, but not for ever. Later sends are ignored; on_end follows.
  virtual void close(CloseCode code, std::string_view reason) = 0;  // at most 123 bytes are told
};

// Gets the connection once the client has been told that it is accepted.
using AcceptWebSocket = std::function<void(std::unique_ptr<WebSocket>)>;

// Asked for each request to upgrade; an empty answer means that the request is an ordinary one, for
// the server's Handler to answer.
using UpgradeHandler = std::function<AcceptWebSocket(const Request&)>;

}  // namespace localecs::http
