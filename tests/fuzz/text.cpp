// The small readers of the base room and the patterns that users write: the first line is a pattern
// or a format of dates, the rest a text.
#include <localecs/base/arn.hpp>
#include <localecs/base/multiline_pattern.hpp>
#include <localecs/base/pattern.hpp>
#include <localecs/base/text.hpp>
#include <localecs/base/time.hpp>

#include "target.hpp"

namespace localecs::fuzz {
namespace {

void read_pattern(const std::string& pattern, std::string_view text) {
  std::string problem;
  const auto compiled = Pattern::compile(pattern, &problem);
  require(compiled.has_value() == problem.empty(), "a pattern or a problem");
  if (compiled) compiled->found_in(text);
  for (const char* option : {kMultilinePattern, kDatetimeFormat}) {
    const std::map<std::string, std::string> options{{option, pattern}};
    const bool is_bad = multiline_problem(options).has_value();
    require(is_bad || Pattern::compile(multiline_regex(options)).has_value(),
            "what the driver takes can be searched for");
  }
}

void read_codes(std::string_view text) {
  const auto decoded = base64_decode(base64_encode(text));
  require(decoded && *decoded == text, "base64 brings back what it was given");
  if (const auto bytes = base64_decode(text))
    require(base64_decode(base64_encode(*bytes)) == bytes, "what was read can be written");
  require_equal(percent_decode(percent_encode(text)), text, "percents bring it back");
  percent_decode(text);
}

void read_names(std::string_view text) {
  if (const auto arn = Arn::parse(text)) require_equal(arn->text(), text, "ARNs are kept");
  std::size_t length = 0;
  for (const std::string_view part : split(text, ':')) length += part.size() + 1;
  require(length == text.size() + 1, "parts make the whole");
  require(trim(text).size() <= text.size() && to_lower(text).size() == text.size(), "as long");
  if (const auto number = to_number(text))
    require(to_number(std::to_string(*number)) == number, "");
  if (is_name(text)) require(is_utf8(text), "names are ASCII");
  if (is_utf8(text)) require(characters(text) <= text.size(), "a character is a byte at least");
}

void read_time(std::string_view text) {
  const auto instant = from_rfc3339(text);
  if (!instant) return;
  const auto again = from_rfc3339(to_rfc3339(*instant));
  require(again == instant, "a time is what it was: " + to_rfc3339(*instant));
}

void run(std::string_view bytes) {
  Input input(bytes);
  const std::string first = unfolded(input.line()), rest = unfolded(input.rest());
  read_pattern(first, rest);
  for (const std::string_view text : {std::string_view(first), std::string_view(rest)}) {
    read_codes(text);
    read_names(text);
    read_time(text);
  }
}

const Target target("text", run);

}  // namespace
}  // namespace localecs::fuzz
