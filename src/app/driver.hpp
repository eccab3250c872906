// Drives the loop on Asio's event loop: a step when something happened, and when the next time
// has come.
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

  // Before the first step: takes up what an earlier run left, a portion at a time between requests,
  // and calls `done` behind the last.
  void resume(std::function<void()> done);
  // From now on there are steps.
  void start();
  // Something may be due: a step follows soon, after the answers that are being written now.
  void wake();
  // What a simulated engine needs: called before each step; tells when it next has something to
  // say.
  void set_engine(std::function<void()> advance,
                  std::function<std::optional<TimePoint>()> next_due);
  // Around each step.
  void set_turn(std::function<void()> begin, std::function<void()> end);
  // Called after each step.
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
