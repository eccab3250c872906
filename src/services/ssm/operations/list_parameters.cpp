// DescribeParameters and GetParametersByPath: pages of the parameters that pass filters.
#include <localecs/aws/page.hpp>
#include <localecs/aws/ssm/describe_parameters.hpp>
#include <localecs/aws/ssm/get_parameters_by_path.hpp>
#include <localecs/aws/ssm/operations.hpp>
#include <localecs/services/operation.hpp>

#include <localecs/services/ssm/rows/parameter.hpp>

#include "common.hpp"
#include "filters.hpp"
#include "parameter_rules.hpp"

namespace localecs::services::ssm {
namespace {

using Rows = std::vector<const state::Parameter*>;
using Filters = std::vector<ParameterStringFilter>;

aws::Page<const state::Parameter*> page(const Rows& all, const std::optional<std::string>& token,
                                        std::int32_t size) {
  auto found = aws::page_of(all, token, static_cast<std::size_t>(size),
                            [](const state::Parameter* row) { return row->name; });
  if (!found) throw invalid_next_token();
  return *std::move(found);
}

ParameterMetadata metadata_of(const state::Parameter& row) {
  const auto& [number, version] = *row.versions.rbegin();
  ParameterMetadata metadata;
  metadata.ARN = row.arn;
  if (!version.allowed_pattern.empty()) metadata.AllowedPattern = version.allowed_pattern;
  metadata.DataType = version.data_type;
  if (!version.description.empty()) metadata.Description = version.description;
  if (!version.key_id.empty()) metadata.KeyId = version.key_id;
  metadata.LastModifiedDate = version.modified_at;
  metadata.LastModifiedUser = version.modified_by;
  metadata.Name = row.name;
  metadata.Policies.emplace();
  metadata.Tier = aws::from_text<ParameterTier>(version.tier);
  metadata.Type = aws::from_text<ParameterType>(version.type);
  metadata.Version = number;
  return metadata;
}

// Translates the older member Filters, which knows fewer keys and compares only beginnings of
// names.
Filters filters_of(const DescribeParametersRequest& input) {
  if (!input.Filters || input.Filters->empty()) return input.ParameterFilters.value_or(Filters{});
  if (input.ParameterFilters && !input.ParameterFilters->empty())
    throw validation("You can use either Filters or ParameterFilters in a single request.");
  Filters filters;
  for (const ParametersFilter& old : *input.Filters) {
    const bool is_type = old.Key == ParametersFilterKey::Type;
    filters.push_back({.Key = std::string(aws::to_text(old.Key)),
                       .Option = is_type ? "Equals" : "BeginsWith",
                       .Values = old.Values});
  }
  return filters;
}

}  // namespace

DescribeParametersResult describe_parameters(Call& call, const DescribeParametersRequest& input) {
  constexpr std::int32_t default_size = 10;
  const Filters filters = filters_of(input);
  check_filters(filters, Asker::describe);
  Rows rows;
  // localecs shares no parameters between accounts, so Shared lists nothing.
  if (!input.Shared.value_or(false)) rows = parameters_of(call);
  std::erase_if(rows, [&](const auto* row) { return !passes(*row, filters); });
  const auto shown = page(rows, input.NextToken, input.MaxResults.value_or(default_size));
  DescribeParametersResult result{.NextToken = shown.next_token,
                                  .Parameters = std::vector<ParameterMetadata>{}};
  for (const state::Parameter* row : shown.rows) result.Parameters->push_back(metadata_of(*row));
  return result;
}

GetParametersByPathResult get_parameters_by_path(Call& call,
                                                 const GetParametersByPathRequest& input) {
  constexpr std::int32_t default_size = 10;
  check_path(input.Path);
  const Filters filters = input.ParameterFilters.value_or(Filters{});
  check_filters(filters, Asker::by_path);
  Rows rows = parameters_of(call);
  std::erase_if(rows, [&](const auto* row) {
    return !lies_below(row->name, input.Path, input.Recursive.value_or(false)) ||
           !passes(*row, filters);
  });
  const auto shown = page(rows, input.NextToken, input.MaxResults.value_or(default_size));
  GetParametersByPathResult result{.NextToken = shown.next_token,
                                   .Parameters = std::vector<aws::ssm::Parameter>{}};
  for (const state::Parameter* row : shown.rows)
    result.Parameters->push_back(view(current_version(*row), input.WithDecryption.value_or(false)));
  return result;
}

}  // namespace localecs::services::ssm
