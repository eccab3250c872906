// PutSecretValue, UpdateSecret and UpdateSecretVersionStage: what changes values and stages.
#include <localecs/aws/secretsmanager/operations.hpp>
#include <localecs/aws/secretsmanager/put_secret_value.hpp>
#include <localecs/aws/secretsmanager/update_secret.hpp>
#include <localecs/aws/secretsmanager/update_secret_version_stage.hpp>
#include <localecs/services/operation.hpp>
#include <localecs/services/secretsmanager/rows/secret.hpp>

#include "common.hpp"

namespace localecs::services::secretsmanager {

PutSecretValueResponse put_secret_value(Call& call, const PutSecretValueRequest& input) {
  const NewValue value{input.ClientRequestToken, input.SecretString, input.SecretBinary};
  check_value(value);
  if (!value.is_given())
    throw invalid_request("You must provide either SecretString or SecretBinary.");
  state::Secret& secret = modify_live_row(call, input.SecretId);
  const auto stages =
      input.VersionStages.value_or(std::vector<std::string>{std::string(kCurrentStage)});
  const state::SecretVersion& version = add_version(call, secret, value, stages);
  return {.ARN = secret.arn,
          .Name = secret.name,
          .VersionId = version.id,
          .VersionStages = stages_of(version)};
}

UpdateSecretResponse update_secret(Call& call, const UpdateSecretRequest& input) {
  const NewValue value{input.ClientRequestToken, input.SecretString, input.SecretBinary};
  check_value(value);
  state::Secret& secret = modify_live_row(call, input.SecretId);
  UpdateSecretResponse response{.ARN = secret.arn, .Name = secret.name, .VersionId = {}};
  if (value.is_given())
    response.VersionId = add_version(call, secret, value, {std::string(kCurrentStage)}).id;
  if (input.Description) secret.description = *input.Description;
  if (input.KmsKeyId) secret.key_id = *input.KmsKeyId;
  secret.changed_at = call.now;
  return response;
}

namespace {

void check_move(const state::Secret& secret, const UpdateSecretVersionStageRequest& input) {
  for (const auto& id : {input.MoveToVersionId, input.RemoveFromVersionId})
    if (id && !version_by_id(secret, *id))
      throw not_found("Secrets Manager can't find the specified secret value for VersionId: " +
                      *id);
  const state::SecretVersion* bearer = version_at(secret, input.VersionStage);
  if (!input.MoveToVersionId && !input.RemoveFromVersionId)
    throw invalid_parameter("You must provide MoveToVersionId or RemoveFromVersionId.");
  if (!input.MoveToVersionId && input.VersionStage == kCurrentStage)
    throw invalid_parameter(
        "You can only move staging label AWSCURRENT to a different secret version. It can't be "
        "completely removed.");
  if (bearer && input.MoveToVersionId && bearer->id != *input.MoveToVersionId &&
      input.RemoveFromVersionId != bearer->id)
    throw invalid_parameter("The parameter RemoveFromVersionId can't be empty. Staging label " +
                            input.VersionStage + " is currently attached to version " + bearer->id +
                            ", so you must explicitly reference that version in "
                            "RemoveFromVersionId.");
  if (input.RemoveFromVersionId && (!bearer || bearer->id != *input.RemoveFromVersionId))
    throw invalid_parameter("Staging label " + input.VersionStage + " is not attached to version " +
                            *input.RemoveFromVersionId + ".");
}

}  // namespace

UpdateSecretVersionStageResponse update_secret_version_stage(
    Call& call, const UpdateSecretVersionStageRequest& input) {
  check_move(get_live_row(call, input.SecretId), input);
  state::Secret& secret = modify_live_row(call, input.SecretId);
  if (input.MoveToVersionId)
    move_stage(secret, input.VersionStage, *input.MoveToVersionId);
  else
    for (state::SecretVersion& version : secret.versions) version.stages.erase(input.VersionStage);
  secret.changed_at = call.now;
  return {.ARN = secret.arn, .Name = secret.name};
}

}  // namespace localecs::services::secretsmanager
