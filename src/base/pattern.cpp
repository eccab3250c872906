// Compiles and matches regular expressions by RE2.
#include <localecs/base/pattern.hpp>

#include <re2/re2.h>

namespace localecs {
namespace {

// Bytes for the compiled program and the automaton that grows while matching. At the limit RE2 goes
// on with a slower automaton that needs no more; a program too large for it does not compile.
constexpr std::int64_t kMostMemory = 1 << 20;

re2::StringPiece piece(std::string_view text) {
  return {text.data(), text.size()};
}

}  // namespace

std::optional<Pattern> Pattern::compile(std::string_view text, std::string* problem) {
  re2::RE2::Options options;
  options.set_log_errors(false);
  options.set_max_mem(kMostMemory);
  options.set_never_capture(true);
  Pattern pattern;
  pattern.compiled_ = std::make_shared<const re2::RE2>(piece(text), options);
  if (pattern.compiled_->ok()) return pattern;
  if (problem) *problem = pattern.compiled_->error();
  return std::nullopt;
}

bool Pattern::found_in(std::string_view text) const {
  return re2::RE2::PartialMatch(piece(text), *compiled_);
}

}  // namespace localecs
