// The options of awslogs that say where a message of several lines begins.
#pragma once

#include <localecs/base/pattern.hpp>

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace localecs {

inline constexpr const char* kDatetimeFormat = "awslogs-datetime-format";
inline constexpr const char* kMultilinePattern = "awslogs-multiline-pattern";

// The value of an option; "" where it is not set.
std::string option_of(const std::map<std::string, std::string>& options, const std::string& name);

// A strftime format as a regular expression: what is no conversion stays as it is, so that signs
// are escaped by who writes the format.
std::string regex_of_strftime(std::string_view format);

// The regular expression that the options ask for; "" where every line is a message.
std::string multiline_regex(const std::map<std::string, std::string>& options);

// Why the driver would refuse to start a container with these logConfiguration.options, in its
// words; nothing where it would not.
std::optional<std::string> multiline_problem(const std::map<std::string, std::string>& options);

}  // namespace localecs
