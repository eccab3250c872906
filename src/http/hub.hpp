// What all connections of a server share: its options and callbacks, their deadlines, and the
// buffers of the moment.
#pragma once

#include <array>
#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <list>
#include <localecs/http/server.hpp>
#include <memory>
#include <vector>

#include "answer.hpp"

namespace localecs::http {

class Session;

// The loop's own executor type spares each operation the type erasure of any_io_executor.
using Socket =
    boost::asio::basic_stream_socket<boost::asio::ip::tcp, boost::asio::io_context::executor_type>;

// Where a connection stands; each stage but `working` has one time limit for all connections.
enum class Stage { idle, reading, working, writing, lingering };
constexpr std::size_t stage_count = 5;

using Sessions = std::list<std::shared_ptr<Session>>;

// Every stage's list is in the order of deadlines, because all its members were given the same
// time: one timer for the whole server watches the front of each, and a request costs two splices
// instead of a timer of its own.
class Hub : public std::enable_shared_from_this<Hub> {
 public:
  Hub(boost::asio::io_context& loop, ServerOptions options, Handler handler, Refuse refuse);

  void adopt(Socket socket);
  void enter(Session& session, Stage stage);
  void forget(Session& session);  // it has closed

  void stop(std::function<void()> done);
  bool stopping() const { return stopping_; }
  void shut();  // the server is gone: closes everything, nobody is told

  std::string_view date();

  boost::asio::io_context& loop;
  const ServerOptions options;
  const Handler handler;
  const Refuse refuse;
  // Used within one turn of the loop only, so that a connection owns no buffer between requests.
  std::vector<char> input;
  std::string head;

 private:
  using Time = std::chrono::steady_clock::time_point;

  Sessions& list(Stage stage) { return lists_[static_cast<std::size_t>(stage)]; }
  std::chrono::milliseconds limit(Stage stage) const;
  void arm(Time when);
  void close_late_ones();
  void tell_when_empty();

  std::array<Sessions, stage_count> lists_;
  boost::asio::steady_timer timer_;
  Time armed_ = Time::max();
  DateText date_;
  std::vector<std::function<void()>> stopped_;
  bool stopping_ = false;
  bool shut_ = false;
};

}  // namespace localecs::http
