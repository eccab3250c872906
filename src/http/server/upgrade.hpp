// The door between a connection's HTTP life and its life as a WebSocket: light, because Beast's
// WebSocket is heavy and compiled once.
#pragma once

#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <localecs/http/websocket.hpp>
#include <memory>

namespace localecs::http {

class Hub;

// The loop's own executor type spares each operation the type erasure of any_io_executor.
using Socket =
    boost::asio::basic_stream_socket<boost::asio::ip::tcp, boost::asio::io_context::executor_type>;

// What the hub wants of a connection that it has given away.
class Upgraded {
 public:
  virtual ~Upgraded() = default;
  virtual void leave() = 0;  // the server stops: say good-bye
  virtual void drop() = 0;   // the server is gone: close, nobody is told
};

bool asks_for_websocket(const Request& request);

// Answers the request to upgrade; `accept` runs when the answer has left, not at all if the request
// was malformed after all.
void open_websocket(std::shared_ptr<Hub> hub, Socket socket, const Request& request,
                    AcceptWebSocket accept);

}  // namespace localecs::http
