// What the SSM operations share: finding a parameter and a version of it, showing it, tags.
#pragma once

#include <localecs/aws/error.hpp>
#include <localecs/aws/ssm/parameter.hpp>
#include <localecs/aws/ssm/tag.hpp>
#include <localecs/services/operation.hpp>
#include <localecs/services/ssm/rows.hpp>
#include <localecs/services/ssm/rows/parameter.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace localecs::services::ssm {

using namespace aws::ssm;  // the wire shapes

aws::Error validation(const std::string& message);
aws::Error parameter_not_found();
aws::Error version_not_found(const std::string& version_or_label, const std::string& name);
aws::Error invalid_next_token();

// "arn:aws:ssm:<region>:<account>:parameter/<name>": a leading slash is not doubled.
std::string arn_of(const Call& call, std::string_view name);

// True if both texts name one parameter: "a" and "/a" do, names of several levels must be equal.
bool is_same_name(const std::string& one, const std::string& other);
// nullptr if there is no parameter of that name or ARN. The text must not have a version or label.
const state::Parameter* find_parameter(const Call& call, const std::string& name_or_arn);
// Throws ParameterNotFound.
const state::Parameter& get_row(const Call& call, const std::string& name_or_arn);
// The row to change; throws ParameterNotFound.
state::Parameter& modify_row(Call& call, const std::string& name_or_arn);

// Finds the version that `name`, `name:version`, `name:label` or an ARN of these names. Throws
// ParameterNotFound or ParameterVersionNotFound.
struct Found {
  const state::Parameter* parameter = nullptr;
  int number = 0;
  const state::ParameterVersion* version = nullptr;
  std::optional<std::string> selector;  // ":3", ":prod"
};
Found find_version(const Call& call, const std::string& reference);
// The reference without its version or label.
std::string name_of(const std::string& reference);
Found current_version(const state::Parameter& parameter);

// The value to show. Without decryption a SecureString is shown as text that looks like ciphertext
// and is always the same for a version.
std::string value_of(const Found& found, bool with_decryption);
aws::ssm::Parameter view(const Found& found, bool with_decryption);

// The caller's parameters in the order of their names.
std::vector<const state::Parameter*> parameters_of(const Call& call);

// Adds tags, overwriting those of the same keys. Throws TooManyTagsError above 50.
void merge_tags(state::Parameter& into, const std::vector<Tag>& tags);

}  // namespace localecs::services::ssm
