// Keeps the connections in a list for each stage, closes those that are late, and ends them all
// when the server stops.
#include "hub.hpp"

#include <localecs/base/log.hpp>

#include <boost/asio/buffer.hpp>
#include <boost/asio/post.hpp>

#include "session.hpp"

namespace localecs::http {

using namespace std::chrono_literals;

namespace {

constexpr std::size_t kInputSize = 64 << 10;
// How long a refused connection stays open for its client to read the refusal. Closing a socket on
// bytes that the client still sends would reset the connection, and the answer would be lost.
constexpr auto kLingerTime = 2s;

}  // namespace

Hub::Hub(boost::asio::io_context& loop, ServerOptions options, Handler handler, Refuse refuse,
         UpgradeHandler upgrade)
    : loop(loop),
      options(std::move(options)),
      handler(std::move(handler)),
      refuse(std::move(refuse)),
      upgrade(std::move(upgrade)),
      input(kInputSize),
      timer_(loop) {}

// False if the limit is reached and no connection is idle. Closes the longest idle one if there is
// one: its client just connects again, and a client that only opens connections shuts nobody out.
bool Hub::make_room() {
  std::size_t connections = upgraded_.size();
  for (const Sessions& sessions : lists_) connections += sessions.size();
  if (connections < options.max_connections) return true;
  if (!std::exchange(was_full_, true))
    log::warn("{} connections are open: further ones close idle ones, or are refused", connections);
  for (const auto stage : {Stage::lingering, Stage::idle}) {
    if (list(stage).empty()) continue;
    const auto oldest = list(stage).front();
    oldest->close();
    return true;
  }
  return false;
}

// Tries once to send 503, without waiting: a refused connection must not cost anything.
void Hub::turn_away(Socket socket) {
  const Response response = refuse(503, "too many connections");
  head.clear();
  append_head(head, response, Persistence::close, date());
  const std::array<boost::asio::const_buffer, 2> whole{boost::asio::buffer(head),
                                                       boost::asio::buffer(response.body)};
  boost::system::error_code ignored;
  socket.non_blocking(true, ignored);
  socket.write_some(whole, ignored);
  socket.shutdown(Socket::shutdown_send, ignored);
}

void Hub::adopt(Socket socket) {
  if (!make_room()) return turn_away(std::move(socket));
  auto& idle = list(Stage::idle);
  const auto session = std::make_shared<Session>(shared_from_this(), std::move(socket));
  session->place_ = idle.insert(idle.end(), session);
  move_to(*session, Stage::idle);
  session->start();
}

std::chrono::milliseconds Hub::limit(Stage stage) const {
  switch (stage) {
    case Stage::idle:
      return options.idle_timeout;
    case Stage::reading:
      return options.request_timeout;
    case Stage::writing:
      return options.write_timeout;
    case Stage::lingering:
      return kLingerTime;
    case Stage::working:
      break;
  }
  return 0ms;
}

// Joins the end of the stage's list: all of a stage have the same time limit, so the list stays in
// the order of deadlines.
void Hub::move_to(Session& session, Stage stage) {
  auto& target = list(stage);
  target.splice(target.end(), list(session.stage_), session.place_);
  session.stage_ = stage;
  if (stage == Stage::working) return;
  session.deadline_ = std::chrono::steady_clock::now() + limit(stage);
  if (session.deadline_ < armed_) arm(session.deadline_);
}

void Hub::forget(Session& session) {
  list(session.stage_).erase(session.place_);
  tell_when_empty();
}

void Hub::add(std::shared_ptr<Upgraded> upgraded) {
  upgraded_.insert(std::move(upgraded));
}

void Hub::forget(const Upgraded& upgraded) {
  std::erase_if(upgraded_, [&](const auto& each) { return each.get() == &upgraded; });
  tell_when_empty();
}

void Hub::arm(Time when) {
  armed_ = when;
  timer_.expires_at(when);
  timer_.async_wait([weak = weak_from_this()](const boost::system::error_code& error) {
    const auto self = weak.lock();
    if (self && !error && !self->shut_) self->close_late_ones();
  });
}

// Looks at each list's front only, and arms the timer for the earliest deadline that is left.
void Hub::close_late_ones() {
  const auto now = std::chrono::steady_clock::now();
  armed_ = Time::max();
  auto next = Time::max();
  for (const auto stage : {Stage::idle, Stage::reading, Stage::writing, Stage::lingering}) {
    auto& late = list(stage);
    while (!late.empty() && late.front()->deadline_ <= now) {
      const auto session = late.front();
      session->time_out();
    }
    if (!late.empty()) next = std::min(next, late.front()->deadline_);
  }
  if (next < armed_ && !shut_) arm(next);
}

void Hub::stop(std::function<void()> done) {
  stopping_ = true;
  stopped_.push_back(std::move(done));
  auto& idle = list(Stage::idle);
  while (!idle.empty()) {
    const auto session = idle.front();
    session->close();
  }
  const auto upgraded = upgraded_;  // a copy: leave() may erase from the set
  for (const auto& each : upgraded) each->leave();
  tell_when_empty();
}

void Hub::tell_when_empty() {
  if (!stopping_ || shut_ || !upgraded_.empty()) return;
  for (const auto& sessions : lists_)
    if (!sessions.empty()) return;
  timer_.cancel();  // a pending timer would keep the event loop from ending
  armed_ = Time::max();
  for (auto& done : std::exchange(stopped_, {})) {
    boost::asio::post(loop, [weak = weak_from_this(), done = std::move(done)] {
      const auto self = weak.lock();
      if (self && !self->shut_ && done) done();
    });
  }
}

void Hub::shut() {
  shut_ = true;
  timer_.cancel();
  for (auto& sessions : lists_) {
    while (!sessions.empty()) {
      const auto session = sessions.front();
      session->close();
    }
  }
  const auto upgraded = upgraded_;
  for (const auto& each : upgraded) each->drop();
}

std::string_view Hub::date() {
  return date_.at(std::time(nullptr));
}

}  // namespace localecs::http
