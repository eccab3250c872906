// Runs the loop on Asio's event loop: a step after each event, and one at the next due time.
#pragma once

#include <localecs/base/adjustable_clock.hpp>
#include <localecs/loop/loop.hpp>

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <functional>
#include <optional>

namespace localecs::app {

class Driver {
 public:
  Driver(boost::asio::io_context& io, Loop& loop, const AdjustableClock& clock)
      : io_(io), timer_(io), loop_(loop), clock_(clock) {}

  // Takes up the rows of an earlier run, a portion at a time between requests; calls `done` after
  // the last portion. To be called before start().
  void resume(std::function<void()> done);
  // Allows steps; before it, wake() does nothing.
  void start();
  // Says that rows may have something to do. A step follows soon, after the answers being written
  // now.
  void wake();
  // Connects a simulated engine: `advance` is called before each step; `next_due` returns when the
  // engine next has something to report (nullopt: nothing is planned).
  void set_engine(std::function<void()> advance,
                  std::function<std::optional<TimePoint>()> next_due);
  // `begin` is called before each step and `end` after it: the changes of a step are one
  // transaction.
  void set_turn(std::function<void()> begin, std::function<void()> end);
  // `after` is called when a step and its transaction have ended. An empty function removes it.
  void set_after_step(std::function<void()> after) { after_step_ = std::move(after); }

 private:
  void run();
  void arm();

  boost::asio::io_context& io_;
  boost::asio::steady_timer timer_;
  Loop& loop_;
  const AdjustableClock& clock_;
  std::function<void()> advance_;
  std::function<std::optional<TimePoint>()> engine_due_;
  std::function<void()> begin_turn_, end_turn_, after_step_;
  bool started_ = false, posted_ = false;
};

}  // namespace localecs::app
