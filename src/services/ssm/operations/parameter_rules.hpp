// What Parameter Store demands of a parameter beyond what the public model states.
#pragma once

#include <localecs/aws/ssm/put_parameter.hpp>

#include "common.hpp"

namespace localecs::services::ssm {

// Throws ValidationException or HierarchyLevelLimitExceededException for what can be no name.
void check_name(const std::string& name);
// Throws ValidationException for a path that GetParametersByPath cannot take.
void check_path(const std::string& path);
// The tier that the value is kept in: what is asked for, or what it needs. Throws
// ValidationException for an empty value or one too large.
std::string tier_of(const PutParameterRequest& input);
// Throws ValidationException for a data type that there is not.
void check_data_type(const std::string& data_type);
// Throws InvalidAllowedPatternException, or ParameterPatternMismatchException where the value is
// not as the pattern says.
void check_pattern(const std::string& pattern, const std::string& value);

}  // namespace localecs::services::ssm
