// GetParameter, GetParameters and GetParameterHistory.
#include <localecs/aws/page.hpp>
#include <localecs/aws/ssm/get_parameter.hpp>
#include <localecs/aws/ssm/get_parameter_history.hpp>
#include <localecs/aws/ssm/get_parameters.hpp>
#include <localecs/aws/ssm/operations.hpp>
#include <localecs/services/operation.hpp>

#include <localecs/services/ssm/rows/parameter.hpp>

#include <set>

#include "common.hpp"
#include "parameter_rules.hpp"

namespace localecs::services::ssm {
namespace {

ParameterHistory history_entry(const Found& found, bool with_decryption) {
  const state::ParameterVersion& version = *found.version;
  ParameterHistory entry;
  if (!version.allowed_pattern.empty()) entry.AllowedPattern = version.allowed_pattern;
  entry.DataType = version.data_type;
  if (!version.description.empty()) entry.Description = version.description;
  if (!version.key_id.empty()) entry.KeyId = version.key_id;
  entry.Labels.emplace(version.labels.begin(), version.labels.end());
  entry.LastModifiedDate = version.modified_at;
  entry.LastModifiedUser = version.modified_by;
  entry.Name = found.parameter->name;
  entry.Policies.emplace();
  entry.Tier = aws::from_text<ParameterTier>(version.tier);
  entry.Type = aws::from_text<ParameterType>(version.type);
  entry.Value = value_of(found, with_decryption);
  entry.Version = found.number;
  return entry;
}

}  // namespace

GetParameterResult get_parameter(Call& call, const GetParameterRequest& input) {
  check_reference(input.Name);
  return {view(find_version(call, input.Name), input.WithDecryption.value_or(false))};
}

GetParametersResult get_parameters(Call& call, const GetParametersRequest& input) {
  GetParametersResult result{.InvalidParameters = std::vector<std::string>{},
                             .Parameters = std::vector<aws::ssm::Parameter>{}};
  for (const std::string& name : input.Names) check_reference(name);
  const std::set<std::string> names(input.Names.begin(), input.Names.end());
  for (const std::string& name : names) {
    try {
      result.Parameters->push_back(
          view(find_version(call, name), input.WithDecryption.value_or(false)));
    } catch (const aws::Error&) {
      result.InvalidParameters->push_back(name);
    }
  }
  return result;
}

GetParameterHistoryResult get_parameter_history(Call& call,
                                                const GetParameterHistoryRequest& input) {
  constexpr std::int32_t default_size = 50;
  const state::Parameter& row = get_row(call, input.Name);
  std::vector<ParameterHistory> all;
  for (const auto& [number, version] : row.versions)
    all.push_back(history_entry({&row, number, &version, std::nullopt},
                                input.WithDecryption.value_or(false)));
  // Page tokens compare as text, so the number gets leading zeros.
  const auto key = [](const ParameterHistory& entry) {
    const std::string number = std::to_string(entry.Version.value_or(0));
    return std::string(20 - number.size(), '0') + number;
  };
  auto page = aws::page_of(all, input.NextToken,
                           static_cast<std::size_t>(input.MaxResults.value_or(default_size)), key);
  if (!page) throw invalid_next_token();
  return {.NextToken = page->next_token, .Parameters = std::move(page->rows)};
}

}  // namespace localecs::services::ssm
