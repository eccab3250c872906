// Reads one line of a scenario.
#include "command.hpp"

#include <stdexcept>

namespace localecs::tests {
namespace {

// Splits at blanks outside of quotes; the quotes themselves go.
std::vector<std::string> pieces_of(const std::string& line) {
  std::vector<std::string> pieces;
  std::string piece;
  bool quoted = false, begun = false;
  for (const char c : line) {
    if (c == '"') {
      quoted = !quoted;
      begun = true;
    } else if (c == ' ' && !quoted) {
      if (begun) pieces.push_back(std::exchange(piece, {}));
      begun = false;
    } else {
      piece += c;
      begun = true;
    }
  }
  if (quoted) throw std::invalid_argument("a quote is not closed: " + line);
  if (begun) pieces.push_back(piece);
  return pieces;
}

}  // namespace

Command parse_command(const std::string& line) {
  Command command;
  for (const std::string& piece : pieces_of(line)) {
    const auto equals = piece.find('=');
    if (equals == std::string::npos)
      command.words.push_back(piece);
    else
      command.options[piece.substr(0, equals)] = piece.substr(equals + 1);
  }
  return command;
}

const std::string& Command::word(std::size_t at) const {
  if (at >= words.size()) throw std::invalid_argument("a word is missing");
  return words[at];
}

std::string Command::text(const std::string& option, const std::string& otherwise) const {
  const auto found = options.find(option);
  return found == options.end() ? otherwise : found->second;
}

int Command::number(const std::string& option, int otherwise) const {
  const auto found = options.find(option);
  return found == options.end() ? otherwise : std::stoi(found->second);
}

std::chrono::milliseconds parse_duration(const std::string& text) {
  std::size_t digits = 0;
  const int count = std::stoi(text, &digits);
  const std::string unit = text.substr(digits);
  if (unit == "ms") return std::chrono::milliseconds(count);
  if (unit == "s") return std::chrono::seconds(count);
  if (unit == "min") return std::chrono::minutes(count);
  if (unit == "h") return std::chrono::hours(count);
  throw std::invalid_argument("no duration: " + text);
}

}  // namespace localecs::tests
