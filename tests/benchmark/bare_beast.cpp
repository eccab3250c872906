// The floor of the API benchmark: a Beast server on one thread that answers every request with the
// same bytes. Usage: bare_beast PORT BODY_FILE

#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>

#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using boost::system::error_code;

namespace {

using Reply = http::response<http::string_body>;

struct Session : std::enable_shared_from_this<Session> {
  Session(asio::ip::tcp::socket socket, const Reply& reply)
      : stream(std::move(socket)), reply(reply) {
    stream.socket().set_option(asio::ip::tcp::no_delay(true));
  }

  void read() {
    request = {};
    http::async_read(stream, buffer, request,
                     [self = shared_from_this()](error_code error, std::size_t) {
                       if (!error) self->write();
                     });
  }

  void write() {
    http::async_write(stream, reply, [self = shared_from_this()](error_code error, std::size_t) {
      if (!error) self->read();
    });
  }

  beast::tcp_stream stream;
  beast::flat_buffer buffer;
  http::request<http::string_body> request;
  const Reply& reply;
};

void accept(asio::ip::tcp::acceptor& acceptor, const Reply& reply) {
  acceptor.async_accept([&](error_code error, asio::ip::tcp::socket socket) {
    if (!error) std::make_shared<Session>(std::move(socket), reply)->read();
    accept(acceptor, reply);
  });
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 3) {
    std::cerr << "Usage: bare_beast PORT BODY_FILE\n";
    return 2;
  }
  std::ifstream file(arguments[2]);
  Reply reply(http::status::ok, 11);
  reply.set(http::field::content_type, "application/x-amz-json-1.1");
  reply.body().assign(std::istreambuf_iterator<char>(file), {});
  reply.prepare_payload();

  asio::io_context loop(1);
  const auto port = static_cast<unsigned short>(std::atoi(arguments[1]));
  asio::ip::tcp::acceptor acceptor(loop, {asio::ip::make_address("127.0.0.1"), port});
  accept(acceptor, reply);
  loop.run();
}
