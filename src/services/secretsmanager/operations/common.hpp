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

aws::Error invalid_parameter(const std::string& message);
aws::Error invalid_request(const std::string& message);
aws::Error not_found(
    const std::string& message = "Secrets Manager can't find the specified secret.");
aws::Error invalid_next_token();

// "arn:aws:secretsmanager:<region>:<account>:secret:" + rest
std::string arn_of(const Call& call, std::string_view rest);

// The secret that a name, an ARN, or an ARN without its six last characters means; nullptr where
// there is none, or its recovery window has passed.
const state::Secret* find_secret(const Call& call, const std::string& id);
// Throws ResourceNotFoundException.
const state::Secret& get_row(const Call& call, const std::string& id);
// Also throws InvalidRequestException where the secret waits for its deletion.
const state::Secret& get_live_row(const Call& call, const std::string& id);
state::Secret& modify_live_row(Call& call, const std::string& id);
// When a secret marked for deletion goes.
TimePoint deletion_of(const state::Secret& secret);
// The caller's secrets, those marked for deletion included.
std::vector<const state::Secret*> secrets_of(const Call& call);

// The version of that id, or that bears that stage; nullptr where there is none.
const state::SecretVersion* version_by_id(const state::Secret& secret, const std::string& id);
const state::SecretVersion* version_at(const state::Secret& secret, std::string_view stage);

// Puts a stage on one version and takes it from the one that had it. AWSCURRENT leaves AWSPREVIOUS
// behind.
void move_stage(state::Secret& secret, const std::string& stage, const std::string& to_version);

// A new value as CreateSecret, PutSecretValue and UpdateSecret are given it.
struct NewValue {
  const std::optional<std::string>& token;  // becomes the version's id
  const std::optional<std::string>& text;
  const std::optional<aws::Blob>& binary;
  bool is_given() const { return text || binary; }
};
// Throws InvalidParameterException for two values at once.
void check_value(const NewValue& value);
// Adds a version with these stages, or finds the one that a repeated token made. Throws
// ResourceExistsException where that one has another value.
const state::SecretVersion& add_version(Call& call, state::Secret& secret, const NewValue& value,
                                        const std::vector<std::string>& stages);

std::optional<std::vector<Tag>> tags_of(const state::Secret& secret);
void merge_tags(state::Secret& secret, const std::vector<Tag>& tags);
std::map<std::string, std::vector<std::string>> versions_to_stages(const state::Secret& secret);
std::vector<std::string> stages_of(const state::SecretVersion& version);

}  // namespace localecs::services::secretsmanager
