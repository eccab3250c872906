// Tells the three kinds of filter patterns apart.
#include "filter_pattern.hpp"

#include <localecs/base/text.hpp>

#include <string>

#include "common.hpp"

namespace localecs::services::logs {
namespace {

constexpr std::size_t kLongest = 1024;

void check_end(std::string_view text, char begin, char end) {
  if (!text.ends_with(end))
    throw invalid_parameter(std::string("If a filter pattern starts with '") + begin +
                            "' it must end with '" + end + "'");
}

}  // namespace

FilterPattern parse_filter_pattern(std::string_view text) {
  check_length(text.size(), "filterPattern", 0, kLongest);
  text = trim(text);
  if (text.empty()) return {[](std::string_view) { return true; }};
  if (text.front() == '{') {
    check_end(text, '{', '}');
    return parse_json_filter(text);
  }
  if (text.front() == '[') {
    check_end(text, '[', ']');
    return parse_field_filter(text);
  }
  return parse_term_filter(text);
}

}  // namespace localecs::services::logs
