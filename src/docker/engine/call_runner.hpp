// Runs what the call queue lets through, on the event loop's clock.
#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>

#include "call_queue.hpp"
#include "lifeline.hpp"

namespace localecs::docker {

using Finished = std::function<void()>;  // called once by every job that was run

class CallRunner {
 public:
  CallRunner(boost::asio::io_context& loop, std::size_t parallel_starts)
      : queue_(parallel_starts), timer_(loop) {}

  void add(Lane lane, std::function<void(Finished)> run, std::function<void()> drop);
  // Nothing is begun until release(). What waits now is given back, to be dropped.
  std::vector<Job> hold();
  void release();
  // Nothing that makes or starts a container is on its way.
  bool is_quiet() const {
    return queue_.running(Lane::create) == 0 && queue_.running(Lane::start) == 0 &&
           queue_.running(Lane::spare) == 0;
  }

 private:
  void run_next();
  void arm();

  CallQueue queue_;
  boost::asio::steady_timer timer_;
  Lifeline lifeline_;
  bool running_ = false;
};

}  // namespace localecs::docker
