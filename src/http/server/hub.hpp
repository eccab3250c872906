// The hub of a server's connections: its options and callbacks, the deadlines, and the buffers that
// all connections share.
#pragma once

#include <localecs/http/server.hpp>

#include <array>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <list>
#include <memory>
#include <set>
#include <vector>

#include "answer.hpp"
#include "upgrade.hpp"

namespace localecs::http {

class Session;

// The stages of a connection. Each stage but `working` has one time limit for all connections;
// while a handler works there is none.
enum class Stage { idle, reading, working, writing, lingering };
constexpr std::size_t kStageCount = 5;

using Sessions = std::list<std::shared_ptr<Session>>;

// One timer serves all connections. Each stage has a list, which is in the order of deadlines
// because all its members were given the same time; the timer watches the lists' fronts. So a
// request costs two splices instead of setting a timer of its own.
class Hub : public std::enable_shared_from_this<Hub> {
 public:
  Hub(boost::asio::io_context& loop, ServerOptions options, Handler handler, Refuse refuse,
      UpgradeHandler upgrade);

  // Bytes of incomplete requests and unread answers that all connections hold; limited by
  // ServerOptions::memory_limit.
  std::size_t stored_bytes = 0;
  bool is_out_of_memory() const { return stored_bytes > options.memory_limit; }

  // Makes a Session of an accepted socket, or turns it away with 503.
  void adopt(Socket socket);
  void move_to(Session& session, Stage stage);
  void forget(Session& session);  // the session has closed, or has become a WebSocket

  // Connections that have become WebSockets. They keep their own deadlines.
  void add(std::shared_ptr<Upgraded> upgraded);
  void forget(const Upgraded& upgraded);

  void stop(std::function<void()> done);
  bool is_stopping() const { return stopping_; }
  void shut();  // the server is destroyed: closes everything, no callback runs

  std::string_view date();  // the value of an answer's Date header

  boost::asio::io_context& loop;
  const ServerOptions options;
  const Handler handler;
  const Refuse refuse;
  const UpgradeHandler upgrade;  // may be empty
  // Scratch buffers for one turn of the loop: thousands of idle connections own no buffers.
  std::vector<char> input;
  std::string head;

 private:
  using Time = std::chrono::steady_clock::time_point;

  Sessions& list(Stage stage) { return lists_[static_cast<std::size_t>(stage)]; }
  std::chrono::milliseconds limit(Stage stage) const;
  bool make_room();
  void turn_away(Socket socket);
  void arm(Time when);
  void close_late_ones();
  void tell_when_empty();

  std::array<Sessions, kStageCount> lists_;
  std::set<std::shared_ptr<Upgraded>> upgraded_;
  boost::asio::steady_timer timer_;
  Time armed_ = Time::max();
  DateText date_;
  std::vector<std::function<void()>> stopped_;
  bool was_full_ = false;
  bool stopping_ = false;
  bool shut_ = false;
};

}  // namespace localecs::http
