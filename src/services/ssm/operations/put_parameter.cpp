// PutParameter: a new parameter, or a new version of one.
#include <localecs/aws/ssm/operations.hpp>
#include <localecs/aws/ssm/put_parameter.hpp>
#include <localecs/services/operation.hpp>
#include <localecs/services/ssm/rows.hpp>
#include <localecs/services/ssm/rows/parameter.hpp>

#include "parameter_rules.hpp"

namespace localecs::services::ssm {
namespace {

constexpr std::size_t kMostVersions = 100;

state::ParameterVersion version_of(const Call& call, const PutParameterRequest& input,
                                   const std::string& type) {
  state::ParameterVersion version;
  version.value = input.Value;
  version.type = type;
  version.description = input.Description.value_or("");
  if (type == "SecureString") version.key_id = input.KeyId.value_or("alias/aws/ssm");
  version.data_type = input.DataType.value_or("text");
  version.tier = tier_of(input);
  version.allowed_pattern = input.AllowedPattern.value_or("");
  version.modified_at = call.now;
  version.modified_by = call.caller_arn;
  return version;
}

void check(const PutParameterRequest& input) {
  check_name(input.Name);
  check_data_type(input.DataType.value_or("text"));
  check_pattern(input.AllowedPattern.value_or(""), input.Value);
  // Policies are refused (decision 6 in the docs): a parameter that silently never expired would be
  // worse than an error.
  if (input.Policies)
    throw aws::Error("UnsupportedFeatureException",
                     "localecs does not have parameter policies yet.");
  if (input.Tags && !input.Tags->empty() && input.Overwrite.value_or(false))
    throw validation(
        "Invalid request: tags and overwrite can't be used together. To create a parameter with "
        "tags, please remove overwrite flag. To update tags for an existing parameter, please use "
        "AddTagsToResource or RemoveTagsFromResource.");
}

// Drops the oldest version when there are a hundred, as AWS does. A version with a label is never
// dropped.
void make_room(state::Parameter& row) {
  if (row.versions.size() < kMostVersions) return;
  const auto oldest = row.versions.begin();
  if (!oldest->second.labels.empty())
    throw aws::Error("ParameterMaxVersionLimitExceeded",
                     "You attempted to create a new version of " + row.name +
                         " by calling the PutParameter API with the overwrite flag. Version " +
                         std::to_string(oldest->first) +
                         ", the oldest version, can't be deleted because it has a label associated "
                         "with it. Move the label to another version of the parameter, and try "
                         "again.");
  row.versions.erase(oldest);
}

PutParameterResult answer(int number, const state::ParameterVersion& version) {
  return {.Tier = aws::from_text<ParameterTier>(version.tier), .Version = number};
}

PutParameterResult create(Call& call, const PutParameterRequest& input) {
  if (!input.Type) throw validation("A parameter type is required when you create a parameter.");
  state::Parameter row{
      .arn = arn_of(call, input.Name), .name = input.Name, .versions = {}, .tags = {}};
  row.versions.emplace(1, version_of(call, input, std::string(aws::to_text(*input.Type))));
  if (input.Tags) merge_tags(row, *input.Tags);
  const std::string arn = row.arn;
  return answer(1, call.state[ssm::parameters].put(arn, std::move(row)).versions.at(1));
}

// Adds a version. Members that the request does not set stay as they were.
PutParameterResult add_version(Call& call, state::Parameter& row,
                               const PutParameterRequest& input) {
  const state::ParameterVersion& last = row.versions.rbegin()->second;
  auto version =
      version_of(call, input, input.Type ? std::string(aws::to_text(*input.Type)) : last.type);
  if (!input.Description) version.description = last.description;
  if (!input.Tier && last.tier == "Advanced") version.tier = last.tier;
  const int number = row.versions.rbegin()->first + 1;
  make_room(row);
  return answer(number, row.versions.emplace(number, std::move(version)).first->second);
}

}  // namespace

PutParameterResult put_parameter(Call& call, const PutParameterRequest& input) {
  check(input);
  if (!call.state[ssm::parameters].find(arn_of(call, input.Name))) return create(call, input);
  if (!input.Overwrite.value_or(false))
    throw aws::Error("ParameterAlreadyExists",
                     "The parameter already exists. To overwrite this value, set the overwrite "
                     "option in the request to true.");
  return add_version(call, modify_row(call, input.Name), input);
}

}  // namespace localecs::services::ssm
