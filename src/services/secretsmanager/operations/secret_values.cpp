// GetSecretValue, BatchGetSecretValue and ListSecretVersionIds.
#include <localecs/aws/page.hpp>
#include <localecs/aws/secretsmanager/batch_get_secret_value.hpp>
#include <localecs/aws/secretsmanager/get_secret_value.hpp>
#include <localecs/aws/secretsmanager/list_secret_version_ids.hpp>
#include <localecs/aws/secretsmanager/operations.hpp>
#include <localecs/services/operation.hpp>

#include <localecs/services/secretsmanager/rows.hpp>
#include <localecs/services/secretsmanager/rows/secret.hpp>

#include <algorithm>

#include "common.hpp"
#include "filters.hpp"

namespace localecs::services::secretsmanager {
namespace {

// The version for an id and a stage, both optional.
const state::SecretVersion& choose(const state::Secret& secret,
                                   const std::optional<std::string>& id,
                                   const std::optional<std::string>& stage) {
  if (!id) {
    const std::string wanted = stage.value_or(std::string(kCurrentStage));
    const state::SecretVersion* found = version_at(secret, wanted);
    if (!found)
      throw not_found("Secrets Manager can't find the specified secret value for staging label: " +
                      wanted);
    return *found;
  }
  const state::SecretVersion* found = version_by_id(secret, *id);
  if (!found)
    throw not_found("Secrets Manager can't find the specified secret value for VersionId: " + *id);
  if (stage && !found->stages.contains(*stage))
    throw invalid_request(
        "You provided a VersionStage that is not associated to the provided VersionId.");
  return *found;
}

// Notes the day of the access, of the secret and of the version: AWS shows no time.
void note_access(Call& call, const state::Secret& secret, const std::string& version_id) {
  const TimePoint today = std::chrono::floor<std::chrono::days>(call.now);
  if (version_by_id(secret, version_id)->accessed_at == today) return;
  state::Secret& changed = *call.state[secretsmanager::secrets].modify(secret.arn);
  changed.accessed_at = today;
  std::ranges::find(changed.versions, version_id, &state::SecretVersion::id)->accessed_at = today;
}

SecretValueEntry entry_of(const state::Secret& secret, const state::SecretVersion& version) {
  SecretValueEntry entry{.ARN = secret.arn,
                         .CreatedDate = version.created_at,
                         .Name = secret.name,
                         .SecretBinary = std::nullopt,
                         .SecretString = version.text,
                         .VersionId = version.id,
                         .VersionStages = stages_of(version)};
  if (version.binary) entry.SecretBinary = aws::Blob{*version.binary};
  return entry;
}

SecretValueEntry read(Call& call, const std::string& id, const std::optional<std::string>& version,
                      const std::optional<std::string>& stage) {
  const state::Secret& secret = get_live_row(call, id);
  const SecretValueEntry entry = entry_of(secret, choose(secret, version, stage));
  note_access(call, secret, *entry.VersionId);
  return entry;
}

// The secrets of a batch: the ids given, or the ARNs of those that pass its filters.
std::vector<std::string> ids_of(const Call& call, const BatchGetSecretValueRequest& input) {
  if (input.SecretIdList && input.Filters)
    throw invalid_parameter("Either 'SecretIdList' or 'Filters' must be provided, but not both.");
  if (input.MaxResults && !input.Filters)
    throw invalid_parameter(
        "'Filters' not specified. 'Filters' must also be specified when 'MaxResults' is provided.");
  if (input.SecretIdList) return *input.SecretIdList;
  if (!input.Filters)
    throw invalid_parameter("Either 'SecretIdList' or 'Filters' must be provided, but not both.");
  check_filters(*input.Filters);
  std::vector<std::string> ids;
  for (const state::Secret* secret : secrets_of(call))
    if (!secret->deleted_at && passes(*secret, *input.Filters)) ids.push_back(secret->arn);
  return ids;
}

}  // namespace

GetSecretValueResponse get_secret_value(Call& call, const GetSecretValueRequest& input) {
  SecretValueEntry found = read(call, input.SecretId, input.VersionId, input.VersionStage);
  return {.ARN = std::move(found.ARN),
          .CreatedDate = found.CreatedDate,
          .Name = std::move(found.Name),
          .SecretBinary = std::move(found.SecretBinary),
          .SecretString = std::move(found.SecretString),
          .VersionId = std::move(found.VersionId),
          .VersionStages = std::move(found.VersionStages)};
}

BatchGetSecretValueResponse batch_get_secret_value(Call& call,
                                                   const BatchGetSecretValueRequest& input) {
  constexpr std::int32_t default_size = 20;
  auto ids = ids_of(call, input);
  std::ranges::sort(ids);
  const auto page = aws::page_of(ids, input.NextToken,
                                 static_cast<std::size_t>(input.MaxResults.value_or(default_size)),
                                 [](const std::string& id) { return id; });
  if (!page) throw invalid_next_token();
  BatchGetSecretValueResponse response{.Errors = std::vector<APIErrorType>{},
                                       .NextToken = page->next_token,
                                       .SecretValues = std::vector<SecretValueEntry>{}};
  for (const std::string& id : page->rows) {
    try {
      response.SecretValues->push_back(read(call, id, std::nullopt, std::nullopt));
    } catch (const aws::Error& error) {
      response.Errors->push_back(
          {.ErrorCode = error.code(), .Message = error.what(), .SecretId = id});
    }
  }
  return response;
}

ListSecretVersionIdsResponse list_secret_version_ids(Call& call,
                                                     const ListSecretVersionIdsRequest& input) {
  constexpr std::int32_t default_size = 100;
  const state::Secret& secret = get_row(call, input.SecretId);
  std::vector<SecretVersionsListEntry> all;
  for (const state::SecretVersion& version : secret.versions) {
    if (version.stages.empty() && !input.IncludeDeprecated.value_or(false)) continue;
    SecretVersionsListEntry entry;
    entry.CreatedDate = version.created_at;
    entry.KmsKeyIds.emplace({secret.key_id.empty() ? "DefaultEncryptionKey" : secret.key_id});
    entry.LastAccessedDate = version.accessed_at;
    entry.VersionId = version.id;
    if (!version.stages.empty()) entry.VersionStages = stages_of(version);
    all.push_back(std::move(entry));
  }
  const auto id = [](const SecretVersionsListEntry& entry) { return *entry.VersionId; };
  std::ranges::sort(all, {}, id);
  auto page = aws::page_of(all, input.NextToken,
                           static_cast<std::size_t>(input.MaxResults.value_or(default_size)), id);
  if (!page) throw invalid_next_token();
  return {.ARN = secret.arn,
          .Name = secret.name,
          .NextToken = page->next_token,
          .Versions = std::move(page->rows)};
}

}  // namespace localecs::services::secretsmanager
