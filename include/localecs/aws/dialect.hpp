// A service's dialect: the words in which it reports invalid input. Part of its operation table.
#pragma once

#include <localecs/aws/document.hpp>

#include <string>
#include <string_view>

namespace localecs::aws {

struct Dialect {
  std::string_view error_code;  // of the errors with the messages below
  // True if the model's limits (lengths, ranges, patterns) are checked before the operation runs.
  // If false, the operation checks them itself, in its own words.
  bool checks_limits;
  // Word a message. path: the member, such as "containerDefinitions[0].cpu".
  std::string (*missing)(std::string_view path);
  std::string (*unknown_value)(std::string_view path, std::string_view value,
                               const Shape& enumeration);
};

namespace words {
std::string cannot_be_empty(std::string_view path);
std::string should_be_one_of(std::string_view path, std::string_view value,
                             const Shape& enumeration);
std::string must_not_be_null(std::string_view path);
std::string must_satisfy_enum(std::string_view path, std::string_view value,
                              const Shape& enumeration);
}  // namespace words

// ECS's dialect: "Container Instances cannot be empty.", one problem at a time.
constexpr Dialect sentences(std::string_view error_code) {
  return {error_code, false, &words::cannot_be_empty, &words::should_be_one_of};
}

// Most services' dialect: "2 validation errors detected: Value null at 'name' failed to satisfy
// constraint: Member must not be null; ...".
constexpr Dialect validation_errors(std::string_view error_code) {
  return {error_code, true, &words::must_not_be_null, &words::must_satisfy_enum};
}

// The words of validation_errors(), one problem at a time, beside rules that the operation words.
constexpr Dialect single_validation_errors(std::string_view error_code) {
  return {error_code, false, &words::must_not_be_null, &words::must_satisfy_enum};
}

}  // namespace localecs::aws
