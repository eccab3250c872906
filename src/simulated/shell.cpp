// Echoes as a terminal does: what Enter sends comes back as a new line.
#include "shell.hpp"

#include <cstdlib>
#include <utility>

namespace localecs::simulated {

// What was written before is read now, as a terminal's buffer would be.
void Shell::open() {
  if (end_ || is_over_) return;
  is_open_ = true;
  if (events_.on_open) events_.on_open();
  take(std::exchange(early_, {}));
}

void Shell::take(std::string_view bytes) {
  if (!is_open_) {
    early_ += bytes;
    return;
  }
  for (const char byte : bytes) {
    if (end_) break;
    if (byte == '\r' || byte == '\n') {
      output_ += "\r\n";
      take_line();
    } else {
      output_ += byte;
      line_ += byte;
    }
  }
  pass_on();
}

// Knows one command, "exit", with or without a code.
void Shell::take_line() {
  constexpr std::string_view kExit = "exit";
  const std::string line = std::exchange(line_, {});
  if (line == kExit)
    end_ = End{0, {}};
  else if (line.starts_with("exit "))
    end_ = End{std::atoi(line.c_str() + kExit.size()) & 255, {}};
}

void Shell::pause(bool paused) {
  is_paused_ = paused;
  pass_on();
}

void Shell::end(std::optional<int> exit_code, std::string problem) {
  if (!end_) end_ = End{exit_code, std::move(problem)};
  pass_on();
}

// Output first, then the end. Either may be held back by pause(), and the callback may call it.
void Shell::pass_on() {
  if (is_paused_ || is_over_) return;
  if (!output_.empty() && events_.on_output) events_.on_output(std::exchange(output_, {}));
  if (!end_ || is_paused_ || is_over_) return;  // whoever took the output may have had enough
  is_over_ = true;
  if (events_.on_end) events_.on_end(end_->exit_code, end_->problem);
}

}  // namespace localecs::simulated
