// What all connections of a server share: its options and callbacks, their deadlines, and the
// buffers of the moment.
#pragma once

#include <array>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <list>
#include <localecs/http/server.hpp>
#include <memory>
#include <set>
#include <vector>

#include "answer.hpp"
#include "upgrade.hpp"

namespace localecs::http {

class Session;

// Where a connection stands; each stage but `working` has one time limit for all connections.
enum class Stage { idle, reading, working, writing, lingering };
constexpr std::size_t stage_count = 5;

using Sessions = std::list<std::shared_ptr<Session>>;

// Every stage's list is in the order of deadlines, because all its members were given the same
// time: one timer for the whole server watches the front of each, and a request costs two splices
// instead of a timer of its own.
class Hub : public std::enable_shared_from_this<Hub> {
 public:
  Hub(boost::asio::io_context& loop, ServerOptions options, Handler handler, Refuse refuse,
      UpgradeHandler upgrade);

  // Bytes that connections store for clients that have not sent, or read, the rest.
  std::size_t stored = 0;
  bool is_out_of_memory() const { return stored > options.memory_limit; }

  void adopt(Socket socket);
  void enter(Session& session, Stage stage);
  void forget(Session& session);  // it has closed

  // Connections that are WebSockets now; they look after themselves.
  void enter(std::shared_ptr<Upgraded> upgraded);
  void forget(const Upgraded& upgraded);

  void stop(std::function<void()> done);
  bool stopping() const { return stopping_; }
  void shut();  // the server is gone: closes everything, nobody is told

  std::string_view date();

  boost::asio::io_context& loop;
  const ServerOptions options;
  const Handler handler;
  const Refuse refuse;
  const UpgradeHandler upgrade;  // may be empty
  // Used within one turn of the loop only, so that a connection owns no buffer between requests.
  std::vector<char> input;
  std::string head;

 private:
  using Time = std::chrono::steady_clock::time_point;

  Sessions& list(Stage stage) { return lists_[static_cast<std::size_t>(stage)]; }
  std::chrono::milliseconds limit(Stage stage) const;
  bool has_room();
  void turn_away(Socket socket);
  void arm(Time when);
  void close_late_ones();
  void tell_when_empty();

  std::array<Sessions, stage_count> lists_;
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
