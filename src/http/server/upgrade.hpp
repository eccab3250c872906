// Hands a connection from Session (HTTP) to websocket.cpp. The header names none of Beast's
// WebSocket types: they are heavy, and websocket.cpp alone compiles them.
#pragma once

#include <localecs/http/websocket.hpp>

#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <memory>

namespace localecs::http {

class Hub;

// With the io_context's own executor type, operations are spared the type erasure of
// any_io_executor.
using Socket =
    boost::asio::basic_stream_socket<boost::asio::ip::tcp, boost::asio::io_context::executor_type>;

// A WebSocket as the hub sees it: something to close.
class Upgraded {
 public:
  virtual ~Upgraded() = default;
  virtual void leave() = 0;  // the server stops: sends a close frame
  virtual void drop() = 0;   // the server is destroyed: closes the socket, no event runs
};

bool asks_for_websocket(const Request& request);

// Answers the request to upgrade. `accept` runs when the answer has been sent; it does not run if
// Beast finds the request malformed and refuses it.
void open_websocket(std::shared_ptr<Hub> hub, Socket socket, const Request& request,
                    AcceptWebSocket accept);

}  // namespace localecs::http
