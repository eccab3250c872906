// Filters compare beginnings of a secret's attributes.
#include "filters.hpp"

#include <localecs/aws/ecs/tag.hpp>
#include <localecs/aws/secretsmanager/filter.hpp>
#include <localecs/base/text.hpp>
#include <localecs/services/secretsmanager/rows/secret.hpp>

#include <algorithm>

namespace localecs::services::secretsmanager {
namespace {

// The attributes of a secret that a filter's key names.
std::vector<std::string> attributes(const state::Secret& secret, FilterNameStringType key) {
  std::vector<std::string> found;
  const bool all = key == FilterNameStringType::all;
  if (all || key == FilterNameStringType::name) found.push_back(secret.name);
  if (all || key == FilterNameStringType::description) found.push_back(secret.description);
  for (const aws::ecs::Tag& tag : secret.tags) {
    if (all || key == FilterNameStringType::tag_key) found.push_back(tag.key.value_or(""));
    if (all || key == FilterNameStringType::tag_value) found.push_back(tag.value.value_or(""));
  }
  return found;
}

bool has_words(const std::vector<std::string>& texts, const std::string& words) {
  return std::ranges::all_of(split(words, ' '), [&](std::string_view word) {
    return std::ranges::any_of(texts, [&](const std::string& text) {
      return to_lower(text).find(to_lower(word)) != std::string::npos;
    });
  });
}

bool holds(const state::Secret& secret, FilterNameStringType key, std::string value) {
  const bool is_turned = value.starts_with('!');
  if (is_turned) value.erase(0, 1);
  const auto texts = attributes(secret, key);
  if (key == FilterNameStringType::all) return has_words(texts, value) != is_turned;
  const bool ignores_case = key == FilterNameStringType::description;
  const bool found = std::ranges::any_of(texts, [&](const std::string& text) {
    return ignores_case ? to_lower(text).starts_with(to_lower(value)) : text.starts_with(value);
  });
  return found != is_turned;
}

bool passes_one(const state::Secret& secret, const Filter& filter) {
  if (!filter.Key) throw invalid_parameter("You must provide a key for each filter.");
  if (!filter.Values) return true;
  return std::ranges::any_of(
      *filter.Values, [&](const std::string& value) { return holds(secret, *filter.Key, value); });
}

}  // namespace

bool passes(const state::Secret& secret, const std::vector<Filter>& filters) {
  return std::ranges::all_of(filters,
                             [&](const Filter& filter) { return passes_one(secret, filter); });
}

}  // namespace localecs::services::secretsmanager
