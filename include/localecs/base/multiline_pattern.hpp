// The options of the awslogs log driver that define where a message of several lines begins.
#pragma once

#include <localecs/base/pattern.hpp>

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace localecs {

inline constexpr const char* kDatetimeFormat = "awslogs-datetime-format";
inline constexpr const char* kMultilinePattern = "awslogs-multiline-pattern";

// The value of an option; "" if it is not set.
std::string option_of(const std::map<std::string, std::string>& options, const std::string& name);

// A strftime format as a regular expression. Text between the conversions is taken as it is: users
// who mean a '.' literally escape it, as with Docker's driver.
std::string regex_of_strftime(std::string_view format);

// The regular expression that matches a message's first line; "" if every line is a message.
std::string multiline_regex(const std::map<std::string, std::string>& options);

// The error with which the driver would refuse to start a container with these
// logConfiguration.options, in its words; nullopt if it would accept them.
std::optional<std::string> multiline_problem(const std::map<std::string, std::string>& options);

}  // namespace localecs
