// Errors and tags of Secrets Manager.
#include "common.hpp"

#include <localecs/aws/ecs/tag.hpp>
#include <localecs/aws/secretsmanager/tag.hpp>
#include <localecs/services/secretsmanager/rows/secret.hpp>

#include <algorithm>

namespace localecs::services::secretsmanager {

aws::Error invalid_parameter(const std::string& message) {
  return {"InvalidParameterException", message};
}

aws::Error invalid_request(const std::string& message) {
  return {"InvalidRequestException", message};
}

aws::Error not_found(const std::string& message) {
  return {"ResourceNotFoundException", message};
}

aws::Error invalid_next_token() {
  return {"InvalidNextTokenException", "The NextToken value is invalid."};
}

std::optional<std::vector<Tag>> tags_of(const state::Secret& secret) {
  std::vector<Tag> tags;
  for (const aws::ecs::Tag& tag : secret.tags) tags.push_back({.Key = tag.key, .Value = tag.value});
  return tags;
}

void merge_tags(state::Secret& secret, const std::vector<Tag>& tags) {
  constexpr std::size_t most_tags = 50;
  auto merged = secret.tags;
  for (const Tag& tag : tags) {
    if (!tag.Key) throw invalid_parameter("You must provide a key for each tag.");
    const auto same = std::ranges::find(merged, tag.Key, &aws::ecs::Tag::key);
    if (same == merged.end())
      merged.push_back({.key = tag.Key, .value = tag.Value.value_or("")});
    else
      same->value = tag.Value.value_or("");
  }
  if (merged.size() > most_tags)
    throw invalid_parameter("A secret can have up to " + std::to_string(most_tags) + " tags.");
  secret.was_tagged = secret.was_tagged || !tags.empty();
  secret.tags = std::move(merged);
}

}  // namespace localecs::services::secretsmanager
