// One line of a scenario: words, and options as name=value or name="several words".
#pragma once

#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace localecs::tests {

struct Command {
  std::vector<std::string> words;
  std::map<std::string, std::string> options;

  const std::string& word(std::size_t at) const;  // throws when the line has fewer words
  bool has(const std::string& option) const { return options.contains(option); }
  std::string text(const std::string& option, const std::string& otherwise = {}) const;
  int number(const std::string& option, int otherwise) const;
};

// Throws std::invalid_argument for a line that cannot be read.
Command parse_command(const std::string& line);
// "30s", "250ms", "5min", "2h"
std::chrono::milliseconds parse_duration(const std::string& text);

}  // namespace localecs::tests
