// The life of a connection: idle, reading, working, writing, and idle again or closed.
#include "session.hpp"

#include <boost/asio/buffer.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/post.hpp>
#include <localecs/base/log.hpp>

namespace localecs::http {

namespace asio = boost::asio;
using Error = boost::system::error_code;

namespace {

constexpr std::size_t drain_limit = 16u << 20;  // what a refused client may still send

bool would_block(const Error& error) {
  return error == asio::error::would_block || error == asio::error::try_again;
}

}  // namespace

Session::Session(std::shared_ptr<Hub> hub, Socket socket)
    : hub_(std::move(hub)), socket_(std::move(socket)) {}

void Session::start() {
  Error error;
  socket_.set_option(asio::ip::tcp::no_delay(true), error);
  socket_.non_blocking(true, error);
  if (error) return close();
  if (const auto end = socket_.remote_endpoint(error); !error) peer_ = end.address().to_string();
  want_read();
}

void Session::close() {
  if (closed_) return;
  closed_ = true;
  store(0);
  Error ignored;
  socket_.close(ignored);
  hub_->forget(*this);
}

void Session::time_out() {
  if (stage_ == Stage::reading) return refuse(408, "request timed out");
  close();
}

// Waiting without a buffer: ten thousand idle connections own no input buffers.
void Session::want_read() {
  if (closed_ || awaiting_read_) return;
  awaiting_read_ = true;
  socket_.async_wait(Socket::wait_read, [self = shared_from_this()](const Error&) {
    self->awaiting_read_ = false;
    if (!self->closed_) self->on_readable();
  });
}

void Session::on_readable() {
  if (stage_ == Stage::working || stage_ == Stage::writing) return;  // its turn comes
  Error error;
  const auto received = socket_.read_some(asio::buffer(hub_->input), error);
  if (would_block(error)) return want_read();
  if (error) return close();
  if (stage_ == Stage::lingering) return drain(received);
  const std::string_view fresh(hub_->input.data(), received);
  if (pending_.empty()) return parse(fresh);
  pending_.erase(0, std::exchange(consumed_, 0)).append(fresh);
  parse(pending_);
}

// `bytes`: the hub's input or the unparsed part of pending_. Goes on through pipelined requests as
// long as they are answered at once; one that is answered later continues from answered().
void Session::parse(std::string_view bytes) {
  for (;;) {
    if (!parser_) {
      while (bytes.starts_with("\r\n")) bytes.remove_prefix(2);  // RFC 9112, 2.2: be lenient
      if (bytes.empty() || bytes == "\r") break;
      parser_.emplace(ParserLimits{hub_->options.header_limit, hub_->options.body_limit});
    }
    const auto outcome = parser_->put(bytes);
    if (outcome.kind == outcome.refused) return refuse(outcome.status, outcome.reason);
    if (outcome.kind == outcome.more) break;
    keep(bytes);
    if (!dispatch()) return;
    bytes = std::string_view(pending_).substr(consumed_);
  }
  keep(bytes);
  store(pending_.size() + (parser_ ? parser_->held_bytes() : 0));
  if (stored_ > 0 && hub_->is_out_of_memory()) return refuse(503, "too much is being sent at once");
  if ((parser_ || !pending_.empty()) && stage_ == Stage::idle) hub_->enter(*this, Stage::reading);
  if (permit_body()) want_read();
}

void Session::store(std::size_t bytes) {
  hub_->stored += bytes - stored_;
  stored_ = bytes;
}

void Session::keep(std::string_view unread) {
  if (unread.empty()) {
    std::string().swap(pending_);
    consumed_ = 0;
  } else if (!pending_.empty()) {
    consumed_ = pending_.size() - unread.size();
  } else {
    pending_.assign(unread);
  }
}

// Answers "Expect: 100-continue". All earlier answers have left: the socket has room for a line.
bool Session::permit_body() {
  if (!parser_ || !parser_->wants_continue()) return true;
  constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
  Error error;
  if (socket_.write_some(asio::buffer(go_on), error) == go_on.size()) return true;
  close();
  return false;
}

// True when the request was answered at once and the connection waits for the next.
bool Session::dispatch() {
  hub_->enter(*this, Stage::working);
  head_only_ = parser_->request().method == "HEAD";
  http_1_0_ = parser_->is_http_1_0();
  keep_alive_ = parser_->keeps_alive();
  Request request = parser_->take();
  request.peer = peer_;
  parser_.reset();
  store(pending_.size());
  dispatching_ = true;
  hand_over(std::move(request));
  dispatching_ = false;
  return !closed_ && stage_ == Stage::idle;
}

// True when the connection is not HTTP's any more, or was refused.
bool Session::upgrade(const Request& request) {
  if (!hub_->upgrade || http_1_0_ || hub_->stopping() || !asks_for_websocket(request)) return false;
  AcceptWebSocket accept = hub_->upgrade(request);
  if (!accept) return false;
  if (!pending_.empty()) {
    refuse(400, "bytes behind a request to upgrade");
    return true;
  }
  closed_ = true;
  open_websocket(hub_, std::move(socket_), request, std::move(accept));
  hub_->forget(*this);
  return true;
}

void Session::hand_over(Request request) {
  const auto turn = ++turn_;
  Respond respond = [weak = weak_from_this(), turn](Response response) {
    if (const auto self = weak.lock()) self->answer(turn, std::move(response));
  };
  try {
    if (upgrade(request)) return;
    hub_->handler(std::move(request), std::move(respond));
  } catch (const std::exception& error) {
    log::error("a request's handler threw: {}", error.what());
    answer(turn, hub_->refuse(500, "internal error"));
  }
}

void Session::answer(std::uint64_t turn, Response response) {
  if (closed_ || turn != turn_ || stage_ != Stage::working) return;
  send(std::move(response));
}

void Session::refuse(unsigned status, std::string_view reason) {
  head_only_ = parser_ && parser_->request().method == "HEAD";
  parser_.reset();
  keep({});
  store(0);
  refused_ = true;
  keep_alive_ = false;
  send(hub_->refuse(status, reason));
}

// Head and body leave in one gathered write; only what the socket does not take is stored.
void Session::send(Response response) {
  if (hub_->stopping()) keep_alive_ = false;
  const auto persistence = !keep_alive_ ? Persistence::close
                           : http_1_0_  ? Persistence::keep
                                        : Persistence::implied;
  auto& head = hub_->head;
  head.clear();
  append_head(head, response, persistence, hub_->date());
  if (head_only_ || !may_have_body(response.status)) response.body.clear();

  const std::array<asio::const_buffer, 2> whole{asio::buffer(head), asio::buffer(response.body)};
  Error error;
  sent_ = socket_.write_some(whole, error);
  if (error && !would_block(error)) return close();
  if (sent_ == asio::buffer_size(whole)) return answered();
  unsent_head_ = head;
  unsent_body_ = std::move(response.body);
  store(pending_.size() + unsent_head_.size() + unsent_body_.size());
  if (hub_->is_out_of_memory()) return close();
  hub_->enter(*this, Stage::writing);
  want_write();
}

void Session::want_write() {
  socket_.async_wait(Socket::wait_write, [self = shared_from_this()](const Error&) {
    if (!self->closed_) self->write_rest();
  });
}

void Session::write_rest() {
  const auto head = asio::buffer(unsent_head_) + sent_;
  const auto body = asio::buffer(unsent_body_) + (sent_ - std::min(sent_, unsent_head_.size()));
  const std::array<asio::const_buffer, 2> rest{head, body};
  Error error;
  const auto written = socket_.write_some(rest, error);
  if (error && !would_block(error)) return close();
  sent_ += written;
  if (written < asio::buffer_size(rest)) {
    if (written > 0) hub_->enter(*this, Stage::writing);  // it does read: more time
    return want_write();
  }
  std::string().swap(unsent_head_);
  std::string().swap(unsent_body_);
  store(pending_.size());
  answered();
}

void Session::answered() {
  if (hub_->stopping()) keep_alive_ = false;  // since the answer began to leave, perhaps
  if (!keep_alive_) {
    if (!refused_ && pending_.empty()) return close();
    Error ignored;
    socket_.shutdown(Socket::shutdown_send, ignored);
    hub_->enter(*this, Stage::lingering);
    return want_read();
  }
  hub_->enter(*this, Stage::idle);
  if (dispatching_) return;  // parse() is below us on the stack and goes on
  if (pending_.empty()) return want_read();
  // Whoever answers must not find the next request's handler running inside the call.
  asio::post(hub_->loop, [self = shared_from_this()] {
    if (!self->closed_) self->parse(std::string_view(self->pending_).substr(self->consumed_));
  });
}

void Session::drain(std::size_t received) {
  drained_ += received;
  if (drained_ > drain_limit) return close();
  want_read();
}

}  // namespace localecs::http
