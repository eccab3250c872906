// Runs what the call queue lets through, on the event loop's clock.
#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>

#include "alive_guard.hpp"
#include "call_queue.hpp"

namespace localecs::docker {

// Every job calls it exactly once when its call is answered; until then it keeps its lane's place.
using Finished = std::function<void()>;

class CallRunner {
 public:
  CallRunner(boost::asio::io_context& loop, std::size_t parallel_starts)
      : queue_(parallel_starts), timer_(loop) {}

  void add(Lane lane, std::function<void(Finished)> run, std::function<void()> drop);
  // See CallQueue::disturb().
  void disturb() { queue_.disturb(std::chrono::steady_clock::now()); }
  // Begins no further job until release(). Gives back the jobs that wait, for the caller to drop.
  std::vector<Job> hold();
  void release();
  // Whether no call that makes or starts a container is under way.
  bool is_quiet() const {
    return queue_.running(Lane::create) == 0 && queue_.running(Lane::start) == 0 &&
           queue_.running(Lane::spare) == 0;
  }

 private:
  void run_next();
  void arm();

  CallQueue queue_;
  boost::asio::steady_timer timer_;
  AliveGuard alive_;
  bool running_ = false;  // run_next() is on the stack
};

}  // namespace localecs::docker
