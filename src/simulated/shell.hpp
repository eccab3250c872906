// A shell that only echoes, without time: while paused its output waits here.
#pragma once

#include <localecs/effects/terminal.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace localecs::simulated {

class Shell {
 public:
  Shell(std::string runtime_id, effects::TerminalEvents events)
      : runtime_id_(std::move(runtime_id)), events_(std::move(events)) {}

  const std::string& runtime_id() const { return runtime_id_; }
  // Each of these may call the events.
  void open();
  void take(std::string_view bytes);
  void pause(bool paused);
  void end(std::optional<int> exit_code, std::string problem);
  // Nobody listens any more.
  void hang_up() { is_over_ = true; }

 private:
  struct End {
    std::optional<int> exit_code;
    std::string problem;
  };
  void take_line();
  void pass_on();

  std::string runtime_id_;
  effects::TerminalEvents events_;
  std::string early_;   // written before it was open
  std::string line_;    // as far as it was written
  std::string output_;  // not told yet
  std::optional<End> end_;
  bool is_open_ = false, is_paused_ = false, is_over_ = false;
};

}  // namespace localecs::simulated
