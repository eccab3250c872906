// DescribeSecret and ListSecrets: all about secrets but their values.
#include <localecs/aws/page.hpp>
#include <localecs/aws/secretsmanager/describe_secret.hpp>
#include <localecs/aws/secretsmanager/list_secrets.hpp>
#include <localecs/aws/secretsmanager/operations.hpp>
#include <localecs/base/time.hpp>
#include <localecs/services/operation.hpp>
#include <localecs/services/secretsmanager/rows/secret.hpp>

#include <algorithm>

#include "common.hpp"
#include "filters.hpp"

namespace localecs::services::secretsmanager {
namespace {

std::optional<std::string> unless_empty(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional(text);
}

std::optional<TimePoint> deletion_date(const state::Secret& secret) {
  return secret.deleted_at ? std::optional(deletion_of(secret)) : std::nullopt;
}

SecretListEntry entry_of(const state::Secret& secret) {
  SecretListEntry entry;
  entry.ARN = secret.arn;
  entry.CreatedDate = secret.created_at;
  entry.DeletedDate = deletion_date(secret);
  entry.Description = unless_empty(secret.description);
  entry.KmsKeyId = unless_empty(secret.key_id);
  entry.LastAccessedDate = secret.accessed_at;
  entry.LastChangedDate = secret.changed_at;
  entry.Name = secret.name;
  entry.SecretVersionsToStages = versions_to_stages(secret);
  entry.Tags = tags_of(secret);
  return entry;
}

// The text by which the list is sorted; a page begins after such a key. Times have leading zeros,
// so that they sort as text.
std::string sort_key(const state::Secret& secret, SortByType by) {
  const auto at = [&](TimePoint time) {
    std::string digits = std::to_string(time.time_since_epoch().count());
    return std::string(20 - digits.size(), '0') + digits + " " + secret.arn;
  };
  switch (by) {
    case SortByType::name:
      return secret.name;
    case SortByType::last_accessed_date:
      return at(secret.accessed_at.value_or(TimePoint{}));
    case SortByType::last_changed_date:
      return at(secret.changed_at);
    case SortByType::created_date:
      break;
  }
  return at(secret.created_at);
}

// Inverts a key for descending order: the greatest becomes the least.
std::string turned(std::string key) {
  for (char& c : key) c = static_cast<char>(~c);
  return key + "\xff";
}

}  // namespace

DescribeSecretResponse describe_secret(Call& call, const DescribeSecretRequest& input) {
  const state::Secret& secret = get_row(call, input.SecretId);
  DescribeSecretResponse response;
  response.ARN = secret.arn;
  response.CreatedDate = secret.created_at;
  response.DeletedDate = deletion_date(secret);
  response.Description = unless_empty(secret.description);
  response.KmsKeyId = unless_empty(secret.key_id);
  response.LastAccessedDate = secret.accessed_at;
  response.LastChangedDate = secret.changed_at;
  response.Name = secret.name;
  if (secret.was_tagged || !secret.tags.empty()) response.Tags = tags_of(secret);
  if (!secret.versions.empty()) response.VersionIdsToStages = versions_to_stages(secret);
  return response;
}

ListSecretsResponse list_secrets(Call& call, const ListSecretsRequest& input) {
  constexpr std::int32_t default_size = 100;
  const SortByType by = input.SortBy.value_or(SortByType::created_date);
  const bool is_descending = input.SortOrder == SortOrderType::desc;
  const auto key = [&](const state::Secret* secret) {
    const std::string ascending = sort_key(*secret, by);
    return is_descending ? turned(ascending) : ascending;
  };
  const auto filters = input.Filters.value_or(std::vector<Filter>{});
  check_filters(filters);
  auto secrets = secrets_of(call);
  std::erase_if(secrets, [&](const state::Secret* secret) {
    return (secret->deleted_at && !input.IncludePlannedDeletion.value_or(false)) ||
           !passes(*secret, filters);
  });
  std::ranges::sort(secrets, {}, key);
  const auto page =
      aws::page_of(secrets, input.NextToken,
                   static_cast<std::size_t>(input.MaxResults.value_or(default_size)), key);
  if (!page) throw invalid_next_token();
  ListSecretsResponse response{.NextToken = page->next_token,
                               .SecretList = std::vector<SecretListEntry>{}};
  for (const state::Secret* secret : page->rows) response.SecretList->push_back(entry_of(*secret));
  return response;
}

}  // namespace localecs::services::secretsmanager
