// Serves HTTP over a Unix socket with Beast's parser and answers written by hand, so that they can
// be as broken as wanted.
#include "fake_engine.hpp"

#include <stdlib.h>
#include <unistd.h>

#include <algorithm>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>
#include <optional>
#include <stdexcept>

namespace localecs::docker {

namespace asio = boost::asio;
namespace beast = boost::beast;
using Socket = asio::local::stream_protocol::socket;

namespace {

std::string temporary_path() {
  char folder[] = "/tmp/fake-engine-XXXXXX";
  if (!mkdtemp(folder)) throw std::runtime_error("no temporary folder");
  return std::string(folder) + "/docker.sock";
}

// "GET /v1.41/info" -> "GET /info"
std::string without_version(std::string_view method, std::string_view target) {
  if (target.starts_with("/v1.")) target.remove_prefix(target.find('/', 1));
  return std::string(method) + " " + std::string(target);
}

}  // namespace

struct FakeEngine::Connection : std::enable_shared_from_this<Connection> {
  Connection(FakeEngine& owner, Socket accepted)
      : engine(&owner), socket(std::move(accepted)), timer(owner.loop_) {}

  void read() {
    request = {};
    beast::http::async_read(socket, buffer, request,
                            [self = shared_from_this()](beast::error_code error, std::size_t) {
                              if (!error && self->engine) self->received();
                            });
  }

  void received() {
    const auto target = request.target();
    const auto method = request.method_string();
    name = without_version({method.data(), method.size()}, {target.data(), target.size()});
    engine->requests.push_back(name);
    const auto auth = request["X-Registry-Auth"];
    engine->headers.emplace_back(auth.data(), auth.size());
    Reply reply = engine->reply_to(name, request.body());
    if (reply.after.count() == 0) return answer(reply);
    timer.expires_after(reply.after);
    timer.async_wait([self = shared_from_this(), reply = std::move(reply)](beast::error_code) {
      if (self->engine) self->answer(reply);
    });
  }

  void answer(const Reply& reply) {
    if (reply.how == Reply::close) return close();
    if (reply.how == Reply::hang) return;
    streams = reply.how == Reply::stream;
    upgraded = reply.how == Reply::upgrade;
    std::string head = "HTTP/1.1 " + std::to_string(reply.status) + " Words\r\n";
    if (upgraded) {
      head += "Connection: Upgrade\r\nUpgrade: tcp\r\n\r\n";
    } else if (streams) {
      head += "Connection: close\r\n\r\n";
    } else if (reply.status != 204 && reply.status != 304) {
      head += "Content-Length: " + std::to_string(reply.body.size()) + "\r\n\r\n";
    } else {
      head += "\r\n";
    }
    write(head + reply.body);
    if (upgraded) return collect();
    if (!streams) read();
  }

  void collect() {
    socket.async_read_some(asio::buffer(input), [self = shared_from_this()](beast::error_code error,
                                                                            std::size_t size) {
      if (error || !self->engine) {
        self->upgraded = false;
        return;
      }
      self->engine->received.append(self->input, size);
      self->collect();
    });
  }

  void write(const std::string& text) {
    beast::error_code ignored;
    asio::write(socket, asio::buffer(text), ignored);
  }
  void close() {
    beast::error_code ignored;
    socket.close(ignored);
    streams = upgraded = false;
  }

  FakeEngine* engine;  // null when it is gone
  Socket socket;
  asio::steady_timer timer;
  beast::flat_buffer buffer;
  beast::http::request<beast::http::string_body> request;
  std::string name;  // of its last request: "GET /info"
  bool streams = false, upgraded = false;
  char input[4096];
};

FakeEngine::FakeEngine(asio::io_context& loop) : loop_(loop), path_(temporary_path()) {
  listen();
}

FakeEngine::~FakeEngine() {
  shut();
  rmdir(path_.substr(0, path_.rfind('/')).c_str());
}

void FakeEngine::listen() {
  acceptor_ = std::make_unique<asio::local::stream_protocol::acceptor>(
      loop_, asio::local::stream_protocol::endpoint(path_));
  accept();
}

void FakeEngine::accept() {
  acceptor_->async_accept([this](beast::error_code error, Socket socket) {
    if (error) return;
    auto connection = std::make_shared<Connection>(*this, std::move(socket));
    connections_.push_back(connection);
    connection->read();
    accept();
  });
}

void FakeEngine::shut() {
  acceptor_.reset();
  unlink(path_.c_str());
  for (const auto& connection : connections_) {
    connection->close();
    connection->engine = nullptr;
  }
  connections_.clear();
}

void FakeEngine::end_streams(const std::string& request) {
  for (const auto& connection : connections_) {
    if (connection->streams && connection->name.starts_with(request)) connection->close();
  }
}

void FakeEngine::send_event(const std::string& line) {
  for (const auto& connection : connections_) {
    const bool is_events = connection->name.starts_with("GET /events");
    if (connection->streams && is_events) connection->write(line);
  }
}

void FakeEngine::send_raw(const std::string& bytes) {
  for (const auto& connection : connections_) {
    if (connection->upgraded) connection->write(bytes);
  }
}

void FakeEngine::end_upgraded() {
  for (const auto& connection : connections_) {
    if (connection->upgraded) connection->close();
  }
}

std::size_t FakeEngine::upgraded() const {
  return static_cast<std::size_t>(std::ranges::count_if(
      connections_, [](const auto& connection) { return connection->upgraded; }));
}

std::size_t FakeEngine::streams() const {
  return static_cast<std::size_t>(std::ranges::count_if(
      connections_, [](const auto& connection) { return connection->streams; }));
}

int FakeEngine::count(const std::string& request) const {
  return static_cast<int>(std::ranges::count(requests, request));
}

Reply FakeEngine::reply_to(const std::string& request, const std::string& body) {
  if (handle) {
    if (auto reply = handle(request, body)) return *reply;
  }
  if (request == "GET /version") return {200, version.dump()};
  if (request == "GET /info") return {200, info.dump()};
  if (request.starts_with("GET /events?")) return {200, "", Reply::stream};
  if (request.starts_with("GET /containers/json?")) return {200, containers.dump()};
  if (request.starts_with("GET /networks?")) return {200, "[]"};
  if (request.starts_with("GET /volumes?")) return {200, R"({"Volumes":null})"};
  return {404, R"({"message":"the test says nothing of this"})"};
}

}  // namespace localecs::docker
