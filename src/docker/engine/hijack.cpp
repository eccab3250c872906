// Connects, asks to upgrade, and carries bytes.
#include "hijack.hpp"

#include <boost/asio/local/stream_protocol.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/http/read.hpp>

#include "answers.hpp"

namespace localecs::docker {

namespace asio = boost::asio;
namespace http = boost::beast::http;
using effects::Problem;

namespace {

constexpr std::string_view kUnixScheme = "unix://";
constexpr unsigned kSwitching = 101;

std::string request_of(const std::string& target, const std::string& body) {
  return "POST " + target +
         " HTTP/1.1\r\nHost: docker\r\nConnection: Upgrade\r\nUpgrade: tcp\r\n"
         "Content-Type: application/json\r\nContent-Length: " +
         std::to_string(body.size()) + "\r\n\r\n" + body;
}

}  // namespace

Hijack::Hijack(asio::io_context& loop, HijackEvents events)
    : events_(std::move(events)), socket_(loop), resolver_(loop), timer_(loop) {}

void Hijack::open(const std::string& host, const std::string& target, const std::string& body,
                  std::chrono::milliseconds patience) {
  request_ = request_of(target, body);
  timer_.expires_after(patience);
  timer_.async_wait([self = shared_from_this()](const Error& error) {
    if (!error && !self->is_open_) self->fail("it did not answer in time");
  });
  if (host.starts_with(kUnixScheme))
    return connect(asio::local::stream_protocol::endpoint(host.substr(kUnixScheme.size())));
  const auto scheme = host.find("://");
  connect_tcp(std::string_view(host).substr(scheme == host.npos ? 0 : scheme + 3));
}

// address: "127.0.0.1:2375", "[::1]:2375"
void Hijack::connect_tcp(std::string_view address) {
  while (address.ends_with('/')) address.remove_suffix(1);
  const auto colon = address.rfind(':');
  auto name = address.substr(0, colon);
  if (name.starts_with('[') && name.ends_with(']')) name = name.substr(1, name.size() - 2);
  const auto port = colon == address.npos ? "80" : address.substr(colon + 1);
  resolver_.async_resolve(
      std::string(name), std::string(port),
      [self = shared_from_this()](const Error& error,
                                  const asio::ip::tcp::resolver::results_type& found) {
        if (self->is_over_) return;
        if (error || found.empty()) return self->fail(error.message());
        self->connect(found.begin()->endpoint());
      });
}

// Only the first address that a name resolves to is tried.
void Hijack::connect(const asio::generic::stream_protocol::endpoint& endpoint) {
  socket_.async_connect(endpoint, [self = shared_from_this()](const Error& error) {
    if (self->is_over_) return;
    error ? self->fail(error.message()) : self->ask();
  });
}

// Writes the request and waits for the header at the same time: a broken write shows in either.
void Hijack::ask() {
  asio::async_write(socket_, asio::buffer(request_),
                    [self = shared_from_this()](const Error& error, std::size_t) {
                      if (error && !self->is_over_) self->fail(error.message());
                    });
  http::async_read_header(socket_, buffer_, parser_,
                          [self = shared_from_this()](const Error& error, std::size_t) {
                            if (self->is_over_) return;
                            error ? self->fail(error.message()) : self->on_answer();
                          });
}

// 101, or 200 from old Engines: from here on the connection is a stream. Otherwise read why not.
void Hijack::on_answer() {
  const auto status = parser_.get().result_int();
  if (status != kSwitching && status / 100 != 2) return read_refusal();
  is_open_ = true;
  timer_.cancel();
  events_.on_open();
  const auto early = buffer_.data();  // output that came in one piece with the header
  if (!is_over_ && early.size() > 0)
    events_.on_data({static_cast<const char*>(early.data()), early.size()});
  if (is_over_) return;
  flush();
  read();
}

// The body has the Engine's words for the refusal.
void Hijack::read_refusal() {
  http::async_read(socket_, buffer_, parser_,
                   [self = shared_from_this()](const Error&, std::size_t) {
                     if (self->is_over_) return;
                     const auto& answer = self->parser_.get();
                     self->end(refusal(answer.result_int(), answer.body()));
                   });
}

// Reads on until paused; pause(false) begins anew.
void Hijack::read() {
  if (is_over_ || is_paused_ || is_reading_) return;
  is_reading_ = true;
  socket_.async_read_some(asio::buffer(input_),
                          [self = shared_from_this()](const Error& error, std::size_t size) {
                            self->is_reading_ = false;
                            if (self->is_over_) return;
                            if (error) return self->end({});
                            self->events_.on_data({self->input_.data(), size});
                            self->read();
                          });
}

void Hijack::write(std::string_view bytes) {
  waiting_ += bytes;
  if (is_open_) flush();
}

// One write at a time: what is written meanwhile waits and goes in one piece.
void Hijack::flush() {
  if (!writing_.empty() || waiting_.empty() || is_over_) return;
  std::swap(writing_, waiting_);
  asio::async_write(socket_, asio::buffer(writing_),
                    [self = shared_from_this()](const Error& error, std::size_t) {
                      self->writing_.clear();
                      // On an error do nothing: the read ends as well, and reports the end behind
                      // the output that is still to be read.
                      if (!error) self->flush();
                    });
}

void Hijack::pause(bool paused) {
  is_paused_ = paused;
  if (is_open_) read();
}

void Hijack::fail(const std::string& words) {
  end(Problem{Problem::Kind::unreachable, "Cannot reach the Docker Engine: " + words});
}

void Hijack::end(std::optional<Problem> problem) {
  close();
  events_.on_end(std::move(problem));
}

// Callbacks that are queued find `is_over_` and do nothing.
void Hijack::close() {
  is_over_ = true;
  Error ignored;
  socket_.close(ignored);
  resolver_.cancel();
  timer_.cancel();
}

}  // namespace localecs::docker
