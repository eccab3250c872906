// LabelParameterVersion and UnlabelParameterVersion. A label is on one version at most.
#include <localecs/aws/ssm/label_parameter_version.hpp>
#include <localecs/aws/ssm/operations.hpp>
#include <localecs/aws/ssm/unlabel_parameter_version.hpp>
#include <localecs/base/text.hpp>
#include <localecs/services/operation.hpp>

#include <localecs/services/ssm/rows/parameter.hpp>

#include <algorithm>

#include "common.hpp"

namespace localecs::services::ssm {
namespace {

constexpr std::size_t kMostLabels = 10;

bool is_label(const std::string& label) {
  const bool has_alphabet = std::ranges::all_of(label, [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           std::string_view("_.-").find(c) != std::string_view::npos;
  });
  const std::string lower = to_lower(label);
  return has_alphabet && !label.empty() && !(label[0] >= '0' && label[0] <= '9') &&
         !lower.starts_with("aws") && !lower.starts_with("ssm");
}

// The version's number; nullopt asks for the newest. Throws ParameterVersionNotFound.
int number_of(const state::Parameter& row, std::optional<std::int64_t> asked) {
  if (!asked) return row.versions.rbegin()->first;
  for (const auto& [number, version] : row.versions)
    if (number == *asked) return number;
  throw version_not_found(std::to_string(*asked), row.name);
}

}  // namespace

LabelParameterVersionResult label_parameter_version(Call& call,
                                                    const LabelParameterVersionRequest& input) {
  const state::Parameter& row = get_row(call, input.Name);
  const int number = number_of(row, input.ParameterVersion);
  std::vector<std::string> invalid;
  std::set<std::string> labels = row.versions.at(number).labels;
  for (const std::string& label : input.Labels) {
    if (is_label(label))
      labels.insert(label);
    else
      invalid.push_back(label);
  }
  if (labels.size() > kMostLabels)
    throw aws::Error("ParameterVersionLabelLimitExceeded",
                     "A parameter version can have maximum 10 labels. Move one or more labels to "
                     "another version and try again.");
  // As on AWS, one bad label leaves all of them unset.
  if (invalid.empty()) {
    state::Parameter& changed = modify_row(call, input.Name);
    for (auto& [other, version] : changed.versions)
      for (const std::string& label : input.Labels) version.labels.erase(label);
    changed.versions.at(number).labels = std::move(labels);
  }
  return {.InvalidLabels = std::move(invalid), .ParameterVersion = number};
}

UnlabelParameterVersionResult unlabel_parameter_version(
    Call& call, const UnlabelParameterVersionRequest& input) {
  const int number = number_of(get_row(call, input.Name), input.ParameterVersion);
  std::set<std::string>& labels = modify_row(call, input.Name).versions.at(number).labels;
  UnlabelParameterVersionResult result{.InvalidLabels = std::vector<std::string>{},
                                       .RemovedLabels = std::vector<std::string>{}};
  for (const std::string& label : input.Labels)
    (labels.erase(label) ? result.RemovedLabels : result.InvalidLabels)->push_back(label);
  return result;
}

}  // namespace localecs::services::ssm
