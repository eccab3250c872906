// The filters of DescribeParameters and GetParametersByPath.
#pragma once

#include <localecs/aws/ssm/parameter_string_filter.hpp>
#include <localecs/services/ssm/rows.hpp>

#include "common.hpp"

namespace localecs::services::ssm {

// The operation that filters: each of the two knows other keys.
enum class Asker { describe, by_path };

// Throws InvalidFilterKey, InvalidFilterOption or InvalidFilterValue.
void check_filters(const std::vector<ParameterStringFilter>& filters, Asker asker);
bool passes(const state::Parameter& row, const std::vector<ParameterStringFilter>& filters);

// True if `name` lies below `path`: directly, or at any depth.
bool lies_below(const std::string& name, const std::string& path, bool at_any_depth);

}  // namespace localecs::services::ssm
