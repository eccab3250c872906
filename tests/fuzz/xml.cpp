// One pass over the text, with the open elements on a stack.
#include "xml.hpp"

#include <localecs/base/text.hpp>

#include <algorithm>
#include <array>
#include <vector>

namespace localecs::fuzz {
namespace {

constexpr std::array<std::string_view, 5> kEntities{"amp;", "lt;", "gt;", "quot;", "apos;"};

bool is_name(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  });
}

// XML 1.0 has no other control characters, not even as references.
bool is_allowed(char c) {
  return static_cast<unsigned char>(c) >= 0x20 || c == '\t' || c == '\n' || c == '\r';
}

std::string text_problem(std::string_view text) {
  if (!std::ranges::all_of(text, is_allowed)) return "a control character";
  for (auto at = text.find('&'); at != text.npos; at = text.find('&', at + 1)) {
    const std::string_view entity = text.substr(at + 1);
    const bool known = std::ranges::any_of(
        kEntities, [&](std::string_view one) { return entity.starts_with(one); });
    if (!known && !entity.starts_with("#x")) return "a bare &";
  }
  return "";
}

}  // namespace

std::string xml_problem(std::string_view text) {
  if (!is_utf8(text)) return "it is not UTF-8";
  std::vector<std::string_view> open;
  while (!text.empty()) {
    const auto begin = text.find('<');
    const std::string problem = text_problem(text.substr(0, begin));
    if (!problem.empty()) return problem;
    if (begin == text.npos) break;
    const auto end = text.find('>', begin);
    if (end == text.npos) return "a tag is not closed";
    std::string_view tag = text.substr(begin + 1, end - begin - 1);
    text.remove_prefix(end + 1);
    const bool closes = tag.starts_with('/'), is_empty = tag.ends_with('/');
    if (closes) tag.remove_prefix(1);
    if (is_empty) tag.remove_suffix(1);
    tag = tag.substr(0, tag.find(' '));
    if (!is_name(tag)) return "a bad name: " + std::string(tag);
    if (closes && (open.empty() || open.back() != tag)) return "a wrong end: " + std::string(tag);
    if (closes) open.pop_back();
    if (!closes && !is_empty) open.push_back(tag);
  }
  return open.empty() ? "" : "an element is not closed: " + std::string(open.back());
}

}  // namespace localecs::fuzz
