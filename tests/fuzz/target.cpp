// The list of targets, and how they read their inputs.
#include "target.hpp"

#include <localecs/base/text.hpp>

#include <algorithm>

namespace localecs::fuzz {
namespace {

constexpr std::size_t longest_unfolded = 1u << 20;

std::vector<Target>& registry() {
  static std::vector<Target> all;
  return all;
}

// "(N times X)" at the front of the text: how long it is, or 0 where there is none.
std::size_t unfold(std::string_view text, std::string& to) {
  constexpr std::string_view times = " times ";
  const auto word = text.find(times);
  if (word == text.npos || word > 9) return 0;
  const auto count = to_number(text.substr(1, word - 1));
  const auto begin = word + times.size(), end = text.find(')', begin);
  if (!count || *count < 0 || end == text.npos) return 0;
  const std::string_view one = text.substr(begin, end - begin);
  for (long long i = 0; i < *count && to.size() + one.size() <= longest_unfolded; ++i) to += one;
  return end + 1;
}

}  // namespace

Target::Target(std::string_view name, Run run) : name(name), run(run) {
  registry().push_back(*this);
}

const std::vector<Target>& targets() {
  return registry();
}

void require(bool holds, std::string_view promise) {
  if (!holds) throw Broken{std::string(promise)};
}

void require_equal(std::string_view one, std::string_view other, std::string_view promise) {
  if (one != other)
    throw Broken{std::string(promise) + "\n  " + std::string(one) + "\n  " + std::string(other)};
}

unsigned Input::byte() {
  const std::string_view one = take(1);
  return one.empty() ? 0 : static_cast<unsigned char>(one.front());
}

std::string_view Input::take(std::size_t most) {
  const std::string_view taken = rest_.substr(0, most);
  rest_.remove_prefix(taken.size());
  return taken;
}

std::string_view Input::line() {
  return until("\n");
}

std::string_view Input::until(std::string_view mark) {
  const auto end = rest_.find(mark);
  const std::string_view taken = rest_.substr(0, end);
  rest_.remove_prefix(end == rest_.npos ? rest_.size() : end + mark.size());
  return taken;
}

std::string unfolded(std::string_view bytes) {
  std::string text;
  while (!bytes.empty()) {
    const std::size_t folded = bytes.front() == '(' ? unfold(bytes, text) : 0;
    if (folded == 0) text += bytes.front();
    bytes.remove_prefix(std::max<std::size_t>(folded, 1));
  }
  return text;
}

}  // namespace localecs::fuzz
