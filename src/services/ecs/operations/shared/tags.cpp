// The rules that tags of every resource keep.
#include "common.hpp"

#include <localecs/aws/ecs/tag.hpp>
#include <localecs/base/text.hpp>

#include <set>

namespace localecs::services::ecs {
namespace {

constexpr std::size_t kMostTags = 50;
constexpr std::size_t kLongestKey = 128;
constexpr std::size_t kLongestValue = 256;

// AWS counts characters, not bytes: every UTF-8 byte but the continuation ones begins one.
std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(
      text, [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; }));
}

// Letters, digits, spaces and + - = . _ : / @; beyond ASCII AWS asks for a Unicode letter or digit,
// which we believe.
bool has_tag_alphabet(std::string_view text) {
  return std::ranges::all_of(text, [](char c) {
    return static_cast<unsigned char>(c) >= 0x80 || (c >= '0' && c <= '9') ||
           (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           std::string_view(" +-=._:/@").find(c) != std::string_view::npos;
  });
}

aws::Error too_many_tags(const char* code) {
  return {code, "The maximum number of tags is " + std::to_string(kMostTags) + "."};
}

void check_tag(const Tag& tag) {
  const std::string& key = tag.key.value_or("");
  if (key.empty()) throw invalid_parameter("Tag key can not be empty.");
  if (characters(key) > kLongestKey)
    throw invalid_parameter("Tag key must be at most 128 characters: " + key);
  if (is_reserved_tag(key)) throw reserved_tag(key);
  if (!tag.value) throw invalid_parameter("Tag value can not be null for key: " + key);
  if (characters(*tag.value) > kLongestValue)
    throw invalid_parameter("Tag value must be at most 256 characters for key: " + key);
  if (!has_tag_alphabet(key) || !has_tag_alphabet(*tag.value))
    throw invalid_parameter("Tag contains invalid characters: " + key);
}

}  // namespace

bool is_reserved_tag(std::string_view key) {
  return to_lower(key.substr(0, 4)) == "aws:";
}

aws::Error reserved_tag(const std::string& key) {
  return invalid_parameter("Tag keys can not start with the reserved prefix 'aws:': " + key);
}

void check_tags(const std::vector<Tag>& tags) {
  if (tags.size() > kMostTags) throw too_many_tags("InvalidParameterException");
  std::set<std::string> keys;
  for (const Tag& tag : tags) {
    check_tag(tag);
    if (!keys.insert(*tag.key).second)
      throw invalid_parameter("Duplicate tag keys found: " + *tag.key);
  }
}

void merge_tags(std::vector<Tag>& into, const std::vector<Tag>& tags, const char* too_many) {
  std::vector<Tag> merged = into;
  for (const Tag& tag : tags) {
    const auto same = std::ranges::find(merged, tag.key, &Tag::key);
    if (same == merged.end())
      merged.push_back(tag);
    else
      same->value = tag.value;
  }
  const auto own = std::ranges::count_if(
      merged, [](const Tag& tag) { return !is_reserved_tag(tag.key.value_or("")); });
  if (static_cast<std::size_t>(own) > kMostTags) throw too_many_tags(too_many);
  into = std::move(merged);
}

}  // namespace localecs::services::ecs
