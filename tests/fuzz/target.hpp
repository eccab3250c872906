// A fuzz target: a name, and a function that is given any bytes and throws nothing. The same file
// serves libFuzzer (one target a program) and the replay of the corpora (all of them in one).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace localecs::fuzz {

using Run = void (*)(std::string_view bytes);

// Defined once in each target's file.
struct Target {
  Target(std::string_view name, Run run);

  std::string_view name;
  Run run;
};
const std::vector<Target>& targets();

// What a target promises does not hold. Nobody but the runners catches it.
struct Broken {
  std::string what;
};
void require(bool holds, std::string_view promise);
void require_equal(std::string_view one, std::string_view other, std::string_view promise);

// Inputs are read from the front, so that seeds can be written by hand.
class Input {
 public:
  explicit Input(std::string_view bytes) : rest_(bytes) {}

  bool at_end() const { return rest_.empty(); }
  unsigned byte();                                // 0 at the end
  std::string_view take(std::size_t most);        // fewer at the end
  std::string_view line();                        // without its newline
  std::string_view until(std::string_view mark);  // all up to the mark, which is passed over
  std::string_view rest() const { return rest_; }

 private:
  std::string_view rest_;
};

// Which of `count` things a word chooses: its place in `names`, any other word some place.
template <class Names>
std::size_t choice(const Names& names, std::string_view word) {
  std::size_t at = 0, sum = 0;
  for (const auto& name : names) {
    if (name == word) return at;
    ++at;
  }
  for (const char c : word) sum = sum * 31 + static_cast<unsigned char>(c);
  return at ? sum % at : 0;
}

// "(100000 times [)" stands for that many of that text: what is deep or long fits in few bytes.
std::string unfolded(std::string_view bytes);

}  // namespace localecs::fuzz
