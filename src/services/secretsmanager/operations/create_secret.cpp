// CreateSecret, with or without a first value.
#include <localecs/aws/secretsmanager/create_secret.hpp>
#include <localecs/aws/secretsmanager/operations.hpp>
#include <localecs/services/operation.hpp>
#include <localecs/services/secretsmanager/rows.hpp>
#include <localecs/services/secretsmanager/rows/secret.hpp>

#include <algorithm>

#include "common.hpp"

namespace localecs::services::secretsmanager {
namespace {

void check_name(const std::string& name) {
  const bool is_good = std::ranges::all_of(name, [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           std::string_view("-/_+=.@!").find(c) != std::string_view::npos;
  });
  if (!is_good)
    throw aws::validation_error(
        "Invalid name. Must be a valid name containing alphanumeric characters, or any of the "
        "following: -/_+=.@!");
}

// Refuses members that nothing here would act on (decision 6 in the docs).
void check_support(const CreateSecretRequest& input) {
  if (input.AddReplicaRegions)
    throw aws::Error("UnsupportedFeatureException",
                     "localecs does not have the replication of secrets yet.");
}

CreateSecretResponse answer(const state::Secret& secret, const state::SecretVersion* version) {
  CreateSecretResponse response{
      .ARN = secret.arn, .Name = secret.name, .ReplicationStatus = {}, .VersionId = {}};
  if (version) response.VersionId = version->id;
  return response;
}

// Answers a repeated call with the token and value of the first one, without making anything new.
CreateSecretResponse repeat(const state::Secret& known, const CreateSecretRequest& input) {
  if (known.deleted_at)
    throw invalid_request(
        "You can't create this secret because a secret with this name is already scheduled for "
        "deletion.");
  const state::SecretVersion* version = version_by_id(known, *input.ClientRequestToken);
  const auto binary = input.SecretBinary ? std::optional(input.SecretBinary->bytes) : std::nullopt;
  if (!version)
    throw aws::Error("ResourceExistsException",
                     "The operation failed because the secret " + known.name + " already exists.");
  if (version->text != input.SecretString || version->binary != binary)
    throw token_in_use(version->id, known);
  return answer(known, version);
}

std::string suffix(IdSource& ids) {
  std::string text;
  while (text.size() < 6) {
    const std::string more = ids.url_safe(1);
    if (more != "-" && more != "_") text += more;
  }
  return text;
}

}  // namespace

CreateSecretResponse create_secret(Call& call, const CreateSecretRequest& input) {
  const NewValue value{input.ClientRequestToken, input.SecretString, input.SecretBinary};
  check_value(value);
  check_name(input.Name);
  check_support(input);
  if (const state::Secret* known = find_secret(call, input.Name)) return repeat(*known, input);

  state::Secret secret;
  secret.arn = arn_of(call, input.Name + "-" + suffix(call.ids));
  secret.name = input.Name;
  secret.description = input.Description.value_or("");
  secret.key_id = input.KmsKeyId.value_or("");
  secret.created_at = secret.changed_at = call.now;
  if (input.Tags) merge_tags(secret, *input.Tags);
  const state::SecretVersion* version = nullptr;
  if (value.is_given()) version = &add_version(call, secret, value, {std::string(kCurrentStage)});
  const CreateSecretResponse response = answer(secret, version);
  const std::string arn = secret.arn;
  call.state[secretsmanager::secrets].put(arn, std::move(secret));
  return response;
}

}  // namespace localecs::services::secretsmanager
