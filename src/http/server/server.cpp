// Listens, accepts connections and hands them to the hub.
#include <localecs/http/server.hpp>

#include <localecs/base/log.hpp>

#include <boost/asio/basic_socket_acceptor.hpp>
#include <system_error>

#include "hub.hpp"

namespace localecs::http {

namespace asio = boost::asio;
using asio::ip::tcp;
using Error = boost::system::error_code;

namespace {

constexpr std::chrono::milliseconds kAcceptPause{100};

void check(const Error& error, const std::string& what) {
  if (error) throw std::system_error(error, what);
}

class Listener : public std::enable_shared_from_this<Listener> {
 public:
  Listener(asio::io_context& loop, std::shared_ptr<Hub> hub)
      : hub_(std::move(hub)), acceptor_(loop), pause_(loop) {}

  void open() {
    const auto& options = hub_->options;
    const auto where = options.address + " port " + std::to_string(options.port);
    Error error;
    const auto address = asio::ip::make_address(options.address, error);
    check(error, where);
    const tcp::endpoint endpoint(address, options.port);
    acceptor_.open(endpoint.protocol(), error);
    check(error, where);
    acceptor_.set_option(asio::socket_base::reuse_address(true), error);
    check(error, where);
    acceptor_.bind(endpoint, error);
    check(error, where);
    acceptor_.listen(asio::socket_base::max_listen_connections, error);
    check(error, where);
    port_ = acceptor_.local_endpoint().port();
    accept();
  }

  std::uint16_t port() const { return port_; }

  void close() {
    Error ignored;
    acceptor_.close(ignored);
    pause_.cancel();
  }

 private:
  void accept() {
    acceptor_.async_accept([weak = weak_from_this()](const Error& error, Socket socket) {
      const auto self = weak.lock();
      if (!self || !self->acceptor_.is_open()) return;
      if (error && error != asio::error::connection_aborted) return self->pause_after(error);
      if (!error) self->hub_->adopt(std::move(socket));
      self->accept();
    });
  }

  // Pauses before the next accept. The usual cause is a lack of file descriptors: accepting again
  // at once would fail at once, and spin.
  void pause_after(const Error& error) {
    log::warn("cannot accept a connection: {}", error.message());
    pause_.expires_after(kAcceptPause);
    pause_.async_wait([weak = weak_from_this()](const Error&) {
      const auto self = weak.lock();
      if (self && self->acceptor_.is_open()) self->accept();
    });
  }

  const std::shared_ptr<Hub> hub_;
  asio::basic_socket_acceptor<tcp, asio::io_context::executor_type> acceptor_;
  asio::steady_timer pause_;
  std::uint16_t port_ = 0;
};

class BeastServer : public Server {
 public:
  explicit BeastServer(asio::io_context& loop, ServerOptions options, Handler handler,
                       Refuse refuse, UpgradeHandler upgrade)
      : hub_(std::make_shared<Hub>(loop, std::move(options), std::move(handler), std::move(refuse),
                                   std::move(upgrade))),
        listener_(std::make_shared<Listener>(loop, hub_)) {
    listener_->open();
  }

  ~BeastServer() override {
    listener_->close();
    hub_->shut();
  }

  std::uint16_t port() const override { return listener_->port(); }

  void stop(std::function<void()> done) override {
    listener_->close();
    hub_->stop(std::move(done));
  }

 private:
  const std::shared_ptr<Hub> hub_;
  const std::shared_ptr<Listener> listener_;
};

}  // namespace

std::unique_ptr<Server> serve(asio::io_context& loop, ServerOptions options, Handler handler,
                              Refuse refuse, UpgradeHandler upgrade) {
  return std::make_unique<BeastServer>(loop, std::move(options), std::move(handler),
                                       std::move(refuse), std::move(upgrade));
}

}  // namespace localecs::http
