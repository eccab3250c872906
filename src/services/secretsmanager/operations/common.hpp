// What the Secrets Manager operations share: finding a secret, its versions and their stages,
// errors.
#pragma once

#include <localecs/aws/error.hpp>
#include <localecs/aws/secretsmanager/tag.hpp>
#include <localecs/services/operation.hpp>
#include <localecs/services/secretsmanager/rows.hpp>
#include <localecs/services/secretsmanager/rows/secret.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace localecs::services::secretsmanager {

using namespace aws::secretsmanager;  // the wire shapes

inline constexpr std::string_view kCurrentStage = "AWSCURRENT";
inline constexpr std::string_view kPreviousStage = "AWSPREVIOUS";
inline constexpr std::string_view kPendingStage = "AWSPENDING";

aws::Error invalid_parameter(const std::string& message);
aws::Error invalid_request(const std::string& message);
aws::Error not_found(
    const std::string& message = "Secrets Manager can't find the specified secret.");
aws::Error invalid_next_token();

// "arn:aws:secretsmanager:<region>:<account>:secret:" + rest
std::string arn_of(const Call& call, std::string_view rest);

// Finds the secret by name, ARN, or ARN without its last six characters. nullptr if there is none,
// or if its recovery window has passed.
const state::Secret* find_secret(const Call& call, const std::string& id);
// Throws ResourceNotFoundException.
const state::Secret& get_row(const Call& call, const std::string& id);
// As get_row(), but also throws InvalidRequestException if the secret is marked for deletion.
const state::Secret& get_live_row(const Call& call, const std::string& id);
state::Secret& modify_live_row(Call& call, const std::string& id);
// The time at which a secret marked for deletion is gone for good.
TimePoint deletion_of(const state::Secret& secret);
// The caller's secrets, those marked for deletion included.
std::vector<const state::Secret*> secrets_of(const Call& call);

// The version with that id, or with that stage; nullptr if there is none.
const state::SecretVersion* version_by_id(const state::Secret& secret, const std::string& id);
const state::SecretVersion* version_at(const state::Secret& secret, std::string_view stage);

// Moves a stage to the version `to_version`. When AWSCURRENT moves, the version that had it gets
// AWSPREVIOUS.
void move_stage(state::Secret& secret, const std::string& stage, const std::string& to_version);

// A new value in CreateSecret, PutSecretValue and UpdateSecret.
struct NewValue {
  const std::optional<std::string>& token;  // becomes the version's id
  const std::optional<std::string>& text;
  const std::optional<aws::Blob>& binary;
  bool is_given() const { return text || binary; }
};
// The token is another version's already.
aws::Error token_in_use(const std::string& token, const state::Secret& secret);
// Throws InvalidRequestException if there is no token, and InvalidParameterException if both a text
// and a binary value are given.
void check_value(const NewValue& value);
// Adds a version with these stages, or returns the one that an earlier call with the same token
// made. Throws ResourceExistsException if that one has another value. A version that was current
// until now loses AWSPENDING.
const state::SecretVersion& add_version(Call& call, state::Secret& secret, const NewValue& value,
                                        const std::vector<std::string>& stages);

std::optional<std::vector<Tag>> tags_of(const state::Secret& secret);
void merge_tags(state::Secret& secret, const std::vector<Tag>& tags);
std::map<std::string, std::vector<std::string>> versions_to_stages(const state::Secret& secret);
std::vector<std::string> stages_of(const state::SecretVersion& version);

}  // namespace localecs::services::secretsmanager
