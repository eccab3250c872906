// Begins calls whenever one may begin.
#include "call_runner.hpp"

namespace localecs::docker {

using SteadyClock = std::chrono::steady_clock;

// A finished job makes room: the next one begins at once, on the same stack.
void CallRunner::add(Lane lane, std::function<void(Finished)> run, std::function<void()> drop) {
  auto begin = [this, lane, run = std::move(run)] {
    run([this, lane] {
      queue_.finished(lane);
      run_next();
    });
  };
  queue_.add(lane, {std::move(begin), std::move(drop)}, SteadyClock::now());
  run_next();
}

std::vector<Job> CallRunner::hold() {
  queue_.hold(true);
  return queue_.take_waiting();
}

void CallRunner::release() {
  queue_.hold(false);
  run_next();
}

void CallRunner::run_next() {
  if (running_) return;  // called by a job that finished at once: the loop below goes on
  running_ = true;
  while (const auto next = queue_.next(SteadyClock::now())) next->second.run();
  running_ = false;
  arm();
}

// Only removals and spares wait for time to pass; for all else run_next() is called anyway.
void CallRunner::arm() {
  const auto look = queue_.next_look(SteadyClock::now());
  if (!look) {
    timer_.cancel();
    return;
  }
  timer_.expires_at(*look);
  timer_.async_wait(alive_.guard([this](const boost::system::error_code& error) {
    if (!error) run_next();
  }));
}

}  // namespace localecs::docker
