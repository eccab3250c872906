// Checks what Parameter Store demands of a parameter beyond its public model.
#pragma once

#include <localecs/aws/ssm/put_parameter.hpp>

#include "common.hpp"

namespace localecs::services::ssm {

// Throws ValidationException or HierarchyLevelLimitExceededException if `name` cannot be a name.
void check_name(const std::string& name);
// Throws ValidationException if no parameter can have the name in `reference`, which may also be an
// ARN, with a version or a label.
void check_reference(const std::string& reference);
// Throws ValidationException for an ARN, where only a name will do.
void check_no_arn(const std::string& name);
// Throws ValidationException for a path that GetParametersByPath cannot take.
void check_path(const std::string& path);
// The tier of the value: the one asked for, or the one that its size needs. Throws
// ValidationException if the value is empty or too large.
std::string tier_of(const PutParameterRequest& input);
// Throws ValidationException if there is no such data type.
void check_data_type(const std::string& data_type);
// Throws InvalidAllowedPatternException, or ParameterPatternMismatchException where the value is
// not as the pattern says.
void check_pattern(const std::string& pattern, const std::string& value);

}  // namespace localecs::services::ssm
