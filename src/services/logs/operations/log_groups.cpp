// CreateLogGroup, DeleteLogGroup, and what is set on a group later.
#include <localecs/aws/logs/create_log_group.hpp>
#include <localecs/aws/logs/delete_log_group.hpp>
#include <localecs/aws/logs/delete_retention_policy.hpp>
#include <localecs/aws/logs/operations.hpp>
#include <localecs/aws/logs/put_log_group_deletion_protection.hpp>
#include <localecs/aws/logs/put_retention_policy.hpp>
#include <localecs/base/text.hpp>
#include <localecs/services/operation.hpp>

#include <localecs/services/logs/rows.hpp>
#include <localecs/services/logs/rows/logs.hpp>

#include <array>

#include "common.hpp"
#include "tags.hpp"

namespace localecs::services::logs {
namespace {

constexpr std::array kRetentions{1,   3,   5,   7,   14,   30,   60,   90,   120,  150,  180,
                                 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653};

void check_retention(int days) {
  if (std::ranges::find(kRetentions, days) != kRetentions.end()) return;
  std::vector<std::string> allowed;
  for (const int each : kRetentions) allowed.push_back(std::to_string(each));
  throw violation("'" + std::to_string(days) + "'", "retentionInDays",
                  "Member must satisfy enum value set: [" + join(allowed, ", ") + "]");
}

}  // namespace

NoOutput create_log_group(Call& call, const CreateLogGroupRequest& input) {
  check_group_name(input.logGroupName);
  const std::string arn = group_arn_of(call, input.logGroupName);
  if (call.state[logs::groups].find(arn))
    throw aws::Error("ResourceAlreadyExistsException", "The specified log group already exists");
  state::LogGroup group;
  group.arn = arn;
  group.name = input.logGroupName;
  group.created = call.now.time_since_epoch().count();
  group.log_class = input.logGroupClass.value_or(LogGroupClass::STANDARD);
  group.kms_key = input.kmsKeyId.value_or("");
  group.deletion_protected = input.deletionProtectionEnabled.value_or(false);
  if (input.tags) add_tags(group, *input.tags);
  call.state[logs::groups].put(std::move(group));
  return {};
}

NoOutput delete_log_group(Call& call, const DeleteLogGroupRequest& input) {
  const state::LogGroup& group = find_group(call, input.logGroupName);
  if (group.deletion_protected)
    throw aws::validation_error("The log group " + group.name +
                                " cannot be deleted while its deletion protection is enabled.");
  call.state[logs::groups].erase(std::string(group.arn));
  return {};
}

NoOutput put_log_group_deletion_protection(Call& call,
                                           const PutLogGroupDeletionProtectionRequest& input) {
  state::LogGroup& group = find_group(call, std::nullopt, input.logGroupIdentifier);
  group.deletion_protected = input.deletionProtectionEnabled;
  call.state[logs::groups].note(group);
  return {};
}

NoOutput put_retention_policy(Call& call, const PutRetentionPolicyRequest& input) {
  state::LogGroup& group = find_group(call, input.logGroupName);
  check_retention(input.retentionInDays);
  group.retention_days = input.retentionInDays;
  call.state[logs::groups].note(group);
  call.state[logs::groups].expire(group, call.now);
  return {};
}

NoOutput delete_retention_policy(Call& call, const DeleteRetentionPolicyRequest& input) {
  state::LogGroup& group = find_group(call, input.logGroupName);
  group.retention_days.reset();
  call.state[logs::groups].note(group);
  return {};
}

}  // namespace localecs::services::logs
