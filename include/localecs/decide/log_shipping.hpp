// From a container's output lines to log events, as the awslogs driver forms them.
#pragma once

#include <localecs/effects/container_engine.hpp>
#include <localecs/state/state.hpp>

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace localecs::decide {

// Holds, per container, the lines of a multi-line message that is not complete yet.
class LogShipper {
 public:
  // Takes a container's lines into the log stream of its task's container (state::Container::log).
  // Containers without one are ignored.
  void take(state::State& state, const effects::OutputLines& output, TimePoint now);
  // The run is over: what is held goes out.
  void end(state::State& state, const effects::OutputEnded& ended, TimePoint now);
  // Sends what has waited for its next line long enough.
  void flush(state::State& state, TimePoint now);
  std::optional<TimePoint> next_flush() const;
  void clear();

 private:
  struct Pending {
    std::int64_t timestamp = 0;
    std::string message;
    TimePoint due{};
  };
  std::map<effects::ContainerKey, Pending> pending_;
};

}  // namespace localecs::decide
