// The life of a connection: idle, reading, working, writing, and idle again or closed.
#include "session.hpp"

#include <localecs/base/log.hpp>

#include <boost/asio/buffer.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/post.hpp>

namespace localecs::http {

namespace asio = boost::asio;
using Error = boost::system::error_code;

namespace {

constexpr std::size_t kDiscardLimit = 16u << 20;  // bytes that a refused client may still send

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
  count_stored(0);
  Error ignored;
  socket_.close(ignored);
  hub_->forget(*this);
}

void Session::time_out() {
  if (stage_ == Stage::reading) return refuse(408, "request timed out");
  close();
}

// Waits for readability instead of reading into a buffer: ten thousand idle connections then need
// no input buffers.
void Session::want_read() {
  if (closed_ || awaiting_read_) return;
  awaiting_read_ = true;
  socket_.async_wait(Socket::wait_read, [self = shared_from_this()](const Error&) {
    self->awaiting_read_ = false;
    if (!self->closed_) self->on_readable();
  });
}

void Session::on_readable() {
  // Pipelined bytes stay in the socket until the present request is answered.
  if (stage_ == Stage::working || stage_ == Stage::writing) return;
  Error error;
  const auto received = socket_.read_some(asio::buffer(hub_->input), error);
  if (would_block(error)) return want_read();
  if (error) return close();
  if (stage_ == Stage::lingering) return discard(received);
  const std::string_view fresh(hub_->input.data(), received);
  if (pending_.empty()) return parse(fresh);
  pending_.erase(0, std::exchange(consumed_, 0)).append(fresh);
  parse(pending_);
}

// bytes: the hub's input buffer, or the unparsed part of pending_. Handles pipelined requests in a
// loop as long as each is answered at once; after one that is answered later, on_answer_sent()
// parses on.
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
    keep_unread(bytes);
    if (!dispatch()) return;
    bytes = std::string_view(pending_).substr(consumed_);
  }
  keep_unread(bytes);
  count_stored(pending_.size() + (parser_ ? parser_->held_bytes() : 0));
  if (stored_ > 0 && hub_->is_out_of_memory()) return refuse(503, "too much is being sent at once");
  if ((parser_ || !pending_.empty()) && stage_ == Stage::idle) hub_->move_to(*this, Stage::reading);
  if (permit_body()) want_read();
}

// Tells the hub that this connection now stores `bytes`, instead of what it said before.
void Session::count_stored(std::size_t bytes) {
  hub_->stored_bytes += bytes - stored_;
  stored_ = bytes;
}

// Keeps `unread` for the next call of parse(): as pending_ from consumed_ on. If it is a view into
// pending_, only the offset moves.
void Session::keep_unread(std::string_view unread) {
  if (unread.empty()) {
    std::string().swap(pending_);
    consumed_ = 0;
  } else if (!pending_.empty()) {
    consumed_ = pending_.size() - unread.size();
  } else {
    pending_.assign(unread);
  }
}

// Answers "Expect: 100-continue". False if the connection had to be closed. One try is enough: all
// earlier answers have been sent, so the socket has room for a line.
bool Session::permit_body() {
  if (!parser_ || !parser_->take_continue_request()) return true;
  constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
  Error error;
  if (socket_.write_some(asio::buffer(go_on), error) == go_on.size()) return true;
  close();
  return false;
}

// Hands the parsed request to the handler. True if it was answered at once and the connection is
// idle again: parse() may go on.
bool Session::dispatch() {
  hub_->move_to(*this, Stage::working);
  head_only_ = parser_->request().method == "HEAD";
  http_1_0_ = parser_->is_http_1_0();
  keep_alive_ = parser_->keeps_alive();
  Request request = parser_->take();
  request.peer = peer_;
  parser_.reset();
  count_stored(pending_.size());
  dispatching_ = true;
  call_handler(std::move(request));
  dispatching_ = false;
  return !closed_ && stage_ == Stage::idle;
}

// Makes a WebSocket of the connection if the request asks for it and the server accepts. False if
// the request is an ordinary one, still to be handled.
bool Session::upgrade(const Request& request) {
  if (!hub_->upgrade || http_1_0_ || hub_->is_stopping() || !asks_for_websocket(request))
    return false;
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

// The handler's Respond holds a weak reference and the request's number: an answer that comes after
// the connection has closed, or twice, is dropped.
void Session::call_handler(Request request) {
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

// Answers without the handler, then closes: the rest of the connection's bytes cannot be trusted.
void Session::refuse(unsigned status, std::string_view reason) {
  head_only_ = parser_ && parser_->request().method == "HEAD";
  parser_.reset();
  keep_unread({});
  count_stored(0);
  refused_ = true;
  keep_alive_ = false;
  send(hub_->refuse(status, reason));
}

// Sends head and body in one gathered write. Only the part that the socket does not take is stored
// and waits for it.
void Session::send(Response response) {
  if (hub_->is_stopping()) keep_alive_ = false;
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
  if (sent_ == asio::buffer_size(whole)) return on_answer_sent();
  unsent_head_ = head;
  unsent_body_ = std::move(response.body);
  count_stored(pending_.size() + unsent_head_.size() + unsent_body_.size());
  if (hub_->is_out_of_memory()) return close();
  hub_->move_to(*this, Stage::writing);
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
    if (written > 0) hub_->move_to(*this, Stage::writing);  // it does read: more time
    return want_write();
  }
  std::string().swap(unsent_head_);
  std::string().swap(unsent_body_);
  count_stored(pending_.size());
  on_answer_sent();
}

void Session::on_answer_sent() {
  if (hub_->is_stopping()) keep_alive_ = false;  // perhaps only since the answer was worded
  if (!keep_alive_) {
    if (!refused_ && pending_.empty()) return close();
    Error ignored;
    socket_.shutdown(Socket::shutdown_send, ignored);
    hub_->move_to(*this, Stage::lingering);
    return want_read();
  }
  hub_->move_to(*this, Stage::idle);
  if (dispatching_) return;  // parse() called us and goes on itself
  if (pending_.empty()) return want_read();
  // Posted: the next request's handler must not run inside the Respond of this one.
  asio::post(hub_->loop, [self = shared_from_this()] {
    if (!self->closed_) self->parse(std::string_view(self->pending_).substr(self->consumed_));
  });
}

// Throws away what a refused client still sends, up to a limit.
void Session::discard(std::size_t received) {
  discarded_ += received;
  if (discarded_ > kDiscardLimit) return close();
  want_read();
}

}  // namespace localecs::http
