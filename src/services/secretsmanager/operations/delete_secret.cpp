// DeleteSecret and RestoreSecret. A secret goes when its recovery window has passed, or at once.
#include <localecs/aws/secretsmanager/delete_secret.hpp>
#include <localecs/aws/secretsmanager/operations.hpp>
#include <localecs/aws/secretsmanager/restore_secret.hpp>
#include <localecs/services/operation.hpp>
#include <localecs/services/secretsmanager/rows.hpp>
#include <localecs/services/secretsmanager/rows/secret.hpp>

#include "common.hpp"

namespace localecs::services::secretsmanager {
namespace {

constexpr std::int64_t kShortestDays = 7, kLongestDays = 30;

void check_window(const DeleteSecretRequest& input) {
  if (!input.RecoveryWindowInDays) return;
  if (input.ForceDeleteWithoutRecovery.value_or(false))
    throw invalid_parameter(
        "You can't use ForceDeleteWithoutRecovery in conjunction with RecoveryWindowInDays.");
  if (*input.RecoveryWindowInDays < kShortestDays || *input.RecoveryWindowInDays > kLongestDays)
    throw invalid_parameter(
        "The RecoveryWindowInDays value must be between 7 and 30 days (inclusive).");
}

// A forced deletion succeeds even if there was no such secret.
DeleteSecretResponse delete_now(Call& call, const std::string& id) {
  const state::Secret* secret = find_secret(call, id);
  if (!secret) return {.ARN = arn_of(call, id), .DeletionDate = call.now, .Name = id};
  DeleteSecretResponse response{.ARN = secret->arn, .DeletionDate = call.now, .Name = secret->name};
  call.state[secretsmanager::secrets].erase(*response.ARN);
  return response;
}

}  // namespace

DeleteSecretResponse delete_secret(Call& call, const DeleteSecretRequest& input) {
  check_window(input);
  if (input.ForceDeleteWithoutRecovery.value_or(false)) return delete_now(call, input.SecretId);
  state::Secret& secret = modify_live_row(call, input.SecretId);
  secret.deleted_at = call.now;
  secret.recovery_days = static_cast<int>(input.RecoveryWindowInDays.value_or(kLongestDays));
  return {.ARN = secret.arn, .DeletionDate = deletion_of(secret), .Name = secret.name};
}

RestoreSecretResponse restore_secret(Call& call, const RestoreSecretRequest& input) {
  state::Secret& secret =
      *call.state[secretsmanager::secrets].modify(get_row(call, input.SecretId).arn);
  secret.deleted_at.reset();
  return {.ARN = secret.arn, .Name = secret.name};
}

}  // namespace localecs::services::secretsmanager
