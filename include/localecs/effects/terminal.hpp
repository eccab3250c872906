// A command in a container with a terminal, as a stream of bytes both ways.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace localecs::effects {

struct TerminalSpec {
  std::string task_arn;  // whose container it is
  std::string runtime_id;
  std::vector<std::string> command;
  std::vector<std::string> environment;  // "NAME=value", beside the container's own
  std::string user = "0";                // ECS Exec is root whatever the container's user is
};

// Called from the event loop's thread, never from inside a call to the terminal.
struct TerminalEvents {
  std::function<void()> on_open;
  std::function<void(std::string_view)> on_output;
  // Nothing follows. `problem` are the engine's words where the command could not be run.
  std::function<void(std::optional<int> exit_code, std::string problem)> on_end;
};

class Terminal {
 public:
  // The command goes on until it notices that its terminal is gone; no event is told any more.
  virtual ~Terminal() = default;
  virtual void write(std::string_view bytes) = 0;
  virtual void resize(int columns, int rows) = 0;
  // While paused no output is read: the command waits when its terminal is full.
  virtual void pause(bool paused) = 0;
  // Bytes written that the engine has not taken yet: the command does not read.
  virtual std::size_t unwritten() const { return 0; }
};

}  // namespace localecs::effects
