// In which order calls go to the Engine, and how many at a time. Pure: it is told the time and runs
// nothing.
#pragma once

#include <array>
#include <chrono>
#include <deque>
#include <functional>
#include <optional>
#include <vector>

namespace localecs::docker {

// In order of priority, but for pulls, which have places of their own. Removals and spare sandboxes
// wait until the Engine has had nothing to start or create for a while. Stops have no lane: they
// wait in the Engine, side by side.
enum class Lane { start, create, pull, remove, spare };

struct Job {
  std::function<void()> run;
  std::function<void()> drop;  // called instead of `run` when the job is given up
};

class CallQueue {
 public:
  using Time = std::chrono::steady_clock::time_point;

  explicit CallQueue(std::size_t parallel_starts) : parallel_starts_(parallel_starts) {}

  void add(Lane lane, Job job, Time now);
  // The job that may run now, counted as running until finished(lane); nothing where none may.
  std::optional<std::pair<Lane, Job>> next(Time now);
  void finished(Lane lane);
  // A task is about to ask for its containers: what waits for calm waits anew.
  void disturb(Time now) {
    if (calm_since_) calm_since_ = now;
  }
  // When to call next() again though nothing has been added or finished; nothing: no need to.
  std::optional<Time> next_look(Time now) const;

  // While held, next() gives nothing.
  void hold(bool held) { held_ = held; }
  // Empties the queue; jobs that run are not affected.
  std::vector<Job> take_waiting();
  std::size_t running(Lane lane) const { return at(lane).running; }

 private:
  struct Waiting {
    Job job;
    Time since;
  };
  struct Row {
    std::deque<Waiting> waiting;
    std::size_t running = 0;
  };

  const Row& at(Lane lane) const { return rows_[static_cast<std::size_t>(lane)]; }
  Row& at(Lane lane) { return rows_[static_cast<std::size_t>(lane)]; }
  bool may_run(Lane lane, Time now) const;

  bool is_busy() const;  // something asked for is being made, or waits to be
  bool is_calm(std::chrono::milliseconds at_least, Time now) const;

  const std::size_t parallel_starts_;  // creates count as well
  std::array<Row, 5> rows_;
  std::optional<Time> calm_since_;  // since nothing has been made or waits to be; unset while busy
  bool held_ = false;
};

}  // namespace localecs::docker
