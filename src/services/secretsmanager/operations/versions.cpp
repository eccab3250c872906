// Versions of a secret's value, and the stages that are moved between them.
#include <localecs/services/secretsmanager/rows/secret.hpp>

#include <algorithm>

#include "common.hpp"

namespace localecs::services::secretsmanager {
namespace {

constexpr std::size_t kMostVersions = 100;

bool is_same_value(const state::SecretVersion& version, const NewValue& value) {
  const auto binary = value.binary ? std::optional(value.binary->bytes) : std::nullopt;
  return version.text == value.text && version.binary == binary;
}

state::SecretVersion& modify_version(state::Secret& secret, const std::string& id) {
  return *std::ranges::find(secret.versions, id, &state::SecretVersion::id);
}

// Removes the oldest versions without a stage, which count as deprecated, if there are too many.
void make_room(state::Secret& secret) {
  if (secret.versions.size() < kMostVersions) return;
  const auto oldest = std::ranges::find_if(
      secret.versions, [](const auto& version) { return version.stages.empty(); });
  if (oldest == secret.versions.end())
    throw aws::Error("LimitExceededException",
                     "You have reached the limit of 100 versions for this secret.");
  secret.versions.erase(oldest);
}

void attach(state::Secret& secret, const std::string& stage, const std::string& to_version) {
  for (state::SecretVersion& version : secret.versions) version.stages.erase(stage);
  modify_version(secret, to_version).stages.insert(stage);
}

}  // namespace

const state::SecretVersion* version_by_id(const state::Secret& secret, const std::string& id) {
  const auto found = std::ranges::find(secret.versions, id, &state::SecretVersion::id);
  return found == secret.versions.end() ? nullptr : &*found;
}

const state::SecretVersion* version_at(const state::Secret& secret, std::string_view stage) {
  const auto found = std::ranges::find_if(secret.versions, [&](const auto& version) {
    return version.stages.contains(std::string(stage));
  });
  return found == secret.versions.end() ? nullptr : &*found;
}

void move_stage(state::Secret& secret, const std::string& stage, const std::string& to_version) {
  const state::SecretVersion* before = version_at(secret, stage);
  if (stage == kCurrentStage && before && before->id != to_version)
    attach(secret, std::string(kPreviousStage), std::string(before->id));
  attach(secret, stage, to_version);
  // A version that becomes AWSCURRENT cannot be AWSPREVIOUS as well.
  if (stage == kCurrentStage)
    modify_version(secret, to_version).stages.erase(std::string(kPreviousStage));
}

aws::Error token_in_use(const std::string& token, const state::Secret& secret) {
  return {"ResourceExistsException", "You can't use ClientRequestToken " + token +
                                         " because that value is already in use for a version of "
                                         "secret " +
                                         secret.arn + "."};
}

void check_value(const NewValue& value) {
  if (!value.token)
    throw invalid_request(
        "You must provide a ClientRequestToken value. We recommend a UUID-type value.");
  if (value.text && value.binary)
    throw invalid_parameter(
        "You can't specify both a binary secret value and a string secret value in the same "
        "secret.");
}

const state::SecretVersion& add_version(Call& call, state::Secret& secret, const NewValue& value,
                                        const std::vector<std::string>& stages) {
  const std::string& id = *value.token;
  if (const state::SecretVersion* repeated = version_by_id(secret, id)) {
    if (is_same_value(*repeated, value)) return *repeated;
    throw token_in_use(id, secret);
  }
  make_room(secret);
  const bool is_first = secret.versions.empty();
  state::SecretVersion version{
      .id = id, .text = value.text, .binary = {}, .stages = {}, .created_at = call.now};
  if (value.binary) version.binary = value.binary->bytes;
  secret.versions.push_back(std::move(version));
  const state::SecretVersion* former = version_at(secret, kCurrentStage);
  const std::string former_id = former ? former->id : "";
  for (const std::string& stage : stages) move_stage(secret, stage, id);
  if (former && version_at(secret, kCurrentStage)->id == id)
    modify_version(secret, former_id).stages.erase(std::string(kPendingStage));
  if (is_first) move_stage(secret, std::string(kCurrentStage), id);
  secret.changed_at = call.now;
  return *version_by_id(secret, id);
}

std::vector<std::string> stages_of(const state::SecretVersion& version) {
  return {version.stages.begin(), version.stages.end()};
}

std::map<std::string, std::vector<std::string>> versions_to_stages(const state::Secret& secret) {
  std::map<std::string, std::vector<std::string>> all;
  for (const state::SecretVersion& version : secret.versions)
    if (!version.stages.empty()) all[version.id] = stages_of(version);
  return all;
}

}  // namespace localecs::services::secretsmanager
