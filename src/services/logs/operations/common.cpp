// Errors, names and lookups of CloudWatch Logs.
#include "common.hpp"

#include <localecs/aws/rules.hpp>
#include <localecs/base/text.hpp>
#include <localecs/services/logs/rows.hpp>
#include <localecs/services/logs/rows/logs.hpp>

#include <algorithm>

namespace localecs::services::logs {
namespace {

constexpr std::size_t kLongestName = 512;
constexpr const char* kGroupNamePattern = "[\\.\\-_/#A-Za-z0-9]+";
constexpr std::string_view kIdentifierPattern = "[\\w#+=/:,.@-]*";  // not an ARN with ":*"
constexpr const char* kStreamNamePattern = "[^:*]*";

bool has_group_alphabet(std::string_view name) {
  return std::ranges::all_of(name, [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           std::string_view(".-_/#").find(c) != std::string_view::npos;
  });
}

void check_name(const std::string& name, std::string_view member, bool has_alphabet,
                const std::string& pattern) {
  if (name.empty())
    throw violation("''", member, "Member must have length greater than or equal to 1");
  if (characters(name) > kLongestName)
    throw invalid_parameter(
        "Invalid LogGroup or LogStream, both must have length less than or equal to 512.");
  if (!has_alphabet)
    throw violation("'" + name + "'", member,
                    "Member must satisfy regular expression pattern: " + pattern);
}

}  // namespace

aws::Error invalid_parameter(const std::string& message) {
  return {"InvalidParameterException", message};
}

aws::Error invalid_token() {
  return invalid_parameter("The specified nextToken is invalid.");
}

aws::Error group_not_found() {
  return {"ResourceNotFoundException", "The specified log group does not exist."};
}

aws::Error stream_not_found() {
  return {"ResourceNotFoundException", "The specified log stream does not exist."};
}

aws::Error violation(const std::string& value, std::string_view member,
                     const std::string& constraint) {
  return invalid_parameter("1 validation error detected: Value " + value +
                           (value.empty() ? "at '" : " at '") + std::string(member) +
                           "' failed to satisfy constraint: " + constraint);
}

void check_group_name(const std::string& name, std::string_view member) {
  check_name(name, member, has_group_alphabet(name), kGroupNamePattern);
}

void check_stream_name(const std::string& name, std::string_view member) {
  check_name(name, member, name.find_first_of(":*") == std::string::npos, kStreamNamePattern);
}

void check_length(std::size_t length, std::string_view member, std::size_t least,
                  std::size_t most) {
  if (length < least)
    throw violation("", member,
                    "Member must have length greater than or equal to " + std::to_string(least));
  if (length > most)
    throw violation("", member,
                    "Member must have length less than or equal to " + std::to_string(most));
}

void check_time(const std::optional<std::int64_t>& time, std::string_view member) {
  if (time && *time < 0)
    throw violation("'" + std::to_string(*time) + "'", member,
                    "Member must have value greater than or equal to 0");
}

std::size_t limit_of(const std::optional<std::int32_t>& limit, int usual, int most) {
  const int value = limit.value_or(usual);
  if (value < 1)
    throw violation("'" + std::to_string(value) + "'", "limit",
                    "Member must have value greater than or equal to 1");
  if (value > most)
    throw violation("'" + std::to_string(value) + "'", "limit",
                    "Member must have value less than or equal to " + std::to_string(most));
  return static_cast<std::size_t>(value);
}

std::string group_arn_of(const Call& call, const std::string& name_or_arn) {
  if (!name_or_arn.starts_with("arn:")) {
    check_group_name(name_or_arn);
    return state::log_group_arn(call.scope.region, call.scope.account, name_or_arn);
  }
  std::string arn =
      name_or_arn.ends_with(":*") ? name_or_arn.substr(0, name_or_arn.size() - 2) : name_or_arn;
  // Another account's or region's groups are not there for this caller.
  if (!arn.starts_with(state::log_group_arn(call.scope.region, call.scope.account, "")))
    throw group_not_found();
  return arn;
}

state::LogGroup& group_at(Call& call, const std::string& name_or_arn) {
  state::LogGroup* group = call.state[logs::groups].open(group_arn_of(call, name_or_arn));
  if (!group) throw group_not_found();
  return *group;
}

state::LogGroup& find_group(Call& call, const std::string& name) {
  check_group_name(name);
  return group_at(call, name);
}

state::LogGroup& find_group(Call& call, const std::optional<std::string>& name,
                            const std::optional<std::string>& identifier) {
  if (name && identifier)
    throw aws::validation_error(
        "LogGroup name and LogGroup ARN are mutually exclusive parameters.");
  if (name) return find_group(call, *name);
  if (!identifier) throw violation("null", "logGroupName", "Member must not be null");
  if (!aws::matches(kIdentifierPattern, *identifier))
    throw violation(
        "'" + *identifier + "'", "logGroupIdentifier",
        "Member must satisfy regular expression pattern: " + std::string(kIdentifierPattern));
  return group_at(call, *identifier);
}

state::LogStream& find_stream(state::LogGroup& group, const std::string& name) {
  check_stream_name(name);
  const auto found = group.streams.find(name);
  if (found == group.streams.end()) throw stream_not_found();
  return found->second;
}

}  // namespace localecs::services::logs
