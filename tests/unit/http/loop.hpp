// What every test of the http room needs: a private loop with a deadline, a server on it, and raw
// connections.
#pragma once

#include <gmock/gmock.h>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/write.hpp>
#include <chrono>
#include <localecs/http/client.hpp>
#include <localecs/http/server.hpp>

namespace localecs::http {

using boost::asio::ip::tcp;

class LoopTest : public testing::Test {
 protected:
  // Turns the loop until `done` holds; false when that takes too long.
  template <typename Condition>
  bool reach(Condition done, std::chrono::milliseconds patience = std::chrono::seconds(20)) {
    const auto deadline = std::chrono::steady_clock::now() + patience;
    while (!done()) {
      loop.restart();
      if (loop.run_one_until(deadline) == 0 && std::chrono::steady_clock::now() >= deadline) {
        return done();
      }
    }
    return true;
  }

  // Runs what is ready now, and what that makes ready.
  void settle() {
    loop.restart();
    while (loop.poll() > 0) loop.restart();
  }

  boost::asio::io_context loop{1};
};

// A connection that says exactly what it is told to, and keeps all it hears.
class RawConnection {
 public:
  RawConnection(boost::asio::io_context& loop, std::uint16_t port,
                const char* address = "127.0.0.1")
      : socket_(loop) {
    socket_.connect(tcp::endpoint(boost::asio::ip::make_address(address), port));
    listen();
  }

  void say(std::string_view text) {
    boost::system::error_code ignored;  // a server may well have closed by now
    boost::asio::write(socket_, boost::asio::buffer(text), ignored);
  }
  void end_sending() { socket_.shutdown(tcp::socket::shutdown_send); }
  void close() { socket_.close(); }

  bool heard(std::string_view text) const { return received.find(text) != std::string::npos; }

  std::string received;
  bool closed = false;  // by the server
  int reads = 0;

 private:
  void listen() {
    socket_.async_read_some(boost::asio::buffer(buffer_), [this](auto error, std::size_t size) {
      if (error == boost::asio::error::operation_aborted) return;
      if (error) {
        closed = true;
        return;
      }
      ++reads;
      received.append(buffer_, size);
      listen();
    });
  }

  tcp::socket socket_;
  char buffer_[16 << 10];
};

class ServerTest : public LoopTest {
 protected:
  // Answers "<method> <target> <body>" at once, unless a test sets `handler`.
  void start(ServerOptions options = {}) {
    options.port = 0;
    server = serve(
        loop, std::move(options),
        [this](Request request, Respond respond) {
          handler(std::move(request), std::move(respond));
        },
        [](unsigned status, std::string_view reason) {
          return Response{status, {{"X-Refused", "yes"}}, std::string(reason)};
        },
        upgrade);
  }

  RawConnection connect_raw() { return {loop, server->port()}; }
  std::string base() const { return "http://127.0.0.1:" + std::to_string(server->port()); }

  Handler handler = [this](Request request, Respond respond) {
    ++handled;
    respond({200, {}, request.method + " " + request.target + " " + request.body});
  };
  UpgradeHandler upgrade;  // of a server that is started after it was set
  int handled = 0;
  std::unique_ptr<Server> server;
};

inline std::size_t count(std::string_view text, std::string_view what) {
  std::size_t found = 0;
  for (auto at = text.find(what); at != text.npos; at = text.find(what, at + what.size())) ++found;
  return found;
}

}  // namespace localecs::http
