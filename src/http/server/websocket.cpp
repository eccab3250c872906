// One WebSocket on Beast's stream: sends queued messages one at a time, reads messages one by one.
#include <localecs/base/log.hpp>

#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/string.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/websocket/stream.hpp>
#include <deque>

#include "hub.hpp"
#include "upgrade.hpp"

namespace localecs::http {

namespace asio = boost::asio;
namespace beast = boost::beast;
using Error = boost::system::error_code;

namespace {

using Opening = beast::http::request<beast::http::empty_body>;

constexpr std::size_t kReasonLimit = 123;  // bytes of a close frame beside its code

struct Message {
  std::string bytes;
  bool is_text = false;
};

Opening opening_of(const Request& request) {
  Opening opening(beast::http::verb::get, request.target, 11);
  for (const auto& [name, value] : request.headers) opening.insert(name, value);
  return opening;
}

// Kept alive by the operation under way, and by the hub, which closes it when the server stops. The
// user holds a Handle instead, whose destruction does not cut off what is queued.
class Connection : public Upgraded, public std::enable_shared_from_this<Connection> {
 public:
  Connection(std::shared_ptr<Hub> hub, Socket socket);

  void open(const Request& request, AcceptWebSocket accept);
  void listen(WebSocketEvents events);
  void send(std::string bytes, bool is_text);
  std::size_t queued() const { return queued_; }
  void close(CloseCode code, std::string_view reason);
  void abandon();  // the user's Handle is destroyed: closes, no event runs any more

  void leave() override { close(CloseCode::going_away, "the server stops"); }
  void drop() override;

 private:
  void on_accepted(const Error& error);
  void read();
  void on_read(const Error& error);
  void write();
  void on_written(const Error& error);
  void say_goodbye();
  void watch_progress();
  void end();

  const std::shared_ptr<Hub> hub_;
  beast::websocket::stream<Socket, false> stream_;
  asio::steady_timer progress_;  // runs while something is to be written
  AcceptWebSocket accept_;
  WebSocketEvents events_;
  beast::flat_buffer incoming_;
  std::deque<Message> outgoing_;  // the first one is being written
  std::size_t queued_ = 0;        // bytes
  beast::websocket::close_reason goodbye_;
  bool open_ = false;     // the opening handshake is done
  bool closing_ = false;  // close() was called
  bool ended_ = false;
};

// The user's end of a Connection.
class Handle : public WebSocket {
 public:
  explicit Handle(std::shared_ptr<Connection> connection) : connection_(std::move(connection)) {}
  ~Handle() override { connection_->abandon(); }
  void listen(WebSocketEvents events) override { connection_->listen(std::move(events)); }
  void send_text(std::string message) override { connection_->send(std::move(message), true); }
  void send_binary(std::string message) override { connection_->send(std::move(message), false); }
  std::size_t queued() const override { return connection_->queued(); }
  void close(CloseCode code, std::string_view reason) override { connection_->close(code, reason); }

