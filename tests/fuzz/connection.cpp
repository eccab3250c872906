// A pair of sockets, the server's session on one of them.
#include "connection.hpp"

#include <sys/socket.h>
#include <unistd.h>
#include <http/server/hub.hpp>
#include <http/server/session.hpp>

#include <array>
#include <cerrno>
#include <stdexcept>

namespace localecs::fuzz {
namespace {

http::ServerOptions options() {
  http::ServerOptions options;
  options.header_limit = 2048;
  options.body_limit = 4096;
  options.message_limit = 4096;
  return options;
}

http::Response refuse(unsigned status, std::string_view reason) {
  return {.status = status, .headers = {}, .body = std::string(reason)};
}

}  // namespace

Connection::Connection(http::Handler handler, http::UpgradeHandler upgrade)
    : hub_(std::make_shared<http::Hub>(loop_, options(), std::move(handler), refuse,
                                       std::move(upgrade))) {
  std::array<int, 2> ends{};
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, ends.data()) != 0)
    throw std::runtime_error("no pair of sockets");
  client_ = ends[0];
  hub_->adopt(http::Socket(loop_, boost::asio::ip::tcp::v4(), ends[1]));
}

Connection::~Connection() {
  close(client_);
  turn();
  hub_->shut();
  turn();
}

void Connection::send(std::string_view bytes) {
  while (!bytes.empty()) {
    const auto sent = ::send(client_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    turn();
    if (sent <= 0) return;  // the server has closed, or takes no more
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
}

void Connection::finish() {
  shutdown(client_, SHUT_WR);
  turn();
}

void Connection::turn() {
  loop_.restart();
  loop_.poll();
  std::array<char, 16384> buffer;
  for (;;) {
    const auto received = recv(client_, buffer.data(), buffer.size(), 0);
    if (received <= 0) return;
    answered_.append(buffer.data(), static_cast<std::size_t>(received));
    loop_.restart();
    loop_.poll();
  }
}

}  // namespace localecs::fuzz
