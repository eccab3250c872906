// Filters compare the beginnings of a secret's attributes, or of the words in them.
#include "filters.hpp"

#include <localecs/aws/ecs/tag.hpp>
#include <localecs/aws/secretsmanager/filter.hpp>
#include <localecs/base/text.hpp>
#include <localecs/services/secretsmanager/rows/secret.hpp>

#include <algorithm>
#include <iterator>
#include <string_view>

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

bool is_capital(char c) {
  return c >= 'A' && c <= 'Z';
}

bool is_small(char c) {
  return c >= 'a' && c <= 'z';
}

// True if a capital begins a word: it follows no other capital, or small letters follow it.
bool begins_word(std::string_view text, std::size_t at) {
  return is_capital(text[at]) &&
         (at == 0 || !is_capital(text[at - 1]) || (at + 1 < text.size() && is_small(text[at + 1])));
}

// The words of a text in small letters: "prod/SecretOne" has prod, secret, one.
std::vector<std::string> words_of(std::string_view text) {
  constexpr std::string_view separators = " \t\r\n/_+=.@-";
  std::vector<std::string> words;
  bool is_inside = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (separators.find(text[i]) != std::string_view::npos) {
      is_inside = false;
      continue;
    }
    if (!is_inside || begins_word(text, i)) words.emplace_back();
    is_inside = true;
    words.back() += text[i];
  }
  for (std::string& word : words) word = to_lower(word);
  return words;
}

// True if every word of `wanted` begins a word of the texts. A value without words finds nothing.
bool has_words(const std::vector<std::string>& texts, const std::string& wanted) {
  std::vector<std::string> words;
  for (const std::string& text : texts)
    std::ranges::move(words_of(text), std::back_inserter(words));
  const auto wanted_words = words_of(wanted);
  return !wanted_words.empty() && std::ranges::all_of(wanted_words, [&](const std::string& part) {
    return std::ranges::any_of(words,
                               [&](const std::string& word) { return word.starts_with(part); });
  });
}

bool holds(const state::Secret& secret, FilterNameStringType key, std::string value) {
  const bool is_turned = value.starts_with('!');
  if (is_turned) value.erase(0, 1);
  const auto texts = attributes(secret, key);
  if (key == FilterNameStringType::all || key == FilterNameStringType::description)
    return has_words(texts, value) != is_turned;
  const bool found =
      std::ranges::any_of(texts, [&](const std::string& text) { return text.starts_with(value); });
  return found != is_turned;
}

bool passes_one(const state::Secret& secret, const Filter& filter) {
  return std::ranges::any_of(
      *filter.Values, [&](const std::string& value) { return holds(secret, *filter.Key, value); });
}

}  // namespace

void check_filters(const std::vector<Filter>& filters) {
  for (const Filter& filter : filters) {
    if (!filter.Key) throw invalid_parameter("Invalid filter key");
    if (!filter.Values || filter.Values->empty())
      throw invalid_parameter("Invalid filter values for key: " +
                              std::string(aws::to_text(*filter.Key)));
  }
}

bool passes(const state::Secret& secret, const std::vector<Filter>& filters) {
  return std::ranges::all_of(filters,
                             [&](const Filter& filter) { return passes_one(secret, filter); });
}

}  // namespace localecs::services::secretsmanager