 private:
  const std::shared_ptr<Connection> connection_;
};

Connection::Connection(std::shared_ptr<Hub> hub, Socket socket)
    : hub_(std::move(hub)), stream_(std::move(socket)), progress_(hub_->loop) {
  const ServerOptions& options = hub_->options;
  stream_.set_option(
      beast::websocket::stream_base::timeout{.handshake_timeout = options.handshake_timeout,
                                             .idle_timeout = options.silence_limit,
                                             .keep_alive_pings = true});
  stream_.read_message_max(options.message_limit);
  stream_.auto_fragment(false);
}

void Connection::open(const Request& request, AcceptWebSocket accept) {
  accept_ = std::move(accept);
  stream_.async_accept(opening_of(request), [self = shared_from_this()](const Error& error) {
    self->on_accepted(error);
  });
}

void Connection::on_accepted(const Error& error) {
  if (error || ended_) return end();
  open_ = true;
  if (closing_) return say_goodbye();
  std::exchange(accept_, {})(std::make_unique<Handle>(shared_from_this()));
}

void Connection::listen(WebSocketEvents events) {
  events_ = std::move(events);
  if (!ended_ && open_) return read();
  // The connection ended before listen(): on_end is posted, since no event runs inside a call.
  asio::post(hub_->loop, [self = shared_from_this()] {
    if (self->events_.on_end) std::exchange(self->events_, {}).on_end();
  });
}

void Connection::read() {
  stream_.async_read(incoming_, [self = shared_from_this()](const Error& error, std::size_t) {
    self->on_read(error);
  });
}

void Connection::on_read(const Error& error) {
  if (error || ended_) return end();
  const auto data = incoming_.cdata();
  const std::string_view bytes(static_cast<const char*>(data.data()), data.size());
  // A copy: the callback may destroy the Handle, which clears events_.
  const auto on_message = events_.on_message;
  if (on_message && !closing_) on_message(bytes, stream_.got_text());
  incoming_.clear();
  if (!ended_) read();
}

void Connection::send(std::string bytes, bool is_text) {
  if (closing_ || ended_) return;
  queued_ += bytes.size();
  outgoing_.push_back({std::move(bytes), is_text});
  if (outgoing_.size() == 1) write();
}

void Connection::write() {
  watch_progress();
  const Message& message = outgoing_.front();
  stream_.text(message.is_text);
  stream_.async_write(
      asio::buffer(message.bytes),
      [self = shared_from_this()](const Error& error, std::size_t) { self->on_written(error); });
}

void Connection::on_written(const Error& error) {
  if (error || ended_) {
    outgoing_.clear();  // not in end(): the stream was still reading the first message's bytes
    return end();
  }
  queued_ -= outgoing_.front().bytes.size();
  outgoing_.pop_front();
  if (!outgoing_.empty()) return write();
  progress_.cancel();
  if (closing_) return say_goodbye();
  if (const auto on_drained = events_.on_drained) on_drained();
}

// Ends the connection if a message cannot be written in time. Beast's own idle timer does not help
// against a client that keeps sending but does not read: the queue would stay for ever.
void Connection::watch_progress() {
  progress_.expires_after(hub_->options.write_timeout);
  progress_.async_wait([weak = weak_from_this()](const Error& error) {
    const auto self = weak.lock();
    if (self && !error) self->end();
  });
}

void Connection::close(CloseCode code, std::string_view reason) {
  if (closing_ || ended_) return;
  closing_ = true;
  const std::string_view told = reason.substr(0, kReasonLimit);
  goodbye_ = {static_cast<beast::websocket::close_code>(code), {told.data(), told.size()}};
  if (open_ && outgoing_.empty()) say_goodbye();
}

// Sends the close frame and waits for the client's, at most ServerOptions::handshake_timeout.
void Connection::say_goodbye() {
  stream_.async_close(goodbye_, [self = shared_from_this()](const Error&) { self->end(); });
}

void Connection::abandon() {
  events_ = {};
  close(CloseCode::normal, {});
}

void Connection::drop() {
  events_ = {};
  end();
}

// Closes the socket: operations under way come back with an error and release the Connection.
void Connection::end() {
  if (ended_) return;
  ended_ = true;
  const auto self = shared_from_this();
  Error ignored;
  beast::get_lowest_layer(stream_).close(ignored);
  progress_.cancel();
  accept_ = {};
  queued_ = 0;
  hub_->forget(*this);
  asio::post(hub_->loop, [self] {
    if (const auto on_end = std::exchange(self->events_, {}).on_end) on_end();
  });
}

}  // namespace

bool asks_for_websocket(const Request& request) {
  return request.method == "GET" && beast::iequals(request.header("Upgrade"), "websocket");
}

void open_websocket(std::shared_ptr<Hub> hub, Socket socket, const Request& request,
                    AcceptWebSocket accept) {
  const auto connection = std::make_shared<Connection>(hub, std::move(socket));
  hub->add(connection);
  connection->open(request, std::move(accept));
}

}  // namespace localecs::http
