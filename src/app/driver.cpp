// Posts at most one step at a time to the event loop, and arms one timer for the next due time.
#include "driver.hpp"

#include <boost/asio/post.hpp>

namespace localecs::app {
namespace {

// Limits the rows of one step: between two steps the sockets are served, so a request waits only
// some milliseconds even when a hundred thousand rows have something to do.
constexpr std::size_t kMostAtOnce = 500;

// The timer measures elapsed time, so it does not notice that the machine slept or that its clock
// was set forward. Looking every second keeps a due time at most this late.
constexpr Duration kLongestWait = std::chrono::seconds(1);

}  // namespace

void Driver::resume(std::function<void()> done) {
  boost::asio::post(
      io_, [this, done = std::move(done)] { loop_.resume(kMostAtOnce) ? done() : resume(done); });
}

void Driver::start() {
  started_ = true;
  wake();
}

void Driver::wake() {
  if (!started_ || posted_) return;
  posted_ = true;
  boost::asio::post(io_, [this] { run(); });
}

void Driver::set_engine(std::function<void()> advance,
                        std::function<std::optional<TimePoint>()> next_due) {
  advance_ = std::move(advance);
  engine_due_ = std::move(next_due);
}

void Driver::set_turn(std::function<void()> begin, std::function<void()> end) {
  begin_turn_ = std::move(begin);
  end_turn_ = std::move(end);
}

void Driver::run() {
  posted_ = false;
  if (advance_) advance_();
  if (begin_turn_) begin_turn_();
  loop_.step(kMostAtOnce);
  if (end_turn_) end_turn_();
  if (after_step_) after_step_();
  arm();
}

void Driver::arm() {
  auto due = loop_.next_due();
  if (engine_due_)
    if (const auto engine = engine_due_()) due = due ? std::min(*due, *engine) : *engine;
  if (!due) {
    timer_.cancel();
    return;
  }
  timer_.expires_after(std::min(clock_.time_until(*due), kLongestWait));
  timer_.async_wait([this, due = *due](const boost::system::error_code& error) {
    if (!error) clock_.now() < due ? arm() : wake();
  });
}

}  // namespace localecs::app
