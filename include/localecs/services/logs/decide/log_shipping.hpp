// From a container's output lines to log events, as Docker's awslogs driver forms them.
//
// Without options each line is an event and empty lines are none. With awslogs-datetime-format or
// awslogs-multiline-pattern a line that matches begins a message, all others belong to the one
// before; every line of a message, the last one too, keeps its newline. A message is complete when
// the next one begins, when the run ends, or when it has waited for its next line for 5 seconds
// (awslogs-force-flush-interval-seconds). What exceeds the size of an event goes on in another.
//
// As with the driver, group and stream are opened when the container starts and never again: lines
// for a group or stream that somebody has deleted are lost, until somebody makes it anew.
#pragma once

#include <localecs/base/pattern.hpp>
#include <localecs/effects/container_engine.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/logs/rows/logs.hpp>

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
  // How one container's lines become messages, from the first line of its run to the end.
  struct Reader {
    std::optional<Pattern> begins;  // matches the first line of a message; nothing: every line does
    Duration patience{};
    std::string held;            // lines of the message that is not complete
    std::int64_t timestamp = 0;  // of its first line, ms
    TimePoint due{};             // when to send it as it is
    OutputMarks seen{};          // how far the output was read,
    OutputMarks sent{};          // and as far as this it is in messages that were sent
  };
  using Readers = std::map<effects::ContainerKey, Reader>;

  static Reader reader_for(const state::State& state, const effects::ContainerKey& key);
  static void add(Reader& reader, const effects::OutputLine& line, TimePoint now,
                  std::vector<state::NewLogEvent>& events);
  static void release(Reader& reader, std::vector<state::NewLogEvent>& events);

  Readers readers_;
};

}  // namespace localecs::decide
