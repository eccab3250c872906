// Splits in one pass over the line, one word at a time.
#include "shell_words.hpp"

#include <stdexcept>

namespace localecs::exec {
namespace {

bool separates(char c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

class Splitter {
 public:
  explicit Splitter(std::string_view line) : rest_(line) {}

  // Skips blanks and comments. False if no word follows.
  bool advance_to_word() {
    while (!rest_.empty()) {
      if (rest_.front() == '#') {
        rest_.remove_prefix(std::min(rest_.find('\n'), rest_.size()));
      } else if (separates(rest_.front())) {
        rest_.remove_prefix(1);
      } else {
        return true;
      }
    }
    return false;
  }

  // Takes the word that begins here.
  std::string word() {
    std::string word;
    while (!rest_.empty() && !separates(rest_.front())) {
      const char c = take();
      if (c == '\\')
        word += escaped();
      else if (c == '\'' || c == '"')
        append_quoted(word, c);
      else
        word += c;
    }
    return word;
  }

 private:
  char take() {
    const char c = rest_.front();
    rest_.remove_prefix(1);
    return c;
  }

  char escaped() {
    if (rest_.empty()) throw std::invalid_argument("EOF found after escape character");
    return take();
  }

  void append_quoted(std::string& word, char quote) {
    while (!rest_.empty()) {
      const char c = take();
      if (c == quote) return;
      word += c == '\\' && quote == '"' ? escaped() : c;
    }
    throw std::invalid_argument("EOF found when expecting closing quote");
  }

  std::string_view rest_;
};

}  // namespace

std::vector<std::string> shell_words(std::string_view line) {
  std::vector<std::string> words;
  Splitter splitter(line);
  while (splitter.advance_to_word()) words.push_back(splitter.word());
  return words;
}

}  // namespace localecs::exec
