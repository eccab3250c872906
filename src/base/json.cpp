// Counts brackets before parsing: the parser itself accepts any depth.
#include <localecs/base/json.hpp>

#include <nlohmann/json.hpp>

namespace localecs {
namespace {

// The count may be wrong for a text that is no JSON; the parser refuses that anyway.
bool nests_too_deep(std::string_view text) {
  int depth = 0;
  bool is_quoted = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (is_quoted && c == '\\')
      ++at;
    else if (c == '"')
      is_quoted = !is_quoted;
    else if (!is_quoted && (c == '[' || c == '{') && ++depth > kDeepestJson)
      return true;
    else if (!is_quoted && (c == ']' || c == '}'))
      --depth;
  }
  return false;
}

}  // namespace

nlohmann::json read_json(std::string_view text) {
  if (text.size() > kDeepestJson && nests_too_deep(text))
    return nlohmann::json(nlohmann::json::value_t::discarded);
  return nlohmann::json::parse(text, nullptr, /*allow_exceptions=*/false);
}

}  // namespace localecs
