// AssumeRole: temporary keys for a role. Trust policies are not checked: localecs does not know
// roles.
#include <localecs/aws/sts/assume_role.hpp>
#include <localecs/aws/sts/operations.hpp>
#include <localecs/services/operation.hpp>

#include "sessions.hpp"

namespace localecs::services::sts {

AssumeRoleResponse assume_role(Call& call, const AssumeRoleRequest& input) {
  constexpr std::int32_t longest_when_chained = 3600;
  if (session_of(call) && input.DurationSeconds.value_or(0) > longest_when_chained)
    throw aws::Error("ValidationError",
                     "The requested DurationSeconds exceeds the 1 hour session limit for roles "
                     "assumed by role chaining");
  const auto packed = packed_size(input.Policy);
  Lent lent = lend_role(call, input.RoleArn, input.RoleSessionName, input.DurationSeconds);
  return {.AssumedRoleUser = std::move(lent.user),
          .Credentials = std::move(lent.credentials),
          .PackedPolicySize = packed,
          .SourceIdentity = input.SourceIdentity};
}

}  // namespace localecs::services::sts
